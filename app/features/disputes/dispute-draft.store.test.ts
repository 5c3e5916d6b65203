import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EntryBody } from "#app/core/entry.ts";
import { entriesOf, record, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { disputeDrafts, disputes, entries, outbox, uses } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import {
	dropOldDisputeDrafts,
	findDraft,
	keepDraft,
	readAskable,
	saveDraft,
} from "./dispute-draft.store.server.ts";
import type { About, DraftText } from "./draft.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const TOOL = "eye-scan-urgency";
const wrong: DraftText = {
	about: { kind: "tool", id: TOOL },
	what: { routes: ["tool-output"], words: "My eye hurts.", lang: "en" },
	answer: { by: "letter", helpers: [], pauses: true },
};

const keep = (who: TestPatient, part: Partial<DraftText> = wrong, at = NOON) =>
	keepDraft(portal.db, who.actor, part, at);
const draftOf = (who: TestPatient, at = NOON) => findDraft(portal.db, who.actor, at);

async function save(who: TestPatient, once: string | undefined, at = NOON) {
	return saveDraft(portal.db, who.actor, await currentRegister(portal.db), once, "en", at);
}

async function raisedOf({ no }: TestPatient) {
	const subject = await subjectOf(portal.db.read, portal.db.vault, no);
	if (subject === undefined) throw new Error("no such patient");
	return (await entriesOf(portal.db.read, subject)).flatMap(({ body }) =>
		body.kind === "dispute.raised" ? [body] : [],
	);
}

/** The eye scan tool was used for this patient, and staff of ours checked it. */
async function used({ no }: TestPatient, id = "use-1"): Promise<About> {
	const { db } = portal;
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) throw new Error("no such patient");
		const body: Extract<EntryBody, { kind: "use.reported" }> = {
			kind: "use.reported",
			version: 1,
			use: id,
			tool: TOOL,
			toolVersion: "2.1",
			notice: 1,
			service: "riverside-eyes",
			usedAt: "2026-11-10T09:00:00.000Z",
			lookedAt: null,
			recommended: "Can wait",
			lang: "en",
			checked: { by: "person", name: "Dr Okoye", staff: "okoye", agreed: "agreed" },
			decided: { answer: "permit", reason: "used-unless-no" },
			source: null,
			recorder: { who: "system", name: "test" },
		};
		const { seq } = await record(q, db.vault, subject, body, NOON);
		await q
			.insert(uses)
			.values({
				id,
				patientNo: no,
				providerId: "riverside",
				serviceId: body.service,
				toolId: TOOL,
				version: "2.1",
				usedAt: new Date(body.usedAt),
				decided: "permit",
				sourceIndex: null,
				seq,
			})
			.returning({ id: uses.id });
	});
	return { kind: "use", id };
}

describe("what is kept until it is sent", () => {
	it("is gathered over the pages, and nobody else sees it", async () => {
		const [amina, robert] = [await portal.addPatient(), await portal.addPatient()];
		await keep(amina, { about: { kind: "unknown" } });
		await keep(amina, { what: wrong.what });
		expect(await draftOf(amina)).toMatchObject({
			about: { kind: "unknown" },
			what: wrong.what,
			answer: null,
		});
		expect(await draftOf(robert)).toBeUndefined();
	});

	it("is sealed: the database says nothing of it", async () => {
		await keep(await portal.addPatient());
		const [row] = await portal.db.read.select().from(disputeDrafts);
		expect(JSON.stringify(row)).not.toMatch(/hurts|eye-scan|tool-output/);
	});

	it("is gone after a day, from the pages and from the database", async () => {
		const amina = await portal.addPatient();
		await keep(amina, wrong, minutesAfterNoon(-24 * 60 - 1));
		expect(await draftOf(amina)).toBeUndefined();
		await dropOldDisputeDrafts(portal.db, system, NOON);
		expect(await portal.db.read.select().from(disputeDrafts)).toEqual([]);
	});

	it("stays where it is younger, and counts for nothing", async () => {
		const amina = await portal.addPatient();
		await keep(amina, wrong, minutesAfterNoon(-24 * 60 + 1));
		await dropOldDisputeDrafts(portal.db, system, NOON);
		expect(await draftOf(amina)).toBeDefined();
		expect(await portal.db.read.select().from(entries)).toEqual([]);
	});
});

