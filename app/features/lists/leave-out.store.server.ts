/** Lists of people to leave out of a release of data for a tool: made by the rule, hashed into the record, and proved to have been applied. */
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { PersonActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { ReleasePurpose } from "#app/core/release-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { placeOf } from "#app/features/record/list-members.ts";
import { logListLook } from "#app/features/record/look-list.store.server.ts";
import { ownerOf, spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { lookMembers, releases } from "#db/schema.ts";
import { type Proof, proves } from "./leave-out.ts";
import { type MadeList, makeLeaveOut } from "./leave-out-people.store.server.ts";
import type { HasOptedOut } from "./opt-outs.ts";

/** A list that was made: the reference of its release, and its text. */
interface LeaveOut extends Proof {
	readonly ref: string;
	readonly text: string;
}

/** What an AI lead says of a release: what they call it, on which ISO day the data goes out, and the one-time key of the form. */
export interface Plan {
	readonly name: string;
	readonly goesOutOn: string;
	readonly once: string;
}

/**
 * Whoever is on a list of this provider and has not said yes to just this by the rule, now. Each of them reads that a list was checked. The
 * National Data Opt-out is not known here: it is the provider's to ask, and what it said (null: it was not asked) counts for this list alone.
 */
export async function listLeaveOut(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	providerId: string,
	tool: KnownTool,
	purpose: ReleasePurpose,
	hasOptedOut: HasOptedOut | null,
	at: Date,
): Promise<LeaveOut> {
	const made = await makeLeaveOut(db, register, { providerId, tool, purpose, hasOptedOut, at });
	const ref = await db.write((q) =>
		writeRelease(db, q, actor, { providerId, tool: tool.id, purpose }, made, at, null),
	);
	return { ref, text: made.text, people: made.people, hash: made.hash };
}

/** Keeps a list that was made for an AI lead, once for each one-time key. Answers the reference of its release. */
export async function keepRelease(
	db: Db,
	actor: StaffActor,
	of: { readonly tool: string; readonly purpose: ReleasePurpose },
	made: Omit<MadeList, "text">,
	plan: Plan,
	at: Date,
): Promise<Result<string, "key-not-yours">> {
	return db.write(async (q) => {
		const used = await usedKey(q, plan.once, ownerOf(actor));
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		const ref = await writeRelease(db, q, actor, { ...of, providerId: actor.providerId }, made, at, plan);
		await spendKey(q, plan.once, ownerOf(actor), ref, at);
		return ok(ref);
	});
}

async function writeRelease(
	db: Db,
	q: Writer,
	actor: SystemActor | StaffActor,
	{
		providerId,
		tool,
		purpose,
	}: { readonly providerId: string; readonly tool: string; readonly purpose: ReleasePurpose },
	{ people, hash, parts }: Omit<MadeList, "text">,
	at: Date,
	plan: Plan | null,
): Promise<string> {
	const lookId = await logListLook(q, actor, { tool, purpose, people, parts }, at);
	const about = { provider: providerId, tool, purpose, people, hash };
	const body = { kind: "release.listed", version: 1, ...about, recorder: recorderOf(actor) } as const;
	const { ref } = await record(q, db.vault, null, body, at);
	const named = { name: plan?.name ?? null, goesOutOn: plan?.goesOutOn ?? null };
	await q
		.insert(releases)
		.values({ ref, providerId, toolId: tool, purpose, madeAt: at, people, hash, lookId, ...named })
		.returning({ ref: releases.ref });
	return ref;
}

/** Records that a release left out just the people of its list. Pressed again it changes nothing; refused for another list, or none that was made (for staff: at their provider, and to who is no AI lead). */
export async function proveLeftOut(
	db: Db,
	actor: SystemActor | StaffActor,
	ref: string,
	proof: Proof,
	at: Date,
): Promise<Result<true, "no-such-release" | "another-list">> {
	return db.write(async (q) => {
		const [release] = await q.select().from(releases).where(eq(releases.ref, ref));
		if (release === undefined || !isTheirs(actor, release)) return refuse("no-such-release");
		if (!proves(proof, release)) return refuse("another-list");
		if (release.appliedAt !== null) return ok(true);
		const said = { release: ref, people: proof.people, hash: proof.hash };
		const body = { kind: "release.applied", version: 1, ...said, recorder: recorderOf(actor) } as const;
		await record(q, db.vault, null, body, at);
		await q
			.update(releases)
			.set({ appliedAt: at })
			.where(eq(releases.ref, ref))
			.returning({ ref: releases.ref });
		return ok(true);
	});
}

function isTheirs(actor: SystemActor | StaffActor, { providerId }: { readonly providerId: string }): boolean {
	return actor.role === "system" || (actor.staffRole === "lead" && actor.providerId === providerId);
}

/** A release that a patient was to be left out of; `appliedAt` is null until whoever made it has shown that they were. */
interface LeftOut {
	readonly tool: string;
	readonly purpose: ReleasePurpose;
	readonly madeAt: Date;
	readonly appliedAt: Date | null;
}

/** Those of a patient, the newest first. Nothing for who acts for them: that somebody is left out can rest on an answer kept to themself. */
export async function leftOutOf(db: Db, actor: PersonActor): Promise<LeftOut[]> {
	if (actor.role !== "patient") return [];
	const { part, digit, digits } = placeOf(actor.patientNo);
	const lists = db.read
		.select({ id: lookMembers.lookId })
		.from(lookMembers)
		.where(
			and(eq(lookMembers.part, part), inArray(sql`substr(${lookMembers.members}, ${digit}, 1)`, [...digits])),
		);
	const rows = await db.read
		.select()
		.from(releases)
		.where(inArray(releases.lookId, lists))
		.orderBy(desc(releases.madeAt));
	return rows.map(({ toolId: tool, purpose, madeAt, appliedAt }) => ({ tool, purpose, madeAt, appliedAt }));
}
