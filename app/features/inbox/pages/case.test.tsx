import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { CasePage, ONCE, reached } from "#tests/case-page.ts";
import { hannah, martin, move, omar, raise } from "#tests/cases.ts";
import { SAYING } from "#tests/dispute-builders.ts";
import { colm, rhian } from "#tests/portal.ts";
import { loader } from "./case.tsx";

let page: CasePage;
beforeEach(async () => {
	page = await CasePage.open();
});
afterEach(() => page.portal.close());

describe("the case", () => {
	it("has everything on one page, the patient's needs first", async () => {
		const { status, data } = await page.load();
		expect(status).toBe(200);
		expect(data).toMatchObject({
			name: "Amina Ahmed",
			needs: { needs: { reads: "pl" }, phone: "01632 960 111", answerBy: "letter" },
			tool: "Eye scan tool",
			use: { serviceName: "Eye clinic", checked: { name: "Dr Omar Said", agreed: "agreed" } },
			shown: { words: [{ words: "To nieprawda.", lang: "pl" }], routes: ["tool-output"] },
			asked: { reads: "pl", reviewers: null, untranslated: [{ what: "raised", lang: "en" }] },
		});
		expect(data.shown.clocks.map((clock: { name: string }) => clock.name)).toEqual(["harm-look", "answer"]);
	});

	it("offers each of them only what they may do now", async () => {
		const offered = async (actor: StaffActor) =>
			(await page.load(actor)).data.offers.map((offer: { move: string }) => offer.move);
		expect(await offered(hannah)).toContain("look");
		expect(await offered(rhian)).not.toContain("look");
		expect((await page.load(martin)).data.asked.reviewers.map(({ id }: { id: string }) => id)).toEqual([
			"staff-hannah",
			"staff-martin",
		]);
		const take = (await page.load(omar)).data.offers.find((offer: { move: string }) => offer.move === "take");
		expect(take).toMatchObject({ waits: "is-the-checker" });
	});

	it("looks like one that is not there to another provider, and asks who is not signed in to sign in", async () => {
		expect(await page.load(colm)).toMatchObject({ status: 404, data: undefined });
		expect(await page.load(hannah, "nothing")).toMatchObject({ status: 404, data: undefined });
		const path = page.pathOf();
		const args = { request: new Request(`http://localhost:3000${path}`), params: {} };
		const asked = await reached(loader({ ...args, context: page.portal.context(undefined, path) }));
		expect(asked).toMatchObject({ status: 303, location: `/staff/sign-in?to=${encodeURIComponent(path)}` });
	});
});

describe("a move", () => {
	it("is made once, and leads back to the case, however often it is pressed", async () => {
		const first = await page.press({ move: "take" });
		expect(first).toMatchObject({ status: 303, location: page.pathOf() });
		expect(await page.press({ move: "take" })).toMatchObject({ status: 303 });
		expect([await page.moved(), await page.messages()]).toEqual([1, 1]);
		expect((await page.load()).data.shown).toMatchObject({ state: "looking", reviewer: hannah.name });
	});

	it("is refused from a page that was overtaken; what changed is there, and what was typed is kept", async () => {
		await move(page.portal, hannah, page.amina, page.dispute, SAYING.look);
		const late = await page.press({ move: "look", harm: "low", note: "A second look." });
		expect(late).toMatchObject({
			status: 409,
			data: { refusal: "changed", seen: page.dispute.seq, typed: { note: "A second look." }, once: ONCE },
		});
		expect(await page.moved()).toBe(1);
		const { seq } = (await page.load()).data.shown;
		expect(await page.press({ move: "look", harm: "low" }, { seen: seq })).toMatchObject({ status: 303 });
	});

	it.each([
		["the desk looking for harm", rhian, { move: "look", harm: "none" }, 403, "not-your-move"],
		["who checked the use taking it", omar, { move: "take" }, 403, "is-the-checker"],
		[
			"an answer by who did not take it",
			omar,
			{ move: "answer", "outcome-upheld": "yes", words: "No." },
			403,
			"not-your-move",
		],
		["a reply nobody asked for", rhian, { move: "reply", words: "Yes." }, 409, "not-from-here"],
		[
			"a date that is past",
			rhian,
			{ move: "agree-date", day: "1", month: "3", year: "2026" },
			422,
			"day-is-past",
		],
		["a page that is not whole", hannah, { move: "look", harm: "none", once: "x" }, 422, "key-missing"],
		["a move that there is not", hannah, { move: "close" }, 422, "key-missing"],
	])("is refused by name: %s", async (_what, actor, fields, status, refusal) => {
		expect(await page.press(fields, { actor })).toMatchObject({ status, data: { refusal } });
		expect(await page.moved()).toBe(0);
	});

	it("is nobody's of another provider", async () => {
		const stranger = { ...hannah, providerId: "hillside" };
		expect(await page.press({ move: "take" }, { actor: stranger })).toMatchObject({ status: 404 });
	});

	it("gives the reviewer only to somebody who may review here", async () => {
		for (const reviewer of [omar.staffId, rhian.staffId, "staff-colm", ""]) {
			const sent = await page.press({ move: "take", reviewer }, { actor: martin });
			expect([reviewer, sent.status]).toEqual([reviewer, 422]);
			expect(sent.data.problems).toEqual([{ field: "take-reviewer", name: "reviewer-missing" }]);
		}
		expect(await page.press({ move: "take", reviewer: hannah.staffId }, { actor: martin })).toMatchObject({
			status: 303,
		});
	});
});

describe("a challenge that the patient is not told of", () => {
	it("sends nothing, until it is shown to them", async () => {
		const what = { by: "clinician", challenge: "harm", withheld: "It would frighten her." } as const;
		page.dispute = await raise(page.portal, page.amina, { what });
		const looked = await move(page.portal, hannah, page.amina, page.dispute, {
			move: "look",
			harm: "severe",
			note: "",
		});
		const step = { move: "candour", step: "told", day: "20", month: "11", year: "2026" };
		expect(await page.press(step, { seen: looked.seq })).toMatchObject({ status: 303 });
		expect(await page.messages()).toBe(0);
		const { shown } = (await page.load()).data;
		expect(shown).toMatchObject({ withheld: "It would frighten her.", mustBeTold: true });
		expect(await page.press({ move: "tell-patient" }, { seen: shown.seq })).toMatchObject({ status: 303 });
		expect(await page.messages()).toBe(1);
	});
});
