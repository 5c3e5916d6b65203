import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { disputes, entries, patientServices, tasks } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { addAccounts, addUse, hannah, martin, move, omar, raise, SCAN } from "#tests/cases.ts";
import { SAYING } from "#tests/dispute-builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readCase } from "./case.store.server.ts";
import { raiseChallenge, readChallengeable } from "./challenge.store.server.ts";
import type { NewChallenge } from "./challenge.ts";
import { countOthers, lookAgain } from "./look-again.store.server.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, hannah, omar, martin);
});
afterEach(() => portal.close());

const read = (id: string, actor = rhian, look: "case" | "packet" = "case") =>
	readCase(portal.db, actor, amina.id, id, look, NOON);
const register = () => currentRegister(portal.db);
const looks = async () => (await listLookUps(portal.db, amina.actor, 0, 10)).map(({ what }) => what);

describe("a case", () => {
	it("has the patient, the use it is about, and who may review it: not who checked that use", async () => {
		const use = await addUse(portal, amina);
		const { id } = await raise(portal, amina, { use, checker: omar.staffId });
		const found = await read(id);
		expect(found).toMatchObject({
			patient: { familyName: "Ahmed" },
			dispute: { id },
			use: { body: { tool: SCAN, recommended: "Not urgent." } },
		});
		expect(found?.reviewers.map(({ name }) => name)).toEqual([hannah.name, martin.name]);
	});

	it("is not there for another provider, under another patient, or where nobody said it", async () => {
		const { id } = await raise(portal, amina);
		const robert = await portal.addPatient();
		const theirs = await raise(portal, amina, {}, NOON, "hillside");
		expect(await read(id, colm)).toBeUndefined();
		expect(await readCase(portal.db, rhian, robert.id, id, "case", NOON)).toBeUndefined();
		expect(await read(theirs.id)).toBeUndefined();
		expect(await read("nothing")).toBeUndefined();
		expect(await looks()).toEqual([]);
	});

	it("stays open to the provider that answers it when the patient left its lists, and to no other", async () => {
		const dispute = await raise(portal, amina);
		const { id } = dispute;
		await portal.db.write((q) =>
			q.delete(patientServices).where(eq(patientServices.patientNo, amina.no)).returning(),
		);
		expect(await read(id)).toMatchObject({ patient: { familyName: "Ahmed", listed: false } });
		expect(await move(portal, hannah, amina, dispute, SAYING.look)).toMatchObject({ harm: "none" });
		expect(await read(id, colm)).toBeUndefined();
		const elsewhere = await raise(portal, amina, {}, NOON, "hillside");
		expect(await read(elsewhere.id)).toBeUndefined();
	});

	it("is a look, a report to send on is another, and what the patient is not told of does not show in it", async () => {
		const { id } = await raise(portal, amina);
		await read(id);
		await read(id, rhian, "packet");
		expect(await looks()).toEqual(["packet", "case"]);
		const what = { by: "clinician", challenge: "bias", withheld: "It would frighten her." } as const;
		const hidden = await raise(portal, amina, { what });
		await read(hidden.id, rhian, "packet");
		expect(await looks()).toEqual(["case", "packet", "case"]);
	});
});

describe("a challenge", () => {
	const ONCE = "0123456789abcdef0123456789abcdef";
	const challenge: NewChallenge = {
		kind: "disagree",
		use: null,
		tool: SCAN,
		words: "The scan shows bleeding.",
		lang: "en",
		withheld: null,
		pauses: true,
	};
	const challenges = async (over: Partial<NewChallenge> = {}, actor = hannah, once = ONCE) =>
		raiseChallenge(portal.db, actor, await register(), amina.id, { ...challenge, ...over }, once, NOON);
	const kinds = async () => (await portal.db.read.select().from(entries)).map(({ kind }) => kind);

	it("is raised once, stops the tool, and has the use, its version and who checked it", async () => {
		const use = await addUse(portal, amina);
		const first = await challenges({ use });
		expect(first).toMatchObject({ ok: true });
		expect(await challenges({ use })).toEqual(first);
		expect(await kinds()).toEqual(["use.reported", "dispute.raised", "pause.opened"]);
		const [row] = await portal.db.read.select().from(disputes);
		expect(row).toMatchObject({ raisedBy: "clinician", useId: use, version: "2.1", withheld: false });
		expect((await read(row?.id ?? ""))?.dispute.mayNotReview).toEqual([omar.staffId]);
	});

	it("is a clinician's alone, about a use and a tool of this patient here", async () => {
		const robert = await portal.addPatient();
		const other = await addUse(portal, robert);
		expect(await challenges({}, rhian)).toMatchObject({ reason: "only-clinicians" });
		expect(await challenges({}, martin)).toMatchObject({ reason: "only-clinicians" });
		expect(await challenges({ use: other })).toMatchObject({ reason: "use-not-here" });
		expect(await challenges({ tool: "sleep-therapy" })).toMatchObject({ reason: "tool-not-here" });
		expect(await challenges({}, { ...hannah, providerId: "hillside" })).toBeUndefined();
		expect(await kinds()).toEqual(["use.reported"]);
	});

	it("does not follow a key that somebody else pressed", async () => {
		await challenges();
		expect(await challenges({}, omar)).toMatchObject({ reason: "key-not-yours" });
	});

	it("can be made about the patient's own uses here, which is a look", async () => {
		const use = await addUse(portal, amina);
		await addUse(portal, amina, { service: "hillside-gp", tool: "consultation-notes" });
		const found = await readChallengeable(portal.db, hannah, await register(), amina.id, NOON);
		expect(found?.uses.map(({ id }) => id)).toEqual([use]);
		expect(found?.tools.map(({ id }) => id)).toContain(SCAN);
		expect(await looks()).toEqual(["case"]);
		expect(await readChallengeable(portal.db, colm, await register(), amina.id, NOON)).toBeUndefined();
	});
});

