import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import type { TaskKind } from "#app/core/task-entry.ts";
import { countLookUps, listLookUps } from "#app/features/record/look-up.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { outbox, tasks } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { countJobs, finishJob, letterPosted, lettersPosted, listJobs } from "./jobs.store.server.ts";

const SCAN = "eye-scan-urgency";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

async function opens(due: string, providerId = "riverside", kind: TaskKind = "call-back", tool = SCAN) {
	await portal.db.write(async (q) => {
		const subject = await subjectOf(q, portal.db.vault, amina.no);
		if (subject === undefined) throw new Error("no patient");
		await openTask(portal.db, q, subject, { kind, providerId, tool, choice: null, due }, NOON);
	});
}

async function letter(state: "waiting" | "to-post" | "sent", providerId = "riverside") {
	const row = { patientNo: amina.no, providerId, way: "letter", lang: "ur", sealed: "", ref: "REF" } as const;
	const [made] = await portal.db.write((q) =>
		q
			.insert(outbox)
			.values({ ...row, state, tries: 0, nextAt: NOON, doneAt: null })
			.returning({ id: outbox.id }),
	);
	return made?.id ?? 0;
}

const list = (actor: StaffActor = rhian, page: string | null = null) =>
	listJobs(portal.db, actor, page, NOON);
const taskIds = async () => (await portal.db.read.select({ id: tasks.id }).from(tasks)).map(({ id }) => id);

describe("the jobs of a provider", () => {
	it("are those that are open, the first due first, with whom to reach and how", async () => {
		await opens("2026-11-27", "riverside", "wish");
		await opens("2026-11-19");
		const { jobs, list: shown } = await list();
		expect(shown.total).toBe(2);
		expect(jobs.map(({ due }) => due)).toEqual(["2026-11-19", "2026-11-27"]);
		expect(jobs[0]).toMatchObject({
			kind: "call-back",
			tool: SCAN,
			patient: { id: amina.id, name: "Amina Ahmed", phone: "01632 960 111", needs: { reads: null } },
		});
	});

	it("come page by page", async () => {
		for (let job = 0; job < 21; job += 1)
			await opens(job === 20 ? "2026-11-25" : "2026-11-23", "riverside", "look-again");
		const { jobs, list: shown } = await list(rhian, "2");
		expect(jobs.map(({ due }) => due)).toEqual(["2026-11-25"]);
		expect(shown.total).toBe(21);
	});

	it("are counted by kind, with the letters that wait to be posted", async () => {
		await opens("2026-11-23");
		await opens("2026-11-23", "riverside", "wish");
		await letter("to-post");
		await letter("waiting");
		await letter("sent");
		expect(await countJobs(portal.db, rhian)).toEqual([
			{ kind: "call-back", count: 1 },
			{ kind: "wish", count: 1 },
			{ kind: "post", count: 1 },
		]);
		expect(await list()).toMatchObject({
			list: { total: 2 },
			letterCount: 1,
			letters: [{ lang: "ur", ref: "REF" }],
		});
	});

	it("are not another provider's", async () => {
		await opens("2026-11-23");
		await letter("to-post");
		expect(await list(colm)).toMatchObject({ jobs: [], list: { total: 0 }, letters: [], letterCount: 0 });
		expect(await countJobs(portal.db, colm)).toEqual([]);
		expect(await countLookUps(portal.db, amina.actor)).toBe(0);
	});

	it("are a look at each patient who is named, once a list", async () => {
		await opens("2026-11-23");
		await opens("2026-11-24", "riverside", "wish");
		await list();
		expect(await listLookUps(portal.db, amina.actor, 0, 10)).toMatchObject([
			{ what: "tasks", name: "Rhian Price" },
		]);
	});

	it("are not shown where the look cannot be written down", async () => {
		await opens("2026-11-23");
		portal.forbidLooks();
		await expect(list()).rejects.toThrow();
	});
});

describe("a job", () => {
	it("is done once, with a note that is in the patient's record", async () => {
		await opens("2026-11-23");
		const [id = ""] = await taskIds();
		expect(await finishJob(portal.db, rhian, id, "She says yes.", "en", NOON)).toBe("done");
		expect(await finishJob(portal.db, rhian, id, "Pressed again.", "en", NOON)).toBe("done");
		const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
		const done = (subject ? await entriesOf(portal.db.read, subject) : []).filter(
			({ body }) => body.kind === "task.done",
		);
		expect(done.map(({ body }) => body)).toMatchObject([
			{
				version: 2,
				task: id,
				note: "She says yes.",
				lang: "en",
				recorder: { who: "staff", name: "Rhian Price" },
			},
		]);
		expect((await list()).jobs).toEqual([]);
	});

	it("of another provider cannot be done, and neither can one that is not there", async () => {
		await opens("2026-11-23");
		const [id = ""] = await taskIds();
		expect(await finishJob(portal.db, colm, id, "Not mine.", "en", NOON)).toBe("no-such-job");
		expect(await finishJob(portal.db, rhian, "none", "Nothing.", "en", NOON)).toBe("no-such-job");
		expect((await list()).list.total).toBe(1);
	});
});

describe("a letter to post", () => {
	it("is sent once somebody says that it is posted", async () => {
		const id = await letter("to-post");
		expect(await letterPosted(portal.db, rhian, id, NOON)).toBe("done");
		expect(await letterPosted(portal.db, rhian, id, NOON)).toBe("done");
		expect(await portal.db.read.select().from(outbox)).toMatchObject([{ state: "sent", doneAt: NOON }]);
	});

	it("is neither another provider's nor one that is still on its way", async () => {
		const theirs = await letter("to-post");
		const waiting = await letter("waiting");
		expect(await letterPosted(portal.db, colm, theirs, NOON)).toBe("no-such-job");
		expect(await letterPosted(portal.db, rhian, waiting, NOON)).toBe("no-such-job");
		expect((await portal.db.read.select().from(outbox)).map(({ state }) => state)).toEqual([
			"to-post",
			"waiting",
		]);
	});

	it("is sent with the others that were shown, and one that came later is not", async () => {
		const [first, second] = [await letter("to-post"), await letter("to-post")];
		const theirs = await letter("to-post", "hillside");
		const waiting = await letter("waiting");
		await letter("to-post");
		await lettersPosted(portal.db, rhian, [first, second, theirs, waiting], NOON);
		await lettersPosted(portal.db, rhian, [], NOON);
		const states = (await portal.db.read.select().from(outbox)).map(({ state }) => state);
		expect(states).toEqual(["sent", "sent", "to-post", "waiting", "to-post"]);
	});
});

describe("a report of an emergency override", () => {
	const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
	const finish = async (actor: StaffActor, note: string | null) => {
		const [id = ""] = await taskIds();
		return finishJob(portal.db, actor, id, note, "en", NOON);
	};

	it("is read by the AI lead alone, who writes nothing to the patient", async () => {
		await opens("2026-11-23", "riverside", "override");
		expect(await finish(rhian, null)).toBe("no-such-job");
		expect(await finish({ ...rhian, staffRole: "clinician" }, null)).toBe("no-such-job");
		expect(await finish(lena, "A note.")).toBe("no-such-job");
		expect((await list(lena)).jobs).toHaveLength(1);
		expect(await finish(lena, null)).toBe("done");
		expect((await list(lena)).jobs).toEqual([]);
	});

	it("is the only job that is done without a word", async () => {
		await opens("2026-11-23");
		expect(await finish(lena, null)).toBe("no-such-job");
	});
});
