import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { finishJob, listJobs } from "#app/features/jobs/jobs.store.server.ts";
import { reopenJob } from "#app/features/jobs/reopen-job.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import type { OwnCall } from "./call.forms.ts";
import { askForCall, readOwnCalls, takeCallBack } from "./own-call.store.server.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

async function asks(over: Partial<OwnCall> = {}, once = "a", who = amina) {
	const call = { number: null, time: "morning", about: "My letter", ...over } as const;
	const register = await currentRegister(portal.db);
	return askForCall(portal.db, who.actor, register, { ...call, once: once.repeat(32), lang: "en" }, NOON);
}
const open = async () => (await readOwnCalls(portal.db, amina.actor))?.open;
const jobs = async (actor = rhian) => (await listJobs(portal.db, actor, null, NOON)).jobs;
async function subject() {
	const found = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (found === undefined) throw new Error("no patient");
	return found;
}
const bodies = async () => (await entriesOf(portal.db.read, await subject())).map(({ body }) => body);

describe("a patient who asks to be called", () => {
	it("is told by when, and is a job of their own provider with what they said", async () => {
		const asked = await asks();
		// Noon is on a Saturday: three working days later is Wednesday.
		expect(await open()).toMatchObject({ due: "2026-11-25", ref: asked?.ok ? asked.value : "" });
		expect(await jobs()).toMatchObject([
			{ kind: "help", due: "2026-11-25", isForMore: false, asked: { time: "morning", about: "My letter" } },
		]);
		expect(await jobs(colm)).toEqual([]);
	});

	it("sees of the number on the list its end alone, and the record does not repeat it", async () => {
		expect((await readOwnCalls(portal.db, amina.actor))?.listed).toBe("111");
		await asks();
		expect((await bodies()).at(-1)).toMatchObject({ kind: "call.asked", number: null });
	});

	it("says in the record who helped", async () => {
		amina = { ...amina, actor: { ...amina.actor, helped: true } };
		await asks();
		expect((await bodies()).at(-1)).toMatchObject({ said: { helped: true, way: "online" } });
	});

	it("asks once by a double press, and one call at a time", async () => {
		const first = await asks();
		expect(await asks()).toEqual(first);
		expect(await asks({ time: "any" }, "b")).toEqual({ ok: false, reason: "already" });
		expect(await jobs()).toHaveLength(1);
		const other = await portal.addPatient();
		expect(await asks({}, "a", other)).toMatchObject({ ok: true });
	});

	it("can ask again once somebody called, and not while that was a mistake", async () => {
		await asks();
		const [job] = await jobs();
		await finishJob(portal.db, rhian, job?.id ?? "", "We called.", "en", NOON);
		expect(await open()).toBeUndefined();
		await reopenJob(portal.db, rhian, job?.id ?? "", minutesAfterNoon(1));
		expect(await open()).toBeDefined();
		await finishJob(portal.db, rhian, job?.id ?? "", "Now we called.", "en", NOON);
		expect(await asks({}, "b")).toMatchObject({ ok: true });
	});

	it("takes it back, and nobody calls any more", async () => {
		await asks();
		const ref = (await open())?.ref ?? "";
		await takeCallBack(portal.db, amina.actor, "ANOTHER", NOON);
		expect(await open()).toBeDefined();
		await takeCallBack(portal.db, amina.actor, ref, NOON);
		await takeCallBack(portal.db, amina.actor, ref, NOON);
		expect(await open()).toBeUndefined();
		expect(await jobs()).toEqual([]);
		expect((await bodies()).filter(({ kind }) => kind === "call.taken-back")).toHaveLength(1);
	});

	it("takes back nothing but the call where a paper form asked for help too", async () => {
		const help = { kind: "help", providerId: "riverside", tool: null, choice: null } as const;
		const whose = await subject();
		await portal.db.write((q) => openTask(portal.db, q, whose, { ...help, due: "2026-11-23" }, NOON));
		await asks();
		expect(await jobs()).toMatchObject([{ isForMore: true, due: "2026-11-23", asked: { time: "morning" } }]);
		await takeCallBack(portal.db, amina.actor, (await open())?.ref ?? "", NOON);
		expect(await jobs()).toMatchObject([{ asked: null, due: "2026-11-23" }]);
	});

	it("is told so where nobody has them on a list, and nothing is half saved", async () => {
		const gone = await portal.addPatient({ services: [] });
		expect(await asks({}, "a", gone)).toEqual({ ok: false, reason: "no-list" });
		expect(await jobs()).toEqual([]);
	});
});
