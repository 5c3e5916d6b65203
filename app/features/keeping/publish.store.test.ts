import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { findDraft } from "#app/features/choices/kept-draft.store.server.ts";
import { myTool, readMine } from "#app/features/choices/my-tools.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { currentRegister, findNotice } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { draftDesk, freshKey, lena, omar, third } from "#tests/two-leads.ts";
import { type Part, partIn } from "./draft.ts";
import { readDraft } from "./read-draft.store.server.ts";
import { savePart } from "./save-draft.store.server.ts";

const SCAN = "eye-scan-urgency";
const hannah: StaffActor = { ...lena, staffId: "staff-hannah", staffRole: "clinician", name: "Hannah Okoye" };

let portal: TestPortal;
let desk: ReturnType<typeof draftDesk>;
beforeEach(async () => {
	portal = await openPortal();
	desk = draftDesk(portal, SCAN);
});
afterEach(() => portal.close());

async function change(over: Partial<Extract<Part, { name: "tool" }>["value"]>, actor = lena) {
	const now = partIn(await desk.draftOf(), { name: "tool" });
	if (now.name !== "tool") throw new Error("not the tool");
	const part = { name: "tool", value: { ...now.value, ...over } } as const;
	return savePart(portal.db, actor, SCAN, part, { once: freshKey(), seen: desk.markOf(now) }, NOON);
}

const shown = async () => (await currentRegister(portal.db)).byId.get(SCAN);
const recorded = async () =>
	(await entriesWithoutPatient(portal.db.read, portal.db.vault)).map(({ body }) =>
		body.kind === "draft.moved" ? body.what : body.kind,
	);

