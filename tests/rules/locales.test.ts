/** A patient who reads another language gets every word that an English reader gets, and nothing half-made. */
import { describe, expect, it } from "vitest";
import { demoProvider } from "#db/demo-provider.ts";
import { LANGUAGES } from "#locales/index.ts";
import { glossaryOf } from "./terms.ts";
import { isThere, jsonOf } from "./tree.ts";
import { countWords, PLURAL, sentencesOf, stem, TRANSLATIONS, WORD_FILES, wordsOf } from "./words.ts";

/** Words of a sentence. The other languages need a few more for the same thing. */
const LONGEST = { english: 20, others: 25 } as const;

/** Words that patients in tests did not know, or that mean something else to them. */
const NEVER_ON_SCREEN: readonly (readonly [never: RegExp, instead: string])[] = [
	[/\bclinicians?\b/i, "a doctor or nurse"],
	[/\bprox(y|ies)\b/i, "someone you trust"],
	[/\balgorithms?\b/i, "AI tool"],
	[/\bportals?\b/i, "this website"],
	[/(?<!\bNHS )\blog(s|ged|ging)?[ -]?(in|on|out|off)\b/i, "sign in, sign out"], // NHS login is a name
	[/\bdisput(e|es|ed|ing)\b/i, "tell us it is wrong"],
	[/\bpreferences?\b/i, "your choice, how to reach you"],
];

/** A text made only of these, of placeholders, digits and marks is the same in every language. */
const NAMES = [
	...["AI", "NHS", "BMA", "GP", "QR", "PDF", "A4", "ID", "111", "999"],
	...["Riverside Health", "English", "Cymraeg", "اردو", "Polski", "Português", "Easy Read"],
];

/** The name of a service of the NHS is no advice to use the word. */
const NAMED = /National Data Opt-out/g;

describe("English", () => {
	it("has word files, each a list of texts with none empty", () => {
		expect(WORD_FILES.length).toBeGreaterThan(0);
		expect(WORD_FILES.filter((file) => !file.endsWith(".json"))).toEqual([]);
		expect(all("en").filter(({ text }) => text.trim() === "")).toEqual([]);
	});

	it("has both forms of every count", () => {
		expect(missingForms("en")).toEqual([]);
	});

	it("says no word that is never on screen", () => {
		const said = all("en").flatMap(({ where, text }) =>
			NEVER_ON_SCREEN.filter(([never]) => never.test(text)).map(
				([, instead]) => `${where}: “${text}” (say: ${instead})`,
			),
		);
		expect(said).toEqual([]);
	});

	it("explains opting out once at most, and says yes and no everywhere else", () => {
		const opting = all("en").filter(({ text }) =>
			/\bopt(s|ed|ing)?[ -](in|out)\b/i.test(text.replaceAll(NAMED, "")),
		);
		expect(opting.length, JSON.stringify(opting)).toBeLessThanOrEqual(1);
	});

	it("has no sentence over 20 words", () => {
		expect(tooLong("en")).toEqual([]);
	});

	it("tells the patient about every AI tool of the register", () => {
		expect(toolsWithoutNotice("en")).toEqual([]);
	});
});

describe.each(TRANSLATIONS)("the language %s", (tag) => {
	it("has every word file, and no other", () => {
		expect
			.soft(
				WORD_FILES.filter((file) => !isThere(`locales/${tag}/${file}`)),
				"missing files",
			)
			.toEqual([]);
	});

	it("has every key, and no other", () => {
		const all = keysOf("en");
		const english = [...all].filter((key) => isNeededIn(tag, key));
		const own = keysOf(tag);
		expect
			.soft(
				english.filter((key) => !own.has(key)),
				`missing in locales/${tag}`,
			)
			.toEqual([]);
		expect
			.soft(
				[...own].filter((key) => !all.has(key)),
				`not in locales/en`,
			)
			.toEqual([]);
	});

	it("has every plural form that its grammar has", () => {
		expect.soft(missingForms(tag)).toEqual([]);
	});

	it("keeps every placeholder and mark of the English", () => {
		const lost = pairs(tag).filter(
			({ text, english, where }) => placeholders(text, where) !== placeholders(english, where),
		);
		expect.soft(lost.map(({ where, text, english }) => `${where}: “${text}” for “${english}”`)).toEqual([]);
		const unmarked = pairs(tag).filter(({ text, english }) => marks(text) !== marks(english));
		expect
			.soft(unmarked.map(({ where, text, english }) => `${where}: “${text}” for “${english}”`))
			.toEqual([]);
	});

	it("is not English", () => {
		const same = pairs(tag).filter(
			({ text, english, where }) => text === english && !mayBeSame(tag, where, text),
		);
		expect.soft(same.map(({ where, text }) => `${where}: “${text}”`)).toEqual([]);
	});

	it("has no empty text and no sentence that is too long", () => {
		expect.soft(all(tag).filter(({ text }) => text.trim() === "")).toEqual([]);
		expect.soft(tooLong(tag)).toEqual([]);
	});

	it("tells the patient about every AI tool of the register, or at least of the demo", () => {
		expect.soft(toolsWithoutNotice(tag)).toEqual([]);
	});
});

