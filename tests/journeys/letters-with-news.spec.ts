/** Letters that send somebody to the website, printed by the browser in every language: a phone finds the page for the letter's code, and no more of them than two sides. */
import { disputeLetter } from "#app/features/people/letter-dispute.ts";
import { letterOfHandOver } from "#app/features/people/letter-hand-over.ts";
import type { Html } from "#app/features/people/letter-html.ts";
import { savedLetter } from "#app/features/people/letter-saved.ts";
import { formatDay } from "#app/i18n/format.ts";
import { LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { envelopeIn, ORIGIN, posted } from "./steps/envelope.ts";
import { mixedTexts } from "./steps/names-apart.ts";
import { print, scanned, sidesOf } from "./steps/printed.ts";

const AT = new Date("2026-11-27T12:00:00Z");
const REF = "7KQ2-M9XA-4TVD";
const about = { tool: { id: "eye-scan-urgency", name: "Eye scan tool" }, purpose: "care" } as const;
/** As much as a doctor writes. */
const WORDS =
	"A doctor looked at your eye scan again, without the AI tool. The tool had the wrong eye. ".repeat(3);

/** The names in these letters, none of which may turn the words beside it around. */
const LATIN = "Amina Hussain|Riverside Health|Rhian Price|Eye scan tool|Eye clinic|Parliamentary";

const dayIn = (tag: LanguageTag) => (when: Date | string) => formatDay(tag, when);

/** A yes by letter that staff wrote down for a tool of the patient's. */
const ofChoice = (tag: LanguageTag): Html =>
	savedLetter({
		...envelopeIn(tag),
		dayIn: dayIn(tag),
		receipt: {
			...{
				ref: REF,
				about,
				answer: "yes",
				at: AT,
				isPrivate: false,
				notice: 1,
				effect: "used",
				due: undefined,
			},
			by: { decider: null, authority: null, recorder: "Rhian Price", way: "phone", helped: null },
			...{
				notHere: [],
				laws: [],
				notes: [],
				undoneAt: undefined,
				undoneRef: undefined,
				inErrorAt: undefined,
			},
			...{ lastSeq: 1, undoUntil: new Date("2026-12-04T12:00:00Z") },
		},
	});

/** The answer to something that was wrong. */
const ofAnswer = (tag: LanguageTag): Html =>
	disputeLetter({
		...envelopeIn(tag),
		dayIn: dayIn(tag),
		ref: REF,
		shown: {
			...{ id: "1", ref: "9XA4-TVD7-KQ2M", seq: 4, by: "patient", state: "answered" },
			...{ raisedAt: "2026-11-20T12:00:00Z", routes: ["tool-output", "complaint"], challenge: null },
			matter: {
				tool: { id: "eye-scan-urgency", name: "Eye scan tool", nameLang: null },
				...{ service: "Eye clinic", day: "2026-11-19" },
			},
			said: { words: "It was the other eye.", lang: "en", original: null, isForeign: false },
			...{ answerBy: "letter", helpers: [], saidFor: null, typedBy: null, pause: "ended" },
			...{ answerDay: "2026-12-18", clocks: [], isLate: false, isUrgent: false, isMachineAlone: false },
			...{ reviewer: null, steps: [], details: true },
			events: [
				{
					...{ seq: 4, ref: REF, move: "answer", at: "2026-11-27T12:00:00Z", day: null, who: null, by: null },
					words: { words: WORDS, lang: tag, original: null, isForeign: false },
					apology: null,
					...{ step: null, outcomes: ["upheld", "tool-fixed"], passedTo: [], isHidden: false },
				},
			],
			provider: { name: "Riverside Health", phone: "01632 960 123" },
			bodies: [
				{
					...{ for: "complaint", lang: "en", phone: "0345 015 4033" },
					name: "Parliamentary and Health Service Ombudsman",
				},
			],
		},
	});

/** A young person of 16 is asked again. */
const ofAskingAgain = (tag: LanguageTag): Html =>
	letterOfHandOver({
		...envelopeIn(tag),
		told: { about: "hand-over", status: "self", age: 16, parents: true, asks: true, at: AT.toISOString() },
	});

for (const [what, letterIn] of [
	["a choice that was saved", ofChoice],
	["the answer to what was wrong", ofAnswer],
	["being asked again", ofAskingAgain],
] as const) {
	test(`a letter about ${what} leads a phone to the page for the code, on two sides at most, in every language`, async ({
		page,
	}) => {
		for (const { tag } of LANGUAGES) {
			await page.setContent(posted(tag, letterIn(tag)));
			if (languageOf(tag).dir === "rtl") expect.soft(await mixedTexts(page, LATIN, "rtl"), tag).toEqual([]);
			const pdf = await print(page);
			const sides = sidesOf(pdf);
			expect.soft(sides, `sides in ${tag}`).toBeLessThanOrEqual(2);
			const codes = Array.from({ length: sides }, (_, at) => scanned(pdf, at + 1));
			expect
				.soft(
					codes.filter((code) => code !== undefined),
					tag,
				)
				.toEqual([`${ORIGIN}/${tag}/sign-in`]);
			await page.setViewportSize({ width: 320, height: 640 });
			expect
				.soft(await page.evaluate(() => document.documentElement.scrollWidth), `width in ${tag}`)
				.toBeLessThanOrEqual(320);
			await page.setViewportSize({ width: 1280, height: 720 });
		}
	});
}
