import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { raise } from "#tests/cases.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { checkDraft } from "./check.store.server.ts";
import { keepDraft, saveDraft } from "./draft.store.server.ts";
import { undoChoice } from "./history.store.server.ts";
import { findDraft } from "./kept-draft.store.server.ts";
import { readMine, toolsOfMine } from "./my-tools.store.server.ts";
import type { Question } from "./question.ts";
import { findReceipt } from "./receipt.store.server.ts";

const EYES = { about: "tool", tool: "eye-scan-urgency" } as const satisfies Question;
const EVERYTHING: Question = { about: "everything" };

let portal: TestPortal;
let register: KnownRegister;
beforeAll(async () => {
	portal = await openPortal();
	register = await currentRegister(portal.db);
});
afterAll(() => portal.close());

async function says(who: TestPatient, question: Question, answer: Answer): Promise<string> {
	await keepDraft(portal.db, who.actor, register, question, answer, NOON);
	const once = (await findDraft(portal.db, who.actor, question, NOON))?.id;
	const saved = await saveDraft(portal.db, who.actor, register, question, once, "en", NOON);
	if (!saved.ok) throw new Error(saved.reason);
	return saved.value.ref;
}

const receipt = (who: TestPatient, ref: string) =>
	findReceipt(portal.db, who.actor, register, ref, "en", NOON);
const check = (who: TestPatient, question: Question) =>
	checkDraft(portal.db, who.actor, register, question, "en", NOON);

describe("a receipt", () => {
	it("says what the rule makes of the choice now", async () => {
		const robert = await portal.addPatient();
		const yes = await says(robert, EYES, "yes");
		expect((await receipt(robert, yes))?.effect).toBe("used");
		const no = await says(robert, EYES, "no");
		expect((await receipt(robert, no))?.effect).toBe("not-used");
		expect((await receipt(robert, yes))?.effect).toBe("not-used");
	});

	it("of not sure promises the day of the call", async () => {
		const robert = await portal.addPatient();
		expect(await receipt(robert, await says(robert, EYES, "unsure"))).toMatchObject({
			effect: "call",
			due: "2026-11-25",
		});
	});

	it("of an answer for everything says so when it no longer counts", async () => {
		const robert = await portal.addPatient();
		const ref = await says(robert, EVERYTHING, "no");
		expect((await receipt(robert, ref))?.effect).toBe("all-no");
		await undoChoice(portal.db, robert.actor, register, ref, NOON);
		expect((await receipt(robert, ref))?.effect).toBe("no-longer");
	});

	it("names the tools about which nobody can choose in their own care", async () => {
		const robert = await portal.addPatient();
		expect((await receipt(robert, await says(robert, EVERYTHING, "no")))?.notHere).toEqual([
			"Staff rota tool",
		]);
		expect((await receipt(robert, await says(robert, EYES, "no")))?.notHere).toEqual([]);
	});

	it("is not there for another patient, nor for a reference that was made up", async () => {
		const [robert, amina] = [await portal.addPatient(), await portal.addPatient()];
		const ref = await says(robert, EYES, "no");
		expect(await receipt(amina, ref)).toBeUndefined();
		expect(await receipt(robert, "AAAA-BBBB-CCCC")).toBeUndefined();
	});
});

describe("the check before saving", () => {
	it("is of the patient's own kept answer only", async () => {
		const [robert, amina] = [await portal.addPatient(), await portal.addPatient()];
		await keepDraft(portal.db, robert.actor, register, EYES, "no", NOON);
		expect((await check(robert, EYES))?.answer).toBe("no");
		expect(await check(amina, EYES)).toBeUndefined();
	});

	it("says what happens instead, what it ends, and that an older no still counts", async () => {
		const robert = await portal.addPatient();
		await says(robert, EYES, "yes");
		await keepDraft(portal.db, robert.actor, register, EYES, "no", NOON);
		const no = await check(robert, EYES);
		expect(no?.ends.map(({ answer }) => answer)).toEqual(["yes"]);
		expect(no?.instead?.lines.length).toBeGreaterThan(0);
		await says(robert, EYES, "no");
		await keepDraft(portal.db, robert.actor, register, EVERYTHING, "yes", NOON);
		expect((await check(robert, EVERYTHING))?.stays.map(({ answer }) => answer)).toEqual(["no"]);
	});
});

describe("a tool that was said to be wrong", () => {
	it("promises no use on the check page, and reads as stopped meanwhile", async () => {
		const robert = await portal.addPatient();
		await raise(portal, robert, { pauses: true });
		const eyes = async () =>
			toolsOfMine(await readMine(portal.db, robert.actor, register), NOON).find(
				({ tool }) => tool.id === EYES.tool,
			);
		await keepDraft(portal.db, robert.actor, register, EYES, "yes", NOON);
		expect((await check(robert, EYES))?.effect).toBe("not-now");
		expect((await eyes())?.stopped).toBe(true);
	});

	it("reads as stopped for nobody else", async () => {
		const amina = await portal.addPatient();
		await keepDraft(portal.db, amina.actor, register, EYES, "yes", NOON);
		expect((await check(amina, EYES))?.effect).toBe("asked");
		const mine = toolsOfMine(await readMine(portal.db, amina.actor, register), NOON);
		expect(mine.filter(({ stopped }) => stopped)).toEqual([]);
	});
});

describe("the tools of a patient", () => {
	it("are those of their own services, with their own answers", async () => {
		const robert = await portal.addPatient();
		const gp = await portal.addPatient({ services: ["riverside-gp"] });
		await says(robert, EYES, "no");
		const mine = async (who: TestPatient) =>
			toolsOfMine(await readMine(portal.db, who.actor, register), NOON).map(({ tool, said }) => [
				tool.id,
				said?.answer,
			]);
		expect(await mine(robert)).toContainEqual(["eye-scan-urgency", "no"]);
		expect(await mine(gp)).toEqual([["symptom-triage", undefined]]);
	});
});
