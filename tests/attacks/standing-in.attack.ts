/** Who stands in a patient's place: all of it is open to them, but for what the patient keeps to themself. */
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { lookUps } from "#db/schema.ts";
import { type ActingWorld, answer, openActing, settled } from "./acting-world.ts";
import { ask } from "./http.ts";
import { tokenOf } from "./machine-asking.ts";
import { disputeByPatient, TOOL, type World } from "./world.ts";

const CHOOSE = `/en/my/tools/${TOOL}/choose`;

/** Holds the pages of who stands in the patient's place to their promises. */
export function standingIn(worldNow: () => World): void {
	let child: ActingWorld;
	beforeAll(async () => {
		child = await openActing(worldNow(), 9);
	});

	it("keeps a private answer out of the files and lists of who stands in the patient's place, byte for byte", async () => {
		const { port } = worldNow();
		const parent = await worldNow().session({ patientNo: child.patient.no, trustedId: child.ids.decide });
		const own = await worldNow().session({ patientNo: child.patient.no });
		const pages = [
			"/uses",
			`/uses/${child.use}`,
			"/disputes",
			"/needs",
			"/needs/file",
			"/looked",
			"/copy/html",
			"/copy/json",
		];
		const read = async () => {
			const all: string[] = [];
			for (const page of pages) {
				const { status, whole } = await ask(port, `/en/my${page}`, { headers: { cookie: parent } });
				expect([page, status]).toEqual([page, 200]);
				all.push(`${page}\n${settled(whole)}`);
			}
			return all;
		};
		await read();
		const before = await read();
		const refs = [
			await answer(port, own, CHOOSE, "no", { private: "yes" }),
			await answer(port, own, "/en/my/everything", "unsure", { private: "yes" }),
		];
		expect(await read()).toEqual(before);
		// What the patient says is wrong with a tool of such an answer could tell of it.
		const said = await disputeByPatient(port, own);
		expect(await read()).toEqual(before);
		const copy = await ask(port, "/en/my/copy/json", { headers: { cookie: own } });
		for (const known of [...refs, said]) expect(copy.body).toContain(known);
		const taken = await ask(port, "/en/my/copy/json", { headers: { cookie: parent } });
		expect(JSON.parse(taken.body)).toMatchObject({ takenBy: "Sam Carterfield", listed: null });
	});

	it("does not let them read when systems were told of a private answer", async () => {
		const world = worldNow();
		const { port, db } = world;
		const parent = await world.session({ patientNo: child.patient.no, trustedId: child.ids.decide });
		const own = await world.session({ patientNo: child.patient.no });
		const authorization = `Bearer ${await tokenOf(world)}`;
		const follow = async () => {
			for (let after = "0"; ; ) {
				const { body } = await ask(port, `/api/changes?after=${after}`, { headers: { authorization } });
				const { changes, next } = JSON.parse(body) as { changes: readonly unknown[]; next: string };
				if (changes.length === 0) return;
				after = next;
			}
		};
		const read = async () => {
			const pages = ["/looked", "/copy/html", "/copy/json"];
			const got = await Promise.all(
				pages.map((page) => ask(port, `/en/my${page}`, { headers: { cookie: parent } })),
			);
			return got.map(({ status, whole }) => `${status}\n${settled(whole)}`);
		};
		await follow();
		await read();
		const before = await read();
		await answer(port, own, CHOOSE, "no", { private: "yes" });
		await follow();
		const told = eq(lookUps.what, "change-told");
		const theirs = await db.read
			.select({ name: lookUps.name })
			.from(lookUps)
			.where(and(eq(lookUps.patientNo, child.patient.no), told));
		expect(theirs.length).toBeGreaterThan(0);
		expect(await read()).toEqual(before);
		const mine = await ask(port, "/en/my/looked", { headers: { cookie: own } });
		expect(mine.body).toContain("Was told that the answer about you may have changed.");
	});

	it("lets nobody but who stands in the patient's place take the copy or read who looked", async () => {
		const { port } = worldNow();
		const acts = await openActing(worldNow());
		const limited = { authority: "parent", may: "decide", limits: "Nothing about the school." } as const;
		const ids = [acts.ids.decide, acts.ids.help, acts.ids.read];
		const others = ids.map((trustedId) => ({ patientNo: acts.patient.no, trustedId }));
		const knock = [
			...others,
			{ patientNo: child.patient.no, trustedId: child.ids.help },
			{ patientNo: child.patient.no, trustedId: await child.addPerson("Lee Limited", limited) },
		];
		for (const who of knock)
			for (const page of ["/looked", "/copy", "/copy/html", "/copy/json"]) {
				const { status } = await ask(port, `/en/my${page}`, {
					headers: { cookie: await worldNow().session(who) },
				});
				expect([page, status]).toEqual([page, 403]);
			}
	});
}