describe("a draft", () => {
	it("is read by patients only when a second lead published it, as a new version; the one before stays readable", async () => {
		const before = (await shown())?.words.get("en")?.line;
		expect(await desk.write(lena, "It looks at your eye.")).toEqual({ ok: true, value: "done" });
		expect((await shown())?.words.get("en")?.line).toBe(before);
		expect(await desk.publish(omar)).toEqual({ ok: false, reason: "not-asked" });
		expect(await desk.ask()).toMatchObject({ ok: true });
		expect(await desk.publish(omar)).toMatchObject({ ok: true });
		const now = await shown();
		expect([now?.notice.number, now?.words.get("en")?.line, now?.words.get("ur") !== undefined]).toEqual([
			2,
			"It looks at your eye.",
			true,
		]);
		expect((await findNotice(portal.db, SCAN, 1))?.words.get("en")?.line).toBe(before);
		expect((await desk.draftOf()).edited).toBeNull();
	});

	it("is published by nobody who changed it last, and not with a change that the second person did not read", async () => {
		await desk.write(lena, "It looks at your eye.");
		await desk.ask();
		expect(await desk.publish(lena)).toEqual({ ok: false, reason: "same-person" });
		const read = await desk.draftOf();
		await desk.write(lena, "It looks at both eyes.");
		expect(await desk.publish(omar, read)).toEqual({ ok: false, reason: "changed" });
		expect(await desk.publish(omar)).toEqual({ ok: false, reason: "not-asked" });
		await desk.ask();
	});

	it("is published by nobody who asked for it either; of two leads the one who changed it takes the asking over", async () => {
		await desk.write(omar, "It looks.");
		await desk.ask(lena);
		expect(await desk.publish(omar)).toEqual({ ok: false, reason: "same-person" });
		expect(await desk.publish(lena)).toEqual({ ok: false, reason: "asked-yourself" });
		expect(await desk.ask(third)).toEqual({ ok: false, reason: "asked-before" });
		expect(await desk.ask(omar)).toMatchObject({ ok: true });
		expect(await desk.ask(omar)).toEqual({ ok: false, reason: "asked-before" });
		expect(await desk.publish(lena)).toMatchObject({ ok: true });
	});

	it("that two publish at once is published once, and the other is told so", async () => {
		await desk.write(lena, "It looks at your eye.");
		await desk.ask();
		const draft = await desk.draftOf();
		const both = await Promise.all([desk.publish(omar, draft), desk.publish(third, draft)]);
		expect(both.filter((done) => done?.ok)).toHaveLength(1);
		expect(both.filter((done) => done?.ok === false && done.reason === "published-already")).toHaveLength(1);
		expect((await shown())?.notice.number).toBe(2);
		expect(await desk.publish(third, draft)).toEqual({ ok: false, reason: "published-already" });
	});

	it("that was thrown away meanwhile is not said to be published", async () => {
		await desk.write(lena, "It looks at your eye.");
		await desk.ask();
		const draft = await desk.draftOf();
		await desk.drop(third);
		expect(await desk.publish(omar, draft)).toEqual({ ok: false, reason: "no-draft" });
	});

	it("overwrites nothing of another lead: who writes on what is out of date is told", async () => {
		const seen = desk.markOf(partIn(await desk.draftOf(), { name: "words", lang: "en" }));
		await desk.write(omar, "Omar wrote this.", { seen });
		expect(await desk.write(lena, "Lena wrote this.", { seen })).toEqual({ ok: false, reason: "changed" });
		expect((await desk.draftOf()).content.words["en"]?.line).toBe("Omar wrote this.");
		// Another language is another part: nobody stands in the way there.
		expect(await desk.write(lena, "Welsh words.", { lang: "cy" })).toMatchObject({ ok: true });
		expect((await desk.draftOf()).content.words["en"]?.line).toBe("Omar wrote this.");
	});

	it("is saved once by two presses, and a key of somebody else saves nothing", async () => {
		const seen = desk.markOf(partIn(await desk.draftOf(), { name: "words", lang: "en" }));
		await desk.write(lena, "It looks.", { once: "one", seen });
		expect(await desk.write(lena, "It looks.", { once: "one", seen })).toMatchObject({ ok: true });
		expect(await desk.write(omar, "It looks.", { once: "one", seen })).toEqual({
			ok: false,
			reason: "key-not-yours",
		});
		expect(await recorded()).toEqual(["saved"]);
	});

	it("can be thrown away, and everything that happened is in the record with who did it", async () => {
		await desk.write(lena, "It looks.");
		await desk.ask();
		await desk.drop(omar);
		expect(await desk.ask()).toEqual({ ok: false, reason: "no-draft" });
		await desk.write(omar, "It looks at eyes.");
		await desk.ask(omar);
		await desk.publish(lena);
		expect(await recorded()).toEqual(["saved", "asked", "dropped", "saved", "asked", "published"]);
		const [last] = (await entriesWithoutPatient(portal.db.read, portal.db.vault)).toReversed();
		expect(last?.body).toMatchObject({
			published: { notice: 2, agreedBy: ["staff-omar", "staff-lena"] },
			recorder: { id: "staff-lena" },
		});
	});

	it("is nobody's but a lead's", async () => {
		for (const actor of [rhian, hannah]) {
			expect(await readDraft(portal.db.read, actor, SCAN)).toBeUndefined();
			expect(await desk.write(actor, "It looks.")).toBeUndefined();
			expect(await desk.publish(actor)).toBeUndefined();
		}
		expect(await recorded()).toEqual([]);
	});

	it("that says nothing new is not published", async () => {
		const line = (await shown())?.words.get("en")?.line ?? "";
		await desk.write(lena, "It looks.");
		await desk.write(lena, line);
		expect(await desk.ask()).toEqual({ ok: false, reason: "nothing-new" });
	});

	it("is not taken back by a register that is imported later, nor published over one that came first", async () => {
		const { register, words } = readRegisterFiles();
		await desk.write(lena, "It looks at your eye.");
		const tools = register.tools.map((tool) => (tool.id === SCAN ? { ...tool, does: "Looks again." } : tool));
		await importRegister(portal.db, { ...register, tools }, words, NOON);
		expect(await desk.ask()).toEqual({ ok: false, reason: "overtaken" });
		await desk.drop();
		await desk.write(lena, "It looks at your eye.");
		await desk.ask();
		await desk.publish();
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
		await desk.ask();
		expect(await desk.publish()).toEqual({ ok: false, reason: "people-not-asked" });
		await desk.askNobody();
		await desk.publish();
		expect(await decisionFor(who)).toBe("tool-changed");
		expect(await shown()).toMatchObject({ materialNotice: 2, changed: { difference: DIFFERENT } });
	});

	it("asks nobody again where the tool's policy says so; a later change of words does not hide the difference", async () => {
		const who = await saysYes();
		await change({ difference: DIFFERENT, reask: false });
		await desk.askNobody();
		await desk.ask();
		await desk.publish();
		expect(await decisionFor(who)).toBe("said-yes");
		await desk.write(lena, "It looks.");
		await desk.ask();
		await desk.publish();
		expect(await shown()).toMatchObject({
			notice: { number: 3 },
			materialNotice: 2,
			changed: { difference: DIFFERENT },
		});
	});

	it("is not published as one whose words alone change: another version says in English what is different", async () => {
		await change({ makerVersion: "1.0" });
		await desk.ask();
		await desk.publish();
		await change({ makerVersion: "2.0" });
		expect(await desk.ask()).toEqual({ ok: false, reason: "change-not-said" });
		await change({ difference: { ur: DIFFERENT.ur } });
		expect(await desk.ask()).toEqual({ ok: false, reason: "difference-missing" });
		await change({ difference: DIFFERENT });
		expect(await desk.ask()).toMatchObject({ ok: true });
	});
});
