import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import type { ReleasePurpose } from "#app/core/release-entry.ts";
import { loader } from "#app/features/choices/pages/purposes.tsx";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { answers } from "#tests/answers.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { TOOL } from "#tests/machine-desk.ts";
import { openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { leftOutOf, listLeaveOut, proveLeftOut } from "./leave-out.store.server.ts";
import type { HasOptedOut } from "./opt-outs.ts";

let portal: TestPortal;
let [amina, ben, carys]: TestPatient[] = [];
const patient = (one: TestPatient | undefined): TestPatient => {
	if (one === undefined) throw new Error("no patient");
	return one;
};
beforeEach(async () => {
	portal = await openPortal();
	[amina, ben, carys] = [await portal.addPatient(), await portal.addPatient(), await portal.addPatient()];
});
afterEach(() => portal.close());

const says = (who: TestPatient | undefined, answer: Answer, purpose: ReleasePurpose = "training") =>
	answers(portal, patient(who), answer, { tool: null, purpose });
async function lists(
	purpose: ReleasePurpose = "training",
	providerId = "riverside",
	optedOut: HasOptedOut | null = null,
) {
	const register = await currentRegister(portal.db);
	const tool = register.byId.get(TOOL);
	if (tool === undefined) throw new Error("no tool");
	return listLeaveOut(portal.db, system, register, providerId, tool, purpose, optedOut, NOON);
}
const kinds = async () =>
	(await entriesWithoutPatient(portal.db.read, portal.db.vault)).map(({ body }) => body.kind);
const reads = (who: TestPatient | undefined) => leftOutOf(portal.db, patient(who).actor);

describe("whom a release leaves out", () => {
	it("is everybody but who said yes to just this: sorted, and hashed as a machine hashes the file", async () => {
		await says(amina, "yes");
		await says(ben, "no");
		await says(carys, "yes", "synthetic");
		const { text, people, hash } = await lists();
		const right = [patient(ben).nhsNumber, patient(carys).nhsNumber].sort();
		expect([text, people]).toEqual([`${right.join("\n")}\n`, 2]);
		expect(hash).toBe(createHash("sha256").update(text).digest("hex"));
		// Nobody said yes where the tool has no such purpose, whatever they said.
		expect((await lists("synthetic")).people).toBe(3);
	});

	it("is also who opted out of all such uses in England, but for a yes to just this tool and purpose", async () => {
		await says(amina, "yes");
		await answers(portal, patient(ben), "yes", { tool: TOOL, purpose: "training" });
		await says(carys, "yes");
		const { text } = await lists("training", "riverside", (number) => number !== patient(carys).nhsNumber);
		expect(text).toBe(`${patient(amina).nhsNumber}\n`);
	});

	it("is nobody of another provider's lists", async () => {
		expect(await lists("training", "hillside")).toMatchObject({ text: "", people: 0 });
	});

	it("stands in the record by its count and its hash, and each of them reads that a list was checked", async () => {
		await says(amina, "yes");
		const { ref, people, hash } = await lists();
		const [entry] = await entriesWithoutPatient(portal.db.read, portal.db.vault);
		expect(entry).toMatchObject({
			ref,
			body: { kind: "release.listed", provider: "riverside", tool: TOOL, purpose: "training", people, hash },
		});
		const looks = async (who: TestPatient | undefined) =>
			(await listLookUps(portal.db, patient(who).actor, 0, 9)).map(({ what }) => what);
		expect([await looks(amina), await looks(ben)]).toEqual([[], ["list"]]);
	});

	it("is proved only by just that list, once, and by that the patient reads that they were left out", async () => {
		await says(amina, "yes");
		const { ref, people, hash } = await lists();
		const prove = (proof: { people: number; hash: string }, of = ref) =>
			proveLeftOut(portal.db, system, of, proof, minutesAfterNoon(60));
		expect(await prove({ people: people - 1, hash })).toEqual({ ok: false, reason: "another-list" });
		expect(await prove({ people, hash: "0".repeat(64) })).toEqual({ ok: false, reason: "another-list" });
		expect(await prove({ people, hash }, "NO-SUCH-REF")).toEqual({ ok: false, reason: "no-such-release" });
		const asked = { tool: TOOL, purpose: "training", madeAt: NOON };
		expect([await reads(ben), await kinds()]).toEqual([[{ ...asked, appliedAt: null }], ["release.listed"]]);
		for (let again = 0; again < 2; again += 1) expect((await prove({ people, hash })).ok).toBe(true);
		expect(await reads(ben)).toEqual([{ ...asked, appliedAt: minutesAfterNoon(60) }]);
		expect((await kinds()).sort()).toEqual(["release.applied", "release.listed"]);
		expect(await reads(amina)).toEqual([]);
	});

	it("is proved by an AI lead of that provider, and by no other of its staff", async () => {
		const { ref, people, hash } = await lists();
		const lead = { ...rhian, staffRole: "lead" } as const;
		const prove = (by: StaffActor) => proveLeftOut(portal.db, by, ref, { people, hash }, NOON);
		for (const other of [rhian, { ...lead, providerId: "hillside" }])
			expect(await prove(other)).toMatchObject({ reason: "no-such-release" });
		expect(await kinds()).toEqual(["release.listed"]);
		expect(await prove(lead)).toMatchObject({ ok: true });
	});

	it("is on the patient's page of other uses, by the day and the tool's name", async () => {
		const { ref, people, hash } = await lists();
		const path = "/en/my/purposes";
		const page = async () => {
			const context = portal.context(patient(ben).actor, path);
			const request = new Request(`http://localhost${path}`);
			return (await loader({ context, request, params: { lang: "en" } })) as { leftOut: readonly unknown[] };
		};
		const shown = { purpose: "training", day: "2026-11-21" };
		expect((await page()).leftOut).toMatchObject([{ ...shown, what: "asked" }]);
		await proveLeftOut(portal.db, system, ref, { people, hash }, NOON);
		expect((await page()).leftOut).toMatchObject([{ ...shown, what: "applied" }]);
	});
});