describe("sending", () => {
	it("twice at once with the same key raises one, and leads to the same one", async () => {
		const amina = await portal.addPatient();
		await keep(amina);
		const once = (await draftOf(amina))?.id;
		const [first, second] = await Promise.all([save(amina, once), save(amina, once)]);
		expect(first.ok).toBe(true);
		expect(second).toEqual(first);
		expect(await raisedOf(amina)).toHaveLength(1);
		expect(await draftOf(amina)).toBeUndefined();
	});

	it("from a window that shows older words sends nothing", async () => {
		const amina = await portal.addPatient();
		await keep(amina);
		const older = (await draftOf(amina))?.id;
		await keep(amina, { what: { routes: ["complaint"], words: "", lang: "en" } });
		expect(await save(amina, older)).toEqual({ ok: false, reason: "draft-changed" });
		expect(await raisedOf(amina)).toEqual([]);
	});

	it("with somebody else's key, or none, or before all is answered, sends nothing", async () => {
		const [amina, robert] = [await portal.addPatient(), await portal.addPatient()];
		await keep(amina);
		const once = (await draftOf(amina))?.id;
		await keep(robert, { ...wrong, answer: null });
		const nothing = { ok: false, reason: "no-draft" };
		expect(await save(robert, once)).toEqual(nothing);
		expect(await save(amina, undefined)).toEqual(nothing);
		expect(await save(robert, (await draftOf(robert))?.id)).toEqual(nothing);
		await save(amina, once);
		expect(await save(robert, once)).toEqual(nothing);
		expect(await raisedOf(robert)).toEqual([]);
	});

	it("writes to the patient in the same transaction", async () => {
		const amina = await portal.addPatient();
		await keep(amina);
		await save(amina, (await draftOf(amina))?.id);
		const messages = await portal.db.read.select().from(outbox).where(eq(outbox.patientNo, amina.no));
		expect(messages.map(({ way, state }) => [way, state])).toEqual([["letter", "waiting"]]);
	});

	it("says the version, the service and who checked of a use, and that provider answers", async () => {
		const amina = await portal.addPatient();
		await keep(amina, { ...wrong, about: await used(amina) });
		await save(amina, (await draftOf(amina))?.id);
		expect(await raisedOf(amina)).toMatchObject([
			{
				use: "use-1",
				tool: TOOL,
				toolVersion: "2.1",
				service: "riverside-eyes",
				checker: "okoye",
				pauses: true,
				written: { words: "My eye hurts.", lang: "en" },
			},
		]);
		const [row] = await portal.db.read.select().from(disputes);
		expect(row).toMatchObject({ providerId: "riverside", useId: "use-1", version: "2.1", due: "2026-11-23" });
	});

	it("about the use of another patient sends nothing, and the use is not offered", async () => {
		const [amina, robert] = [await portal.addPatient(), await portal.addPatient()];
		const theirs = await used(robert);
		await keep(amina, { ...wrong, about: theirs });
		expect(await save(amina, (await draftOf(amina))?.id)).toEqual({ ok: false, reason: "no-draft" });
		const register = await currentRegister(portal.db);
		expect((await readAskable(portal.db, amina.actor, register)).uses).toEqual([]);
		expect((await readAskable(portal.db, robert.actor, register)).uses).toHaveLength(1);
	});

	it("about no known tool works, and is answered by the provider whose list they are on", async () => {
		const amina = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
		await keep(amina, { ...wrong, about: { kind: "unknown" } });
		expect((await save(amina, (await draftOf(amina))?.id)).ok).toBe(true);
		expect(await raisedOf(amina)).toMatchObject([{ tool: null, use: null, pauses: false }]);
		expect(await portal.db.read.select().from(disputes)).toMatchObject([
			{ providerId: "hillside", toolId: null },
		]);
	});

	it("never promises to leave out a tool about which nobody can choose", async () => {
		const amina = await portal.addPatient();
		await keep(amina, { ...wrong, about: { kind: "tool", id: "staff-rostering" } });
		await save(amina, (await draftOf(amina))?.id);
		expect(await raisedOf(amina)).toMatchObject([{ tool: "staff-rostering", pauses: false }]);
	});
});
