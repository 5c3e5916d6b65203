/** A member of staff types on a form, their session ends meanwhile, and they sign in again. */
import { and, eq, like } from "drizzle-orm";
import { expect } from "vitest";
import type { StaffRole } from "#app/core/actor.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { entries, staff, typedDrafts, typedPages } from "#db/schema.ts";
import { ask, send } from "./http.ts";
import type { World } from "./world.ts";

export interface TypedForm {
	readonly path: string;
	readonly role: StaffRole;
	readonly fields: Readonly<Record<string, string>>;
	/** How their page has it: part of a pattern. */
	readonly shown: string;
}

/** The cookies of a member of the victim's provider: of a session that ended a few minutes ago, and of a new one. */
export async function late(world: World, role: StaffRole): Promise<{ ended: string; again: string }> {
	const theirs = and(eq(staff.role, role), eq(staff.providerId, DEMO_PROVIDER));
	const [member] = await world.db.read.select({ id: staff.id }).from(staff).where(theirs).orderBy(staff.id);
	const staffId = member?.id ?? "";
	return {
		ended: await world.session({ staffId }, new Date(Date.now() - 20 * 60_000)),
		again: await world.session({ staffId }),
	};
}

/** All that is kept of what staff typed, as the file has it. */
export async function keptOfStaff({ db }: World): Promise<readonly object[]> {
	const ofStaff = like(typedDrafts.person, "staff %");
	const aboutPatients = await db.read.select().from(typedDrafts).where(ofStaff);
	return [...aboutPatients, ...(await db.read.select().from(typedPages))];
}

/** Throws all of it away. */
export async function forgetTyped({ db }: World): Promise<void> {
	await db.write((q) => q.delete(typedDrafts).returning());
	await db.write((q) => q.delete(typedPages).returning());
}

/** Holds that they alone have it back, sealed meanwhile, and that nothing of it was saved. */
export async function isGivenBack(world: World, { path, role, fields, shown }: TypedForm): Promise<void> {
	const said = async () => (await world.db.read.select({ seq: entries.seq }).from(entries)).length;
	const { ended, again } = await late(world, role);
	const before = await said();
	const sent = await send(world.port, path, ended, fields);
	expect([sent.status, sent.headers["location"]]).toEqual([
		303,
		`/staff/sign-in?to=${encodeURIComponent(path)}`,
	]);
	const kept = await keptOfStaff(world);
	expect(kept).toHaveLength(1);
	expect(JSON.stringify(kept)).not.toContain("Bilal");
	const others = [
		await world.sessionOfRole(role === "reception" ? "clinician" : "reception"),
		await world.session({ staffId: world.strangerId }),
	];
	for (const cookie of others)
		expect((await ask(world.port, path, { headers: { cookie } })).body).not.toMatch(new RegExp(shown));
	const { status, body } = await ask(world.port, path, { headers: { cookie: again } });
	expect([status, body.includes("We kept what you wrote")]).toEqual([200, true]);
	expect(body).toMatch(new RegExp(shown));
	expect(await said()).toBe(before);
	await forgetTyped(world);
}
