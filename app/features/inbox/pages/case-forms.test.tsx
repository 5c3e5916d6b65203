import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CasePage } from "#tests/case-page.ts";
import { hannah, martin, move } from "#tests/cases.ts";
import { rhian } from "#tests/portal.ts";

let page: CasePage;
beforeEach(async () => {
	page = await CasePage.open();
});
afterEach(() => page.portal.close());

describe("the form of an answer", () => {
	const answer = { move: "answer", "outcome-overruled": "yes", words: "The tool was wrong." };
	const taken = async (harm: "none" | "severe" = "none") => {
		const looked = await move(page.portal, hannah, page.amina, page.dispute, {
			move: "look",
			harm,
			note: "",
		});
		const reviewer = { id: hannah.staffId, name: hannah.name };
		const { seq } = await move(page.portal, hannah, page.amina, looked, { move: "take", reviewer });
		return seq;
	};
	const names = (data: { problems: { name: string }[] }) => data.problems.map(({ name }) => name);

	it.each([
		["nothing that came of it", { "outcome-overruled": "" }, ["outcome-missing"]],
		["right and wrong at once", { "outcome-upheld": "yes" }, ["outcomes-disagree"]],
		["passed on to nobody", { "outcome-passed-on": "yes" }, ["passed-to-missing"]],
		["passed on, and not said", { "to-complaints": "yes" }, ["passed-on-missing"]],
		["no words", { words: " " }, ["words-missing"]],
		["words that are too long", { words: "a".repeat(4001) }, ["too-long"]],
		["a translated sorry without the sorry", { apologyTranslation: "Przepraszamy." }, ["apology-missing"]],
	])("is refused by the field: %s", async (_what, over, expected) => {
		const seen = await taken();
		const before = await page.moved();
		const sent = await page.press({ ...answer, ...over }, { seen });
		expect(sent.status).toBe(422);
		expect(names(sent.data)).toEqual(expected);
		expect(await page.moved()).toBe(before);
	});

	it("waits for the look for harm, and owes an apology where there was any", async () => {
		const reviewer = { id: hannah.staffId, name: hannah.name };
		const { seq } = await move(page.portal, hannah, page.amina, page.dispute, { move: "take", reviewer });
		expect(await page.press(answer, { seen: seq })).toMatchObject({
			status: 422,
			data: { refusal: "not-looked-yet" },
		});
	});

	it("is answered in the patient's language too, with the apology, and told to the patient", async () => {
		const seen = await taken("severe");
		expect(await page.press(answer, { seen })).toMatchObject({
			status: 422,
			data: { refusal: "apology-missing" },
		});
		const both = {
			...answer,
			translation: "Narzędzie się myliło.",
			apology: "We are sorry.",
			apologyTranslation: "Przepraszamy.",
		};
		expect(await page.press(both, { seen })).toMatchObject({ status: 303 });
		const { shown } = (await page.load()).data;
		expect(shown.state).toBe("answered");
		expect(shown.history.at(-1).texts).toEqual([
			[
				{ words: "The tool was wrong.", lang: "en" },
				{ words: "Narzędzie się myliło.", lang: "pl" },
			],
			[
				{ words: "We are sorry.", lang: "en" },
				{ words: "Przepraszamy.", lang: "pl" },
			],
		]);
		expect(await page.messages()).toBe(1);
	});

	it("without a translation is saved as it is, and waits to be translated", async () => {
		const seen = await taken();
		expect(await page.press(answer, { seen })).toMatchObject({ status: 303 });
		const { asked, shown } = (await page.load()).data;
		expect(asked.untranslated).toContainEqual(expect.objectContaining({ what: "answer", lang: "pl" }));
		const into = { move: "translate", text: `${shown.seq} pl`, words: "Narzędzie się myliło." };
		expect(await page.press(into, { seen: shown.seq, actor: rhian })).toMatchObject({ status: 303 });
		expect(await page.press(into, { seen: shown.seq, actor: rhian })).toMatchObject({ status: 303 });
		expect((await page.load()).data.asked.untranslated).toEqual([
			expect.objectContaining({ what: "raised" }),
		]);
		expect(await page.press({ ...into, text: "1 ur" }, { seen: shown.seq })).toMatchObject({ status: 422 });
	});
});

describe("every other form", () => {
	it.each([
		["look", hannah, {}, "look-harm", "harm-missing"],
		["agree-date", rhian, { day: "31", month: "4", year: "2027" }, "agree-date-day", "date-not-real"],
		["agree-date", rhian, { day: "1", month: "4", year: "2036" }, "agree-date-day", "date-too-far"],
		["agree-date", rhian, {}, "agree-date-day", "date-missing"],
		["withdraw", rhian, {}, "withdraw-told", "told-missing"],
		["translate", rhian, { words: "That is a lie." }, "translate-text", "text-missing"],
		[
			"candour",
			martin,
			{ step: "told", day: "22", month: "11", year: "2026" },
			"candour-day",
			"date-in-future",
		],
		["candour", martin, { day: "20", month: "11", year: "2026" }, "candour-step", "step-missing"],
		[
			"explain-delay",
			martin,
			{ day: "1", month: "12", year: "2026" },
			"explain-delay-words",
			"words-missing",
		],
	])("says what is wrong at the field: %s", async (name, actor, fields, field, problem) => {
		const sent = await page.press({ move: name, ...fields }, { actor });
		expect(sent).toMatchObject({ status: 422, data: { move: name, problems: [{ field, name: problem }] } });
		expect(await page.moved()).toBe(0);
	});

	it("asks, and takes the reply down at the desk; the patient gets the question and a written copy of their reply", async () => {
		const reviewer = { id: hannah.staffId, name: hannah.name };
		const { seq } = await move(page.portal, hannah, page.amina, page.dispute, { move: "take", reviewer });
		await page.press({ move: "ask", words: "When?", translation: "Kiedy?" }, { seen: seq });
		const asking = (await page.load()).data.shown;
		expect(asking.state).toBe("asking");
		const reply = { move: "reply", words: "In March." };
		expect(await page.press(reply, { actor: rhian, seen: asking.seq })).toMatchObject({ status: 303 });
		expect((await page.load()).data.shown).toMatchObject({ state: "looking" });
		expect(await page.messages()).toBe(2);
	});

	it("takes it back at the desk only where the patient said so, and tells them", async () => {
		expect(await page.press({ move: "withdraw", told: "yes" }, { actor: rhian })).toMatchObject({
			status: 303,
		});
		expect((await page.load()).data.shown).toMatchObject({ state: "withdrawn" });
		expect(await page.messages()).toBe(1);
	});
});
