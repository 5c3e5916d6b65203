import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { draftMark, partIn } from "#app/features/keeping/draft.ts";
import { publishDraft } from "#app/features/keeping/publish.store.server.ts";
import { readDraft } from "#app/features/keeping/read-draft.store.server.ts";
import { moveDraft, savePart } from "#app/features/keeping/save-draft.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { addAccounts, martin, SCAN } from "#tests/cases.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { answerMark, answerPeople } from "./answer.store.server.ts";
import { addComment, listOwnComments } from "./comment.store.server.ts";
import { answeredBy } from "./comment.ts";
import { askPeople, contentOfRound, type HowAsked, stopAsking } from "./round.store.server.ts";
import { answersOnPage } from "./round.ts";

const second: StaffActor = { ...martin, staffId: "staff-second", name: "Sara Lind" };
const DAYS = { opens: "2026-11-21", closes: "2026-12-04" };
const AFTER = new Date("2026-12-05T09:00:00Z");
const DIFFERENCE = { en: "It now reads scans of both eyes." };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, rhian, martin);
	await changeTool({ difference: DIFFERENCE });
	await moveDraft(portal.db, martin, SCAN, "asked", await press(), NOON);
});
afterEach(() => portal.close());

let keys = 0;
const aKey = () => String(++keys).padStart(32, "0");
const { register, draft, rounds } = {
	register: () => currentRegister(portal.db),
	async draft() {
		const found = await readDraft(portal.db.read, martin, SCAN);
		if (found === undefined) throw new Error("no draft");
		return found;
	},
	rounds: async () => (await currentRegister(portal.db)).rounds,
};
const press = async () => ({ once: aKey(), seen: draftMark(portal.db.vault.sha256, await draft()) });

async function changeTool(over: { makerVersion?: string; difference?: typeof DIFFERENCE }) {
	const now = partIn(await draft(), { name: "tool" });
	if (now.name !== "tool") throw new Error("not the tool");
	const seen = draftMark(portal.db.vault.sha256, now);
	const part = { name: "tool", value: { ...now.value, ...over } } as const;
	await savePart(portal.db, martin, SCAN, part, { once: aKey(), seen }, NOON);
}

async function ask(how: HowAsked = DAYS, actor = martin, once = aKey()) {
	const { content, number } = await draft();
	return askPeople(portal.db, actor, { tool: SCAN, number: number + 1, content }, how, once, NOON);
}

async function answer(at = AFTER) {
	const [round] = await rounds();
	if (round === undefined) throw new Error("no round");
	const what = { round: round.id, seen: answerMark(portal.db.vault.sha256, round.answer) };
	return answerPeople(portal.db, martin, SCAN, what, { en: "We wrote who sees it." }, aKey(), at);
}

const publish = async (at = AFTER) => publishDraft(portal.db, second, SCAN, await press(), at);
const NOT_ASKED = { ok: false, reason: "people-not-asked" };

describe("a change of a tool", () => {
	it("is published once people were asked about it and answered, and the answer stands on its page", async () => {
		expect(await publish()).toEqual(NOT_ASKED);
		expect(await ask()).toMatchObject({ ok: true });
		expect(await publish()).toEqual(NOT_ASKED);
		expect(await answer(NOON)).toEqual({ ok: false, reason: "still-open" });
		expect(await answer()).toMatchObject({ ok: true });
		expect(await publish()).toMatchObject({ ok: true });
		const { answer: text, notAsked } = answersOnPage(await rounds(), { id: SCAN, newest: 2 }, "en");
		expect([text?.text, notAsked]).toEqual(["We wrote who sees it.", null]);
		const all = await entriesWithoutPatient(portal.db.read, portal.db.vault);
		expect(all.flatMap(({ body }) => (body.kind === "round.moved" ? [body.moved.what] : []))).toEqual([
			"opened",
			"answered",
		]);
	});

	it("is not published where the asking was ended early, or the version is another one since", async () => {
		await ask();
		const [round] = await rounds();
		expect(await stopAsking(portal.db, martin, SCAN, round?.id ?? "", NOON)).toBe(true);
		await answer(NOON);
		expect(await publish()).toEqual(NOT_ASKED);
		expect(await ask()).toMatchObject({ ok: true });
		await changeTool({ makerVersion: "9.9" });
		await moveDraft(portal.db, martin, SCAN, "asked", await press(), NOON);
		expect(await publish()).toEqual(NOT_ASKED);
	});

	it("is published with a reason why nobody was asked, which everybody reads", async () => {
		expect(await ask({ words: { en: "It is safer at once." } })).toMatchObject({ ok: true });
		expect(await publish()).toMatchObject({ ok: true });
		const { notAsked } = answersOnPage(await rounds(), { id: SCAN, newest: 2 }, "en");
		expect(notAsked?.text).toBe("It is safer at once.");
	});

	it("that is thrown away takes its asking and its reason along", async () => {
		await ask({ words: { en: "It is safer at once." } });
		await ask();
		await moveDraft(portal.db, martin, SCAN, "dropped", await press(), NOON);
		expect((await rounds()).map(({ stoppedAt }) => stoppedAt)).toEqual([NOON, NOON]);
		await changeTool({ difference: DIFFERENCE });
		await moveDraft(portal.db, martin, SCAN, "asked", await press(), NOON);
		expect(await publish()).toEqual(NOT_ASKED);
	});
});

describe("asking people", () => {
	it("shows what the draft said then, whatever is written on it meanwhile", async () => {
		await ask();
		await changeTool({ difference: { en: "Something else." } });
		const [round] = await rounds();
		expect(await contentOfRound(portal.db.read, round?.id ?? "")).toMatchObject({ difference: DIFFERENCE });
	});

	it("happens once for two presses, and not beside another asking about the same change", async () => {
		const once = aKey();
		expect(await ask(DAYS, martin, once)).toMatchObject({ ok: true });
		expect(await ask(DAYS, martin, once)).toMatchObject({ ok: true });
		for (const how of [DAYS, { words: { en: "Never mind." } }])
			expect(await ask(how)).toEqual({ ok: false, reason: "asked-already" });
		expect(await rounds()).toHaveLength(1);
	});

	it("is a lead's, and ended by the leads of the provider that asks", async () => {
		expect(await ask(DAYS, rhian)).toEqual({ ok: false, reason: "not-your-move" });
		await ask();
		const [round] = await rounds();
		for (const actor of [rhian, { ...colm, staffRole: "lead" } as const])
			expect(await stopAsking(portal.db, actor, SCAN, round?.id ?? "", NOON)).toBe(false);
	});

	it("takes what is said meanwhile into its round, to be answered with it", async () => {
		await ask();
		const said = { clear: "no", worry: "Both eyes?", wish: "" } as const;
		const around = { once: aKey(), lang: "en" };
		await addComment(portal.db, amina.actor, await register(), SCAN, said, around, NOON);
		const [round] = await rounds();
		const [own] = await listOwnComments(portal.db, amina.actor, SCAN);
		expect([own?.round, own && answeredBy(own.at, round)]).toEqual([round?.id, "2027-01-01"]);
	});
});
