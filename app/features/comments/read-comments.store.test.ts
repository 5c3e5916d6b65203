import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, lookUps, patientKeys } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { addAccounts, hannah, martin, SCAN } from "#tests/cases.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { addComment, type Commenter, listOwnComments } from "./comment.store.server.ts";
import type { NewComment } from "./comment.ts";
import { markCommentsRead, readComments, unreadComments } from "./read-comments.store.server.ts";

const elsewhere: StaffActor = { ...colm, staffRole: "lead" };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, rhian, martin);
});
afterEach(() => portal.close());

let keys = 0;
async function say(actor: Commenter, over: Partial<NewComment> = {}, at = NOON): Promise<string> {
	const said = { clear: null, worry: "Who sees it?", wish: "", ...over };
	const once = String(++keys).padStart(32, "0");
	const register = await currentRegister(portal.db);
	const done = await addComment(portal.db, actor, register, SCAN, said, { once, lang: "en" }, at);
	if (!done?.ok) throw new Error("not said");
	return done.value;
}

const read = (actor: StaffActor = martin, page: string | null = null) =>
	readComments(portal.db, actor, SCAN, page, NOON);

describe("the comments of a tool", () => {
	it("are read by an AI lead of the provider, the newest first, and never with a name", async () => {
		await say(amina.actor, { worry: "First" });
		await say(rhian, { worry: "Second" }, minutesAfterNoon(1));
		const found = await read();
		expect(found?.lines.map(({ comment }) => [comment?.by, comment?.worry])).toEqual([
			["staff", "Second"],
			["patient", "First"],
		]);
		expect(JSON.stringify(found)).not.toMatch(/Amina|Ahmed|Rhian|staff-rhian/);
	});

	it("are there for no lead of another provider, and for nobody but leads", async () => {
		const id = await say(amina.actor);
		expect((await read(elsewhere))?.lines).toEqual([]);
		for (const actor of [rhian, hannah]) expect(await read(actor)).toBeUndefined();
		for (const actor of [elsewhere, rhian, hannah])
			expect(await markCommentsRead(portal.db, actor, SCAN, [id], NOON)).toBe(0);
		expect([
			(await unreadComments(portal.db, elsewhere)).size,
			(await unreadComments(portal.db, rhian)).size,
		]).toEqual([0, 0]);
		expect((await unreadComments(portal.db, martin)).get(SCAN)).toBe(1);
	});

	it("come by twenty", async () => {
		for (let n = 0; n < 5; n++) {
			const { actor } = await portal.addPatient();
			for (let m = 0; m < 5; m++) await say(actor);
		}
		expect((await read())?.lines).toHaveLength(20);
		expect((await read(martin, "2"))?.lines).toHaveLength(5);
	});

	it("tell each patient that somebody looked, and are not shown where that cannot be written down", async () => {
		await say(amina.actor);
		await say(amina.actor);
		await read();
		const looks = await portal.db.read.select().from(lookUps).where(eq(lookUps.what, "comments"));
		expect(looks.map(({ patientNo, name }) => [patientNo, name])).toEqual([[amina.no, "Martin Lowe"]]);
		portal.forbidLooks();
		await expect(read()).rejects.toThrow("no looks");
	});

	it("say that the words are gone where the person was erased, and go on about the others", async () => {
		const other = await portal.addPatient();
		await say(amina.actor);
		await say(other.actor, { worry: "Still here" });
		await portal.db.write((q) =>
			q.delete(patientKeys).where(eq(patientKeys.patientNo, amina.no)).returning(),
		);
		expect((await read())?.lines.map(({ comment }) => comment?.worry)).toEqual(["Still here", undefined]);
	});

	it("are counted so that no small number shows", async () => {
		expect((await read())?.clear).toEqual({ yes: 0, partly: 0, no: 0, "not-said": 0 });
		for (let n = 0; n < 12; n++)
			await say((await portal.addPatient()).actor, { clear: n < 9 ? "yes" : "no" });
		const clear = (await read())?.clear;
		expect([clear?.yes, clear?.no]).not.toContain(3);
		expect(clear).toMatchObject({ yes: 10, no: "few" });
	});
});

describe("a comment that a lead has read", () => {
	it("is marked so once, in the record of whoever said it, who sees by whom", async () => {
		const [mine, theirs] = [await say(amina.actor), await say(rhian)];
		for (let twice = 0; twice < 2; twice++)
			expect(await markCommentsRead(portal.db, martin, SCAN, [mine, theirs], NOON)).toBe(2);
		const rows = await portal.db.read.select().from(entries);
		expect(rows.map(({ kind, patientNo }) => [kind, patientNo]).slice(2)).toEqual([
			["comment.read", amina.no],
			["staff-comment.read", null],
		]);
		for (const actor of [amina.actor, rhian])
			expect((await listOwnComments(portal.db, actor, SCAN))[0]?.read).toEqual({
				name: "Martin Lowe",
				at: NOON,
			});
		expect((await unreadComments(portal.db, martin)).size).toBe(0);
	});

	it("is one of the tool that was named", async () => {
		const id = await say(amina.actor);
		expect(await markCommentsRead(portal.db, martin, "staff-rostering", [id], NOON)).toBe(0);
	});
});
