import { describe, expect, it } from "vitest";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { actor, EYES, parent, portal, register, say, withChoices } from "#tests/choosing.ts";
import { rhian, type TestPatient } from "#tests/portal.ts";
import { assess } from "#tests/trusted.ts";
import { countingNow } from "./counting.ts";
import { listChoices } from "./history.store.server.ts";

withChoices();

const NINE = "2017-03-27";

/** The answers of the history that are said to count now, the oldest first. */
async function counting(patient: TestPatient, ...people: readonly string[]): Promise<string[]> {
	const standing = await readStanding(portal.db.read, register, patient.no);
	const seqs = countingNow(standing, ["", ...people]);
	const choices = (await listChoices(portal.db, patient.actor)).toReversed();
	return choices.filter(({ entry }) => seqs.includes(entry.seq)).map(({ entry }) => entry.body.answer);
}

describe("what counts now of a history", () => {
	it("is the latest of what a patient said who speaks alone", async () => {
		const amina = await portal.addPatient();
		await say(amina.actor, "no");
		await say(amina.actor, "yes");
		expect(await counting(amina)).toEqual(["yes"]);
	});

	it("is a parent's word, until the patient decides alone and is asked again", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await parent(alex);
		await assess(portal.db, alex.no, "represented");
		await say(await actor(alex, sam), "yes");
		expect(await counting(alex, sam)).toEqual(["yes"]);
		await assess(portal.db, alex.no, "self");
		expect(await counting(alex, sam)).toEqual([]);
		await say(alex.actor, "yes");
		expect(await counting(alex, sam)).toEqual(["yes"]);
	});

	it("is not the yes of one parent against the no of the other, of which staff read both", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const [sam, kim] = [await parent(alex), await parent(alex, "Kim Carter")];
		await assess(portal.db, alex.no, "represented");
		await say(await actor(alex, sam), "yes");
		await say(await actor(alex, kim), "no");
		expect(await counting(alex, sam, kim)).toEqual(["no"]);
		const summary = await readSummary(portal.db, rhian, register, alex.id, "en", NOON);
		const shown = summary?.tools.find(({ id }) => id === EYES.tool);
		expect(shown?.reason).toBe("conflict");
		const said = shown ? [shown.said, ...shown.against] : [];
		expect(said.map((one) => [one?.decider?.name, one?.answer])).toEqual([
			["Kim Carter", "no"],
			["Sam Carter", "yes"],
		]);
	});
});