describe("who else", () => {
	const ONCE = ["a".repeat(32), "b".repeat(32), "c".repeat(32)] as const;
	const again = async (id: string, once: string, actor = hannah) =>
		lookAgain(portal.db, actor, await register(), amina.id, id, once, NOON);
	const others = async (id: string) => {
		const found = await read(id);
		return found && countOthers(portal.db, rhian, amina.id, found.dispute);
	};

	it("is everybody with a use of the same tool and version at this provider, in numbers", async () => {
		const robert = await portal.addPatient();
		const grace = await portal.addPatient();
		await addUse(portal, amina);
		await addUse(portal, robert);
		await addUse(portal, robert);
		await addUse(portal, grace);
		await addUse(portal, grace, { toolVersion: "2.2" });
		await addUse(portal, grace, { tool: "retina-disease-detection" });
		await addUse(portal, grace, { service: "hillside-gp" });
		const { id } = await raise(portal, amina, { toolVersion: "2.1" });
		expect(await others(id)).toEqual({ people: 2, uses: 3, asked: 0 });
		const unknown = await raise(portal, amina);
		expect(await others(unknown.id)).toEqual({ people: 2, uses: 4, asked: 0 });
		const nothing = await raise(portal, amina, { tool: null });
		expect(await others(nothing.id)).toEqual({ people: 0, uses: 0, asked: 0 });
	});

	it("gets one job each, however often and by whomever it is pressed", async () => {
		const robert = await portal.addPatient();
		await addUse(portal, robert);
		const { id } = await raise(portal, amina, { toolVersion: "2.1" });
		expect(await again(id, ONCE[0])).toEqual({ ok: true, value: { opened: 1 } });
		expect(await again(id, ONCE[0])).toEqual({ ok: true, value: { opened: 0 } });
		expect(await again(id, ONCE[1])).toEqual({ ok: true, value: { opened: 0 } });
		expect(await again(id, ONCE[0], omar)).toMatchObject({ reason: "key-not-yours" });
		const jobs = await portal.db.read.select().from(tasks);
		expect(jobs).toMatchObject([
			{ patientNo: robert.no, kind: "look-again", toolId: SCAN, due: "2026-12-04" },
		]);
		expect(await others(id)).toEqual({ people: 1, uses: 1, asked: 1 });
	});

	it("is looked at sooner where somebody was harmed", async () => {
		await addUse(portal, await portal.addPatient());
		const raised = await raise(portal, amina, { toolVersion: "2.1" });
		await move(portal, hannah, amina, raised, { ...SAYING.look, harm: "severe" });
		await again(raised.id, ONCE[2]);
		expect(await portal.db.read.select().from(tasks)).toMatchObject([{ due: "2026-11-25" }]);
	});

	it("is not the desk's to ask for, and not there for another provider", async () => {
		await addUse(portal, await portal.addPatient());
		const { id } = await raise(portal, amina, { toolVersion: "2.1" });
		expect(await again(id, ONCE[0], rhian)).toMatchObject({ reason: "not-your-move" });
		expect(await again(id, ONCE[0], { ...hannah, providerId: "hillside" })).toBeUndefined();
		expect(await portal.db.read.select().from(tasks)).toEqual([]);
	});
});
