import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { addAccounts, martin, SCAN } from "#tests/cases.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { answerMark, answerPeople, newestWaiting } from "./answer.store.server.ts";
import { addComment, listOwnComments } from "./comment.store.server.ts";
import { answersOnPage } from "./round.ts";
import { shownComment } from "./shown-comment.ts";

const ENGLISH = { en: "Many asked who sees the pictures. We wrote it on the page." };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, rhian, martin);
});
afterEach(() => portal.close());

let keys = 0;
const aKey = () => String(++keys).padStart(32, "0");

async function say(at: Date): Promise<string> {
	const said = { clear: "no", worry: "Who sees it?", wish: "" } as const;
	const register = await currentRegister(portal.db);
	const done = await addComment(
		portal.db,
		amina.actor,
		register,
		SCAN,
		said,
		{ once: aKey(), lang: "en" },
		at,
	);
	if (!done?.ok) throw new Error("not said");
	return done.value;
}

const answer = (
	upTo: string,
	actor: StaffActor = martin,
	words: Record<string, string> = ENGLISH,
	once = aKey(),
) => answerPeople(portal.db, actor, SCAN, { upTo }, words, once, minutesAfterNoon(60));

async function mine() {
	const register = await currentRegister(portal.db);
	return (await listOwnComments(portal.db, amina.actor, SCAN)).map((one) =>
		shownComment(one, register, "en", minutesAfterNoon(90)),
	);
}

const onPage = async (lang = "en") =>
	answersOnPage((await currentRegister(portal.db)).rounds, { id: SCAN, newest: 1 }, lang).answer;

describe("a public answer", () => {
	it("stands on the tool's page in the reader's language or in English, and at each comment that it answers", async () => {
		const first = await say(NOON);
		expect([await onPage(), (await mine())[0]?.state.answer]).toEqual([null, null]);
		expect(await answer(first, martin, { ...ENGLISH, ur: "ہم نے اسے صفحے پر لکھا۔" })).toMatchObject({
			ok: true,
		});
		const at = minutesAfterNoon(60).toISOString();
		expect(await onPage()).toEqual({ what: "any-time", text: ENGLISH.en, lang: "en", at });
		expect(await onPage("ur")).toMatchObject({ text: "ہم نے اسے صفحے پر لکھا۔", lang: "ur" });
		expect(await onPage("pl")).toMatchObject({ text: ENGLISH.en, lang: "en" });
		expect((await mine())[0]?.state).toMatchObject({ answer: { text: ENGLISH.en }, isLate: false });
		const rows = await portal.db.read.select().from(entries);
		expect(rows.map(({ kind, patientNo }) => [kind, patientNo])).toEqual([
			["comment.made", amina.no],
			["round.moved", null],
		]);
	});

	it("is not taken for one to what came after the lead's page was made", async () => {
		const first = await say(NOON);
		const later = await say(minutesAfterNoon(5));
		await answer(first);
		expect((await mine()).map(({ id, state }) => [id, state.answer !== null])).toEqual([
			[later, false],
			[first, true],
		]);
		expect(await newestWaiting(portal.db.read, martin, SCAN)).toMatchObject({ id: later });
	});

	it("is given once: another lead who answers the same is told, and a second press changes nothing", async () => {
		const first = await say(NOON);
		const once = aKey();
		expect(await answer(first, martin, ENGLISH, once)).toMatchObject({ ok: true });
		expect(await answer(first, martin, ENGLISH, once)).toMatchObject({ ok: true });
		expect(await answer(first)).toEqual({ ok: false, reason: "nothing-to-answer" });
		expect((await currentRegister(portal.db)).rounds).toHaveLength(1);
	});

	it("is written anew only by who knows what stands there now", async () => {
		await answer(await say(NOON));
		const [round] = (await currentRegister(portal.db)).rounds;
		if (round === undefined) throw new Error("no round");
		const anew = (seen: string) =>
			answerPeople(portal.db, martin, SCAN, { round: round.id, seen }, { en: "Better." }, aKey(), NOON);
		expect(await anew(answerMark(portal.db.vault.sha256, null))).toEqual({ ok: false, reason: "changed" });
		expect(await anew(answerMark(portal.db.vault.sha256, round.answer))).toMatchObject({ ok: true });
		expect((await onPage())?.text).toBe("Better.");
	});

	it("is a lead's of the provider at which it was said", async () => {
		const first = await say(NOON);
		expect(await answer(first, rhian)).toEqual({ ok: false, reason: "not-your-move" });
		expect(await answer(first, { ...colm, staffRole: "lead" })).toEqual({
			ok: false,
			reason: "nothing-to-answer",
		});
	});

	it("is said to be late once its day is over", async () => {
		await say(NOON);
		const register = await currentRegister(portal.db);
		const [own] = await listOwnComments(portal.db, amina.actor, SCAN);
		const on = (day: string) => own && shownComment(own, register, "en", new Date(`${day}T12:00:00Z`)).state;
		expect(on("2027-02-21")).toMatchObject({ due: "2027-02-21", isLate: false });
		expect(on("2027-02-22")).toMatchObject({ isLate: true });
	});
});
