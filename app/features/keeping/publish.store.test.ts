import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { findDraft, keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { myTool, readMine } from "#app/features/choices/my-tools.store.server.ts";
import { askPeople } from "#app/features/comments/round.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { currentRegister, findNotice } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { type Draft, draftMark, type Part, partIn } from "./draft.ts";
import { publishDraft } from "./publish.store.server.ts";
import { readDraft } from "./read-draft.store.server.ts";
import { moveDraft, savePart } from "./save-draft.store.server.ts";

const SCAN = "eye-scan-urgency";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const omar: StaffActor = { ...lena, staffId: "staff-omar", name: "Omar Aziz" };
const hannah: StaffActor = { ...lena, staffId: "staff-hannah", staffRole: "clinician", name: "Hannah Okoye" };
const hillsideLead: StaffActor = { ...colm, staffRole: "lead" };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

let keys = 0;
const key = () => {
	keys += 1;
	return `key-${keys}`;
};
const draftOf = async (actor = lena): Promise<Draft> => {
	const draft = await readDraft(portal.db.read, actor, SCAN);
	if (draft === undefined) throw new Error("not theirs to keep");
	return draft;
};
const markOf = (what: Draft | Part) => draftMark(portal.db.vault.sha256, what);

/** Writes this sentence as what the tool does, as on a page that was opened now or that showed `seen`. */
async function write(
	actor: StaffActor,
	line: string,
	over: { once?: string; seen?: string; lang?: string } = {},
) {
	const { once = key(), lang = "en" } = over;
	const { content } = await draftOf();
	const now = partIn(content, { name: "words", lang });
	const english = content.words["en"];
	if (english === undefined) throw new Error("no English");
	const part = { name: "words", lang, value: { ...english, line } } as const;
	return savePart(portal.db, actor, SCAN, part, { once, seen: over.seen ?? markOf(now) }, NOON);
}

async function change(over: Partial<Extract<Part, { name: "tool" }>["value"]>, actor = lena) {
	const now = partIn((await draftOf()).content, { name: "tool" });
	if (now.name !== "tool") throw new Error("not the tool");
	const part = { name: "tool", value: { ...now.value, ...over } } as const;
	return savePart(portal.db, actor, SCAN, part, { once: key(), seen: markOf(now) }, NOON);
}

const press = async (draft?: Draft) => ({ once: key(), seen: markOf(draft ?? (await draftOf())) });
const ask = async (actor = lena) => moveDraft(portal.db, actor, SCAN, "asked", await press(), NOON);
const publish = async (actor = omar, draft?: Draft) =>
	publishDraft(portal.db, actor, SCAN, await press(draft), NOON);
/** Why nobody is asked first: a changed tool is not published without that, or without asking. */
async function askNobody() {
	const { content, number } = await draftOf();
	const words = { en: "The change makes the tool safer at once." };
	await askPeople(portal.db, lena, { tool: SCAN, number: number + 1, content }, { words }, key(), NOON);
}
const shown = async () => (await currentRegister(portal.db)).byId.get(SCAN);
const recorded = async () =>
	(await entriesWithoutPatient(portal.db.read, portal.db.vault)).map(({ body }) =>
		body.kind === "draft.moved" ? body.what : body.kind,
	);

describe("a draft", () => {
	it("is read by patients only when a second lead published it, as a new version; the one before stays readable", async () => {
		const before = (await shown())?.words.get("en")?.line;
		expect(await write(lena, "It looks at your eye.")).toEqual({ ok: true, value: "done" });
		expect((await shown())?.words.get("en")?.line).toBe(before);
		expect(await publish(omar)).toEqual({ ok: false, reason: "not-asked" });
		expect(await ask()).toMatchObject({ ok: true });
		expect(await publish(omar)).toMatchObject({ ok: true });
		const now = await shown();
		expect([now?.notice.number, now?.words.get("en")?.line, now?.words.get("ur") !== undefined]).toEqual([
			2,
			"It looks at your eye.",
			true,
		]);
		expect((await findNotice(portal.db, SCAN, 1))?.words.get("en")?.line).toBe(before);
		expect((await draftOf()).edited).toBeNull();
	});

	it("is published by nobody who changed it last, and not with a change that the second person did not read", async () => {
		await write(lena, "It looks at your eye.");
		await ask();
		expect(await publish(lena)).toEqual({ ok: false, reason: "same-person" });
		const read = await draftOf();
		await write(lena, "It looks at both eyes.");
		expect(await publish(omar, read)).toEqual({ ok: false, reason: "changed" });
		expect(await publish(omar)).toEqual({ ok: false, reason: "not-asked" });
		await ask();
		await write(omar, "It looks.");
		await ask();
		expect(await publish(omar)).toEqual({ ok: false, reason: "same-person" });
		expect(await publish(lena)).toMatchObject({ ok: true });
	});

	it("that two publish at once is published once", async () => {
		const third = { ...lena, staffId: "staff-third" };
		await write(lena, "It looks at your eye.");
		await ask();
		const draft = await draftOf();
		const both = await Promise.all([publish(omar, draft), publish(third, draft)]);
		expect(both.filter((done) => done?.ok)).toHaveLength(1);
		expect(both.filter((done) => done?.ok === false && done.reason === "changed")).toHaveLength(1);
		expect((await shown())?.notice.number).toBe(2);
	});

	it("overwrites nothing of another lead: who writes on what is out of date is told", async () => {
		const seen = markOf(partIn((await draftOf()).content, { name: "words", lang: "en" }));
		await write(omar, "Omar wrote this.", { seen });
		expect(await write(lena, "Lena wrote this.", { seen })).toEqual({ ok: false, reason: "changed" });
		expect((await draftOf()).content.words["en"]?.line).toBe("Omar wrote this.");
		// Another language is another part: nobody stands in the way there.
		expect(await write(lena, "Welsh words.", { lang: "cy" })).toMatchObject({ ok: true });
		expect((await draftOf()).content.words["en"]?.line).toBe("Omar wrote this.");
	});

	it("is saved once by two presses, and a key of somebody else saves nothing", async () => {
		const seen = markOf(partIn((await draftOf()).content, { name: "words", lang: "en" }));
		await write(lena, "It looks.", { once: "one", seen });
		expect(await write(lena, "It looks.", { once: "one", seen })).toMatchObject({ ok: true });
		expect(await write(omar, "It looks.", { once: "one", seen })).toEqual({
			ok: false,
			reason: "key-not-yours",
		});
		expect(await recorded()).toEqual(["saved"]);
	});

	it("can be thrown away, and everything that happened is in the record with who did it", async () => {
		await write(lena, "It looks.");
		await ask();
		await moveDraft(portal.db, omar, SCAN, "dropped", await press(), NOON);
		expect(await ask()).toEqual({ ok: false, reason: "no-draft" });
		await write(omar, "It looks at eyes.");
		await ask();
		await publish(lena);
		expect(await recorded()).toEqual(["saved", "asked", "dropped", "saved", "asked", "published"]);
		const [last] = (await entriesWithoutPatient(portal.db.read, portal.db.vault)).toReversed();
		expect(last?.body).toMatchObject({
			published: { notice: 2, agreedBy: ["staff-omar", "staff-lena"] },
			recorder: { id: "staff-lena" },
		});
	});

	it("is nobody's but a lead's whose provider uses the tool", async () => {
		for (const actor of [rhian, hannah, hillsideLead]) {
			expect(await readDraft(portal.db.read, actor, SCAN)).toBeUndefined();
			expect(await write(actor, "It looks.")).toBeUndefined();
			expect(await publish(actor)).toBeUndefined();
		}
		expect(await recorded()).toEqual([]);
	});

	it("that says nothing new is not published", async () => {
		const line = (await shown())?.words.get("en")?.line ?? "";
		await write(lena, "It looks.");
		await write(lena, line);
		expect(await ask()).toEqual({ ok: false, reason: "nothing-new" });
	});

	it("is not taken back by a register that is imported later, nor published over one that came first", async () => {
		const { register, words } = readRegisterFiles();
		await write(lena, "It looks at your eye.");
		const tools = register.tools.map((tool) => (tool.id === SCAN ? { ...tool, does: "Looks again." } : tool));
		await importRegister(portal.db, { ...register, tools }, words, NOON);
		expect(await ask()).toEqual({ ok: false, reason: "overtaken" });
		await moveDraft(portal.db, lena, SCAN, "dropped", await press(), NOON);
		await write(lena, "It looks at your eye.");
		await ask();
		await publish();
		expect(await importRegister(portal.db, register, words, NOON)).toBe(0);
		expect((await shown())?.words.get("en")?.line).toBe("It looks at your eye.");
	});
});

describe("a tool that itself changed", () => {
	const DIFFERENT = { en: "It now reads scans of both eyes.", ur: "اب یہ دونوں آنکھوں کے اسکین پڑھتا ہے۔" };

	async function decisionFor(who: TestPatient) {
		const register = await currentRegister(portal.db);
		const tool = register.byId.get(SCAN);
		if (tool === undefined) throw new Error("no tool");
		return myTool(await readMine(portal.db, who.actor, register), tool, minutesAfterNoon(5)).decision.reason;
	}
	async function saysYes(): Promise<TestPatient> {
		const who = await portal.addPatient();
		const register = await currentRegister(portal.db);
		const question = { about: "tool", tool: SCAN } as const;
		await keepDraft(portal.db, who.actor, register, question, "yes", NOON);
		const once = (await findDraft(portal.db, who.actor, question, NOON))?.id;
		await saveDraft(portal.db, who.actor, register, question, once, "en", NOON);
		return who;
	}

	it("asks again those who said yes, and tells what is different in each language that has it", async () => {
		const who = await saysYes();
		expect(await decisionFor(who)).toBe("said-yes");
		await change({ difference: DIFFERENT });
		await ask();
		expect(await publish()).toEqual({ ok: false, reason: "people-not-asked" });
		await askNobody();
		await publish();
		expect(await decisionFor(who)).toBe("tool-changed");
		expect(await shown()).toMatchObject({ materialNotice: 2, changed: { difference: DIFFERENT } });
	});

	it("asks nobody again where the tool's policy says so; a later change of words does not hide the difference", async () => {
		const who = await saysYes();
		await change({ difference: DIFFERENT, reask: false });
		await askNobody();
		await ask();
		await publish();
		expect(await decisionFor(who)).toBe("said-yes");
		await write(lena, "It looks.");
		await ask();
		await publish();
		expect(await shown()).toMatchObject({
			notice: { number: 3 },
			materialNotice: 2,
			changed: { difference: DIFFERENT },
		});
	});

	it("is not published as one whose words alone change: another version says in English what is different", async () => {
		await change({ makerVersion: "1.0" });
		await ask();
		await publish();
		await change({ makerVersion: "2.0" });
		expect(await ask()).toEqual({ ok: false, reason: "change-not-said" });
		await change({ difference: { ur: DIFFERENT.ur } });
		expect(await ask()).toEqual({ ok: false, reason: "difference-missing" });
		await change({ difference: DIFFERENT });
		expect(await ask()).toMatchObject({ ok: true });
	});
});
