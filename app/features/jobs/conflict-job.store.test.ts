import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { takeBack } from "#app/features/record/take-back.store.server.ts";
import { readAsking, saveRecording } from "#app/features/staff/recording.store.server.ts";
import type { Recording } from "#app/features/staff/recording.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { finishJob, listJobs } from "./jobs.store.server.ts";

const SCAN = "eye-scan-urgency";
let portal: TestPortal;
let amina: TestPatient;
let keys = 0;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const online = aSaying();

async function subject() {
	const found = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (found === undefined) throw new Error("no patient");
	return found;
}

/** What the patient says themself, online. */
async function says(answer: "yes" | "no", at = NOON) {
	const [register, who] = [await currentRegister(portal.db), await subject()];
	const rest = { lang: "en", saidOn: null, settles: false, recordedAt: null };
	const choice = { scope: { tool: SCAN, purpose: "care" as const }, answer, said: online, ...rest };
	return portal.db.write(async (q) => {
		const before = await standingNow(q, register, who);
		return makeChoice(portal.db, q, register, who, before, choice, at);
	});
}

/** What reception writes down. */
async function writesDown(over: Partial<Recording>) {
	const register = await currentRegister(portal.db);
	const asked = await readAsking(portal.db, rhian, register, amina.id, NOON);
	keys += 1;
	const pressed = { once: String(keys).padStart(32, "0"), seen: asked?.seen ?? "" };
	const recording: Recording = {
		...{ way: "phone", decider: { who: "patient" }, helper: null, interpreter: null, saidOn: null },
		...{ settledHow: null, printed: null, help: false, answers: [{ tool: SCAN, answer: "no" }] },
		...over,
	};
	const at = minutesAfterNoon(keys);
	const saved = await saveRecording(portal.db, rhian, register, amina.id, recording, pressed, "en", at);
	if (!saved?.ok) throw new Error(`not saved: ${saved?.reason}`);
	return saved.value.ref;
}

const RESEARCH_NO = { tool: null, purpose: "research", answer: "no" } as const;

/** A yes online, and a no on paper from before it. */
async function conflict() {
	await says("yes");
	await writesDown({ way: "paper", saidOn: "2026-11-01" });
}

const jobs = async () => (await listJobs(portal.db, rhian, null, NOON)).jobs;
const bodies = async () => (await entriesOf(portal.db.read, await subject())).map(({ body }) => body);

async function takesBack(ref: string) {
	const [register, who] = [await currentRegister(portal.db), await subject()];
	const at = minutesAfterNoon(60);
	await portal.db.write((q) => takeBack(portal.db.vault, q, register, who, ref, online, at));
}

describe("a job about answers that do not agree", () => {
	it("shows both answers as they were given, and is not done by a note", async () => {
		await conflict();
		const [job] = await jobs();
		expect(job?.disagreeing.map(({ body }) => [body.answer, body.said.way])).toEqual([
			["yes", "online"],
			["no", "paper"],
		]);
		expect(await finishJob(portal.db, rhian, job?.id ?? "", "We called.", "en", NOON)).toBe("no-such-job");
		expect(await jobs()).toHaveLength(1);
	});

	it("is done by what was talked through, with its reason, which the patient reads", async () => {
		await conflict();
		await writesDown({ settledHow: "You meant no.", answers: [{ tool: SCAN, answer: "no" }] });
		expect(await jobs()).toEqual([]);
		expect((await bodies()).at(-1)).toMatchObject({ kind: "task.done", note: "You meant no.", lang: "en" });
	});

	it("is done by the patient's own answer online", async () => {
		await conflict();
		const { seq } = await says("no", minutesAfterNoon(30));
		expect(await jobs()).toEqual([]);
		expect((await bodies()).at(-1)).toMatchObject({ kind: "task.settled", choice: seq });
	});

	it("stays while an answer speaks of something else, or nobody says that it settles the matter", async () => {
		await conflict();
		await writesDown({ answers: [{ tool: SCAN, answer: "no" }] });
		await writesDown({ answers: [RESEARCH_NO] });
		expect(await jobs()).toHaveLength(1);
	});

	it("is not saved with a talk that settles nothing: nobody would read what came of it", async () => {
		await conflict();
		const talk = { settledHow: "About research.", answers: [RESEARCH_NO] };
		const before = await bodies();
		await expect(writesDown(talk)).rejects.toThrow("not saved: settles-nothing");
		expect(await bodies()).toEqual(before);
		expect(await jobs()).toHaveLength(1);
	});

	it("is open again once what settled it is taken back, and its job is the same", async () => {
		await conflict();
		const [before] = await jobs();
		const ref = await writesDown({ settledHow: "You meant yes.", answers: [{ tool: SCAN, answer: "yes" }] });
		expect(await jobs()).toEqual([]);
		await takesBack(ref);
		expect((await jobs()).map(({ id }) => id)).toEqual([before?.id]);
		expect((await bodies()).at(-1)).toMatchObject({ kind: "task.reopened", task: before?.id });
	});
});
