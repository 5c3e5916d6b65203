import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { copiedEntries } from "#app/features/record/copy.ts";
import { ownerOf } from "#app/features/record/once.store.server.ts";
import { ownRecord } from "#app/features/record/own-messages.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, standing, toolComments } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { addAccounts, martin, SCAN } from "#tests/cases.ts";
import { colm, openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { addComment, type Commenter, findCommentable, listOwnComments } from "./comment.store.server.ts";
import type { NewComment } from "./comment.ts";
import { findCommentDraft } from "./comment-draft.store.server.ts";
import { keepTyped } from "./send-comment.store.server.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, rhian, colm, martin);
});
afterEach(() => portal.close());

const WORRY: NewComment = { clear: "no", worry: "Who sees my pictures?", wish: "" };
let keys = 0;
const aKey = () => String(++keys).padStart(32, "0");

async function say(
	actor: Commenter = amina.actor,
	over: {
		readonly said?: Partial<NewComment>;
		readonly once?: string;
		readonly at?: Date;
		readonly tool?: string;
	} = {},
) {
	const { said, once = aKey(), at = NOON, tool = SCAN } = over;
	const register = await currentRegister(portal.db);
	return addComment(portal.db, actor, register, tool, { ...WORRY, ...said }, { once, lang: "en" }, at);
}

describe("what a patient says of a tool", () => {
	it("is kept too where Back led to the same form and something else was typed", async () => {
		const once = aKey();
		await say(amina.actor, { once });
		await say(amina.actor, { once, said: { worry: "And who else?" } });
		const worries = (await listOwnComments(portal.db, amina.actor, SCAN)).map(({ worry }) => worry);
		expect(worries).toEqual(["And who else?", WORRY.worry]);
	});

	it("is kept once in their own record, in no readable words, and changes no choice", async () => {
		const once = aKey();
		const first = await say(amina.actor, { once });
		expect(first).toMatchObject({ ok: true });
		expect(await say(amina.actor, { once })).toEqual(first);
		const rows = await portal.db.read.select().from(entries);
		expect(rows.map(({ kind, patientNo }) => [kind, patientNo])).toEqual([["comment.made", amina.no]]);
		expect(await portal.db.read.select().from(standing)).toEqual([]);
		for (const file of ["portal.db", "portal.db-wal"])
			expect(readFileSync(join(portal.folder, file), "latin1")).not.toContain("Who sees my pictures");
	});

	it("is read again by whoever said it, and by no other patient", async () => {
		await say();
		const [own] = await listOwnComments(portal.db, amina.actor, SCAN);
		expect(own).toMatchObject({ ...WORRY, by: "patient", provider: "riverside", round: null, read: null });
		const other = await portal.addPatient();
		expect(await listOwnComments(portal.db, other.actor, SCAN)).toEqual([]);
	});

	it("is in their copy of everything", async () => {
		await say();
		const { entries: own } = await ownRecord(portal.db, amina.actor);
		expect(copiedEntries(own, [], false)).toMatchObject([
			{ kind: "comment.made", body: { worry: "Who sees my pictures?" } },
		]);
	});

	it("is taken five times a day for each tool", async () => {
		for (let n = 0; n < 5; n++) expect(await say()).toMatchObject({ ok: true });
		expect(await say()).toEqual({ ok: false, reason: "too-many" });
		expect(await say(amina.actor, { tool: "staff-rostering" })).toMatchObject({ ok: true });
		expect(await say(amina.actor, { at: minutesAfterNoon(13 * 60) })).toMatchObject({ ok: true });
		expect(await say((await portal.addPatient()).actor)).toMatchObject({ ok: true });
	});

	it("is only about a tool that one of their providers uses", async () => {
		expect(await say(amina.actor, { tool: "consultation-notes" })).toBeUndefined();
		expect(await say(amina.actor, { tool: "no-such-tool" })).toBeUndefined();
		// Another service of the same provider uses it.
		expect(await say(amina.actor, { tool: "symptom-triage" })).toMatchObject({ ok: true });
		expect(await portal.db.read.select().from(toolComments)).toHaveLength(1);
	});

	it("cannot be opened by anybody once they are erased", async () => {
		await say();
		const who = { nhsNumber: amina.nhsNumber, familyName: "Ahmed", why: "asked" } as const;
		expect(await erasePatient(portal.db, system, who, ["a", "b"], NOON)).toMatchObject({ ok: true });
		expect(await listOwnComments(portal.db, amina.actor, SCAN)).toEqual([]);
		expect(await say()).toBeUndefined();
	});

	it("refuses a key that somebody else has used", async () => {
		const once = aKey();
		await say(amina.actor, { once });
		const other = await portal.addPatient();
		expect(await say(other.actor, { once })).toEqual({ ok: false, reason: "key-not-yours" });
	});
});

describe("what staff say of a tool", () => {
	it("is kept in no patient's record, under their account, and read again by them alone", async () => {
		expect(await say(rhian)).toMatchObject({ ok: true });
		const rows = await portal.db.read.select().from(entries);
		expect(rows.map(({ kind, patientNo }) => [kind, patientNo])).toEqual([["staff-comment.made", null]]);
		expect(await listOwnComments(portal.db, rhian, SCAN)).toMatchObject([{ by: "staff", ...WORRY }]);
		expect(await listOwnComments(portal.db, martin, SCAN)).toEqual([]);
	});

	it("is only about a tool that their provider uses", async () => {
		expect(await say(colm)).toBeUndefined();
		const register = await currentRegister(portal.db);
		const found = await findCommentable(portal.db.read, colm, register, "consultation-notes", NOON);
		expect(found).toMatchObject({ provider: "hillside" });
	});
});

describe("what was typed when the session ended", () => {
	it.each(["a patient", "staff"])(
		"is kept for a day for %s, sealed, and ends when it is sent",
		async (who) => {
			const actor: Commenter = who === "staff" ? rhian : amina.actor;
			const form = new FormData();
			for (const [name, value] of [
				["once", "a".repeat(32)],
				["worry", "Half a sentence"],
			] as const)
				form.set(name, value);
			await keepTyped(portal.db, actor, SCAN, form, NOON);
			const find = (of: Commenter, at = NOON) => findCommentDraft(portal.db, of, ownerOf(of), SCAN, at);
			expect(await find(actor)).toEqual({
				once: "a".repeat(32),
				clear: "",
				worry: "Half a sentence",
				wish: "",
			});
			expect(await find((await portal.addPatient()).actor)).toBeUndefined();
			expect(await find(martin)).toBeUndefined();
			expect(await find(actor, minutesAfterNoon(24 * 60 + 1))).toBeUndefined();
			expect(readFileSync(join(portal.folder, "portal.db-wal"), "latin1")).not.toContain("Half a sentence");
			await say(actor);
			expect(await find(actor)).toBeUndefined();
		},
	);
});
