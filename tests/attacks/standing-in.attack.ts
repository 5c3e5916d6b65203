/** Who stands in a patient's place: all of it is open to them, but for what the patient keeps to themself. */
import { beforeAll, expect, it } from "vitest";
import { type ActingWorld, answer, openActing, settled } from "./acting-world.ts";
import { ask } from "./http.ts";
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
