import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import type { Purpose } from "#app/core/scope.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { tasks } from "#db/schema.ts";
import { aSaying, NOON, theAttorney, thePatient } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { makeChoice } from "./make-choice.store.server.ts";
import { entriesOf, subjectOf } from "./record.store.server.ts";
import { readStanding } from "./standing.store.server.ts";
import { takeBack } from "./take-back.store.server.ts";

const SCAN = "eye-scan-urgency";
const DAY = 86_400_000;

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

async function hers() {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (subject === undefined) throw new Error("no such patient");
	return subject;
}

async function says(
	answer: Answer,
	{ tool = SCAN as string | null, purpose = "care" as Purpose | null, decider = thePatient, day = 0 } = {},
) {
	const register = await currentRegister(portal.db);
	const subject = await hers();
	const at = new Date(NOON.getTime() + day * DAY);
	const said = aSaying(decider);
	const choice = { scope: { tool, purpose }, answer, said, lang: "en", saidOn: null } as const;
	return portal.db.write(async (q) => {
		const before = await readStanding(q, register, amina.no);
		return makeChoice(portal.db, q, register, subject, before, { ...choice, ...AS_TYPED }, at);
	});
}
const AS_TYPED = { settles: false, recordedAt: null };

async function takesBack(ref: string) {
	const [register, subject] = [await currentRegister(portal.db), await hers()];
	await portal.db.write((q) => takeBack(portal.db.vault, q, register, subject, ref, aSaying(), NOON));
}

const jobs = () =>
	portal.db.read.select({ kind: tasks.kind, due: tasks.due, doneAt: tasks.doneAt }).from(tasks);
const open = async () => (await jobs()).filter(({ doneAt }) => doneAt === null).length;
const bodies = async () => (await entriesOf(portal.db.read, await hers())).map(({ body }) => body);

describe("not sure, said again", () => {
	it("is the same call with its earlier day, and each time an entry that names it", async () => {
		await says("unsure");
		await says("unsure", { day: 2 });
		expect(await jobs()).toMatchObject([{ kind: "call-back", due: "2026-11-25", doneAt: null }]);
		const asked = (await bodies()).flatMap((body) => (body.kind === "task.opened" ? [body] : []));
		expect(new Set(asked.map(({ task }) => task)).size).toBe(1);
		expect(asked.map(({ choice, due }) => ({ choice, due }))).toEqual([
			{ choice: 1, due: "2026-11-25" },
			{ choice: 3, due: "2026-11-26" },
		]);
	});

	it("is another call about another tool, or about all of them", async () => {
		await says("unsure");
		await says("unsure", { tool: "retina-disease-detection" });
		await says("unsure", { tool: null, purpose: null });
		expect(await open()).toBe(3);
	});
});

describe("a yes or no", () => {
	it.each(["yes", "no"] as const)("to just that tool closes the call, with an entry (%s)", async (answer) => {
		await says("unsure");
		const { seq } = await says(answer);
		expect(await open()).toBe(0);
		expect((await bodies()).at(-1)).toMatchObject({ kind: "task.settled", choice: seq });
	});

	it("to something else, to everything, or by somebody else leaves it open", async () => {
		await says("unsure");
		await says("no", { tool: "retina-disease-detection" });
		await says("no", { tool: null, purpose: null });
		await says("yes", { decider: theAttorney });
		expect(await open()).toBe(1);
	});

	it("that is taken back opens the call again", async () => {
		await says("unsure");
		const { ref } = await says("yes");
		await takesBack(ref);
		expect(await open()).toBe(1);
		expect((await bodies()).at(-1)).toMatchObject({ kind: "task.reopened" });
	});

	it("that is taken back opens no second call where somebody is to call already", async () => {
		await says("unsure");
		const { ref } = await says("no");
		await says("unsure");
		await takesBack(ref);
		expect(await open()).toBe(1);
	});
});
