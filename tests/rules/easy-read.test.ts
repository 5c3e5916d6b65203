/**
 * Easy Read, as the Department of Health's guide asks ("Making written information easier to understand for people with learning
 * disabilities", 2010): one idea a line in a short sentence, and beside each line a picture.
 */
import { describe, expect, it } from "vitest";
import { PICTURES, type PictureName } from "#app/core/pictures.ts";
import { readingGrade } from "#app/core/reading-grade.ts";
import { MOST_EASY_WORDS } from "#app/features/tools/easy.ts";
import type { NoticeWords } from "#app/features/tools/notice.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { STEP_PICTURES } from "#app/ui/easy-step.tsx";
import { DEMO_PROVIDER, demoProvider } from "#db/demo-provider.ts";
import { LANGUAGES } from "#locales/index.ts";
import { textOf } from "./tree.ts";
import { countWords, sentencesOf, wordsOf } from "./words.ts";

const { words } = readRegisterFiles();
const shown = demoProvider.services.filter(({ provider }) => provider === DEMO_PROVIDER);
const demoTools = [...new Set(shown.flatMap(({ uses }) => uses.map(({ tool }) => tool)))];

/** The lines of each tool that has any, and of the pages, in a language. */
function linesIn(tag: string): { readonly of: string; readonly lines: readonly string[] }[] {
	const notices: Readonly<Record<string, NoticeWords>> = words[tag] ?? {};
	const tools = Object.entries(notices).flatMap(([of, { easy = [] }]) =>
		easy.length === 0 ? [] : [{ of, lines: easy.map(({ line }) => line) }],
	);
	const own = [...(wordsOf(tag, "easy.json") ?? [])];
	const of = (start: RegExp) => own.filter(([path]) => start.test(path)).map(([, text]) => text);
	return [
		...tools,
		{ of: "the steps", lines: of(/^steps\./) },
		{ of: "every tool", lines: of(/^tool\.(ai|unknown|choice|wrong|help)\./) },
	];
}

describe("the tools that the demo's provider uses", () => {
	it.each(LANGUAGES.map(({ tag }) => tag as string))("all have Easy Read in %s", (tag) => {
		const without = demoTools.filter((tool) => (words[tag]?.[tool]?.easy ?? []).length < 5);
		expect(without).toEqual([]);
	});

	it("have the same ideas and pictures in every language that has any", () => {
		for (const { tag } of LANGUAGES) {
			for (const [tool, { easy }] of Object.entries(words[tag] ?? {})) {
				const pictures = words["en"]?.[tool]?.easy?.map(({ picture }) => picture);
				if (easy !== undefined)
					expect(
						easy.map(({ picture }) => picture),
						`${tag} ${tool}`,
					).toEqual(pictures);
			}
		}
	});
});

describe.each(LANGUAGES.map(({ tag }) => tag))("the lines of Easy Read in %s", (tag) => {
	it("have one short sentence each", () => {
		const most = tag === "en" ? MOST_EASY_WORDS.en : MOST_EASY_WORDS.others;
		const wrong = linesIn(tag).flatMap(({ of, lines }) =>
			lines
				.filter((line) => sentencesOf(line).length !== 1 || countWords(line) > most || !/[.۔।]$/u.test(line))
				.map((line) => `${of}: ${countWords(line)} words: ${line}`),
		);
		expect(wrong).toEqual([]);
	});

	it("are no line twice on one page", () => {
		for (const { of, lines } of linesIn(tag).filter(({ of }) => of !== "the steps"))
			expect(new Set(lines).size, of).toBe(lines.length);
	});
});

describe("the English lines", () => {
	it.each(linesIn("en"))("of $of are read by a child of 9", ({ lines }) => {
		const graded = readingGrade(lines);
		expect(graded?.grade, graded?.hardest.join("\n")).toBeLessThanOrEqual(4);
	});
});

describe("the pictures", () => {
	it("are one for each line of a step", () => {
		for (const { tag } of LANGUAGES) {
			for (const [step, pictures] of Object.entries(STEP_PICTURES)) {
				const lines = [...(wordsOf(tag, "easy.json") ?? [])].filter(([path]) =>
					path.startsWith(`steps.${step}.`),
				);
				expect(lines.length, `${tag} ${step}`).toBe(pictures.length);
			}
		}
	});

	it("are all used", () => {
		const inTools = Object.values(words).flatMap((all) =>
			Object.values(all).flatMap(({ easy = [] }) => easy.map(({ picture }) => picture)),
		);
		const used = new Set<PictureName>([...inTools, ...Object.values(STEP_PICTURES).flat()]);
		expect(PICTURES.filter((name) => !used.has(name))).toEqual([]);
	});

	it("are drawn in the colour of the text, each in its own way", () => {
		const drawn = [...textOf("app/ui/pictures.tsx").matchAll(/"(M\d[^"]+)"/g)].map(([, path]) => path);
		expect(new Set(drawn).size).toBe(PICTURES.length);
		expect(textOf("app/ui/easy.css")).toContain("stroke: currentColor");
	});
});