describe.each(LANGUAGES.filter(({ dir }) => dir === "rtl").map(({ tag }) => tag))(
	"the right-to-left language %s",
	(tag) => {
		it("keeps numbers, addresses and codes whole, each from its first sign to its last", () => {
			const split = all(tag).filter(({ text }) => LEFT_TO_RIGHT.test(text.replaceAll(ISOLATED, "")));
			expect(
				split.map(({ where, text }) => `${where}: “${text}”`),
				"write \\u2066{{phone}}\\u2069",
			).toEqual([]);
		});
	},
);

describe("the demo", () => {
	it("has the names of all services in the same languages", () => {
		const [first = [], ...others] = demoProvider.services.map(({ names }) => Object.keys(names).sort());
		for (const other of others) expect(other).toEqual(first);
	});
});

/** What is read from left to right in any language. Without a mark around it, its parts stand in the wrong order. */
const LEFT_TO_RIGHT = /\{\{(phone|address|email|code|example)\}\}/;
const ISOLATED = /\u2066[^\u2066\u2069]*\u2069/g;

interface Said {
	readonly where: string;
	readonly text: string;
}

function all(tag: string): readonly Said[] {
	return WORD_FILES.flatMap((file) =>
		[...(wordsOf(tag, file) ?? [])].map(([path, text]) => ({ where: `${file} ${path}`, text })),
	);
}

/** Read once: each key of English is looked up in them. */
const keys = new Map<string, ReadonlySet<string>>();
function keysOf(tag: string): ReadonlySet<string> {
	if (!keys.has(tag)) keys.set(tag, readKeys(tag));
	return keys.get(tag) as ReadonlySet<string>;
}

/** Plural forms are one key here: how many of them a language has is its own matter. */
function readKeys(tag: string): ReadonlySet<string> {
	const texts = all(tag).map(({ where }) => where);
	const counted = new Set(texts.filter((where) => where.endsWith("_other")).map(stem));
	return new Set(texts.map((where) => (counted.has(stem(where)) ? stem(where) : where)));
}

function missingForms(tag: string): readonly string[] {
	const there = new Set(all(tag).map(({ where }) => where));
	const counted = new Set(all("en").flatMap(({ where }) => (where.endsWith("_other") ? [stem(where)] : [])));
	return [...counted].flatMap((key) =>
		new Intl.PluralRules(tag, { type: key.endsWith("_ordinal") ? "ordinal" : "cardinal" })
			.resolvedOptions()
			.pluralCategories.map((category) => `${key}_${category}`)
			.filter((form) => !there.has(form)),
	);
}

/** Each text beside its English; a plural form that English does not have stands beside `_other`. */
function pairs(tag: string): readonly (Said & { readonly english: string })[] {
	const english = new Map(all("en").map(({ where, text }) => [where, text]));
	return all(tag).flatMap(({ where, text }) => {
		const beside = english.get(where) ?? english.get(`${stem(where)}_other`);
		return beside === undefined ? [] : [{ where, text, english: beside }];
	});
}

/** The names in `{{…}}`. A form for none, one or two may say the number in a word. */
function placeholders(text: string, where: string): string {
	const names = [...text.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1] ?? "");
	const inWords = PLURAL.test(where) && !/_(few|many|other)$/.test(where);
	return [...new Set(names)]
		.filter((name) => !(inWords && name === "count"))
		.sort()
		.join(" ");
}

function marks(text: string): string {
	return (text.match(/<\/?[\w-]+\/?>/g) ?? []).sort().join(" ");
}

function mayBeSame(tag: string, where: string, text: string): boolean {
	if (glossaryOf(tag)["same-in-english"][where] !== undefined) return true;
	const rest = NAMES.reduce(
		(left, name) => left.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, "gu"), ""),
		text,
	);
	return !/\p{L}/u.test(rest.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, ""));
}

function tooLong(tag: string): readonly string[] {
	return all(tag).flatMap(({ where, text }) =>
		sentencesOf(text)
			.filter((sentence) => countWords(sentence) > (tag === "en" ? LONGEST.english : LONGEST.others))
			.map((sentence) => `${where}: ${countWords(sentence)} words: “${sentence}”`),
	);
}

function toolsWithoutNotice(tag: string): readonly string[] {
	const register = jsonOf("db/tools.json") as { tools: readonly { id: string }[] };
	const path = `locales/${tag}/notices.json`;
	const notices = isThere(path) ? (jsonOf(path) as Record<string, unknown>) : {};
	const ids = register.tools.map(({ id }) => id).filter((id) => isToldIn(tag, id));
	return ids.filter((id) => !(id in notices));
}

/** Languages with the words of every tool. In the others a tool that no provider of the demo uses is told in English, marked as such. */
const WHOLE_REGISTER = ["en", "cy", "ur", "bn", "pl"];
const DEMO_TOOLS = new Set(demoProvider.services.flatMap(({ uses }) => uses.map(({ tool }) => tool)));

function isToldIn(tag: string, tool: string): boolean {
	return WHOLE_REGISTER.includes(tag) || DEMO_TOOLS.has(tool);
}

/** Is this key one that the language has to have? A tool's words stand at `notices.json` by its id. */
function isNeededIn(tag: string, key: string): boolean {
	const [, tool, easy] = /^notices\.json ([\w-]+)\.(easy\.)?/.exec(key) ?? [];
	if (tool === undefined) return true;
	// Easy Read may be missing in a language: it is then shown in English and said to be so.
	return easy === undefined ? isToldIn(tag, tool) : keysOf(tag).has(`notices.json ${tool}.easy.0.line`);
}
