import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { newVersionOf } from "#tests/new-version.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readAsking, saveRecording } from "./recording.store.server.ts";
import type { Recording } from "./recording.ts";
import { readSummary } from "./summary.store.server.ts";

const SCAN = "eye-scan-urgency";
const ONCE = "0123456789abcdef0123456789abcdef";
let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ services: ["riverside-eyes"] });
	await newVersionOf(portal.db, SCAN);
});
afterEach(() => portal.close());

async function save(over: Pick<Recording, "answers" | "printed">) {
	const register = await currentRegister(portal.db);
	const asked = await readAsking(portal.db, rhian, register, amina.id, NOON);
	const onPaper: Recording = {
		way: "paper",
		decider: { who: "patient" },
		...{ helper: null, interpreter: null, saidOn: "2026-11-01", settledHow: null, help: false },
		...over,
	};
	const pressed = { once: ONCE, seen: asked?.seen ?? "" };
	return saveRecording(portal.db, rhian, register, amina.id, onPaper, pressed, "en", NOON);
}

async function recorded() {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (subject === undefined) throw new Error("no patient");
	return (await entriesOf(portal.db.read, subject)).map(({ body }) => body);
}

async function answerNow() {
	const register = await currentRegister(portal.db);
	const summary = await readSummary(portal.db, rhian, register, amina.id, "en", NOON);
	const tool = summary?.tools.find(({ id }) => id === SCAN);
	return `${tool?.answer}: ${tool?.reason}`;
}

describe("a paper form, where the tool is another one since it was printed", () => {
	it("with a number is an answer about the version on it, in its language, and is asked again", async () => {
		const printed = { about: "tool", id: "9-1-UR-W", tool: SCAN, notice: 1, lang: "ur" } as const;
		await save({
			printed,
			answers: [
				{ tool: SCAN, answer: "yes" },
				{ tool: null, purpose: "research", answer: "no" },
			],
		});
		expect(await recorded()).toMatchObject([
			{ scope: { tool: SCAN }, notice: 1, lang: "ur", saidOn: "2026-11-01" },
			{ scope: { tool: null }, notice: null, lang: "ur" },
		]);
		expect(await answerNow()).toBe("ask: tool-changed");
	});

	it("without a number is an answer about the page as it is now", async () => {
		await save({ printed: null, answers: [{ tool: SCAN, answer: "yes" }] });
		expect(await recorded()).toMatchObject([{ notice: 2, lang: "en" }]);
		expect(await answerNow()).toBe("permit: said-yes");
	});
});
