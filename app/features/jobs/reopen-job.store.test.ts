import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { tasks } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { finishJob } from "./jobs.store.server.ts";
import { findJustDone, reopenJob } from "./reopen-job.store.server.ts";

let portal: TestPortal;
let amina: TestPatient;
let id = "";
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	const subject = await hers();
	const task = {
		kind: "call-back",
		providerId: "riverside",
		tool: null,
		choice: null,
		due: "2026-11-25",
	} as const;
	await portal.db.write((q) => openTask(portal.db, q, subject, task, NOON));
	id = (await portal.db.read.select({ id: tasks.id }).from(tasks))[0]?.id ?? "";
	await finishJob(portal.db, rhian, id, "Pressed by mistake.", "en", NOON);
});
afterEach(() => portal.close());

async function hers() {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (subject === undefined) throw new Error("no such patient");
	return subject;
}

const rows = () =>
	portal.db.read.select({ due: tasks.due, doneAt: tasks.doneAt, doneBy: tasks.doneBy }).from(tasks);
const reopened = async () =>
	(await entriesOf(portal.db.read, await hers())).filter(({ body }) => body.kind === "task.reopened");

describe("a job that was said to be done by mistake", () => {
	it("is open again with its day, once, with who opened it in the record", async () => {
		const at = minutesAfterNoon(10);
		expect(await findJustDone(portal.db, rhian, id, at)).toEqual({ id, kind: "call-back", tool: null });
		expect(await reopenJob(portal.db, rhian, id, at)).toBe("reopened");
		expect(await reopenJob(portal.db, rhian, id, at)).toBe("reopened");
		expect(await rows()).toEqual([{ due: "2026-11-25", doneAt: null, doneBy: null }]);
		expect(await reopened()).toMatchObject([{ body: { task: id, recorder: { name: "Rhian Price" } } }]);
		expect(await findJustDone(portal.db, rhian, id, at)).toBeUndefined();
	});

	it("stays done after ten minutes, and for whoever did not press", async () => {
		expect(await reopenJob(portal.db, rhian, id, minutesAfterNoon(11))).toBe("too-late");
		expect(await reopenJob(portal.db, { ...rhian, staffId: "another" }, id, NOON)).toBe("too-late");
		expect(await reopened()).toEqual([]);
	});

	it("is not there for another provider", async () => {
		expect(await findJustDone(portal.db, colm, id, NOON)).toBeUndefined();
		expect(await reopenJob(portal.db, colm, id, NOON)).toBe("no-such-job");
	});
});
