/** OWASP ASVS 5.0.0, levels 1 and 2: every requirement has an answer, and what is said to show it is there. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { isThere, layers, parsed, textOf, walk } from "../tree.ts";
import type { Answer, Requirement } from "./answer.ts";
import { LEVELS } from "./levels.ts";
import { V1 } from "./v01-encoding.ts";
import { V2 } from "./v02-validation.ts";
import { V3 } from "./v03-browser.ts";
import { V4 } from "./v04-http.ts";
import { V5 } from "./v05-files.ts";
import { V6 } from "./v06-sign-in.ts";
import { V7 } from "./v07-sessions.ts";
import { V8 } from "./v08-rights.ts";
import { V9 } from "./v09-tokens.ts";
import { V10 } from "./v10-oauth.ts";
import { V11 } from "./v11-cryptography.ts";
import { V12 } from "./v12-transport.ts";
import { V13 } from "./v13-configuration.ts";
import { V14 } from "./v14-data.ts";
import { V15 } from "./v15-code.ts";
import { V16 } from "./v16-log.ts";
import { V17 } from "./v17-webrtc.ts";

const CHAPTERS = [V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, V15, V16, V17];
const answered: readonly Requirement[] = CHAPTERS.flat();

/** All numbers of the standard with their level, in its order. */
const asked = Object.entries(LEVELS).flatMap(([section, levels]) =>
	levels.split(" ").map((level, at) => ({ number: `${section}.${at + 1}`, level: Number(level) })),
);

const namesOf = remembered(testNames);

describe("the numbers of the standard", () => {
	it("are as many as it has: 70 of level 1, 183 of level 2, 92 of level 3", () => {
		const count = (wanted: number) => asked.filter(({ level }) => level === wanted).length;
		expect([count(1), count(2), count(3)]).toEqual([70, 183, 92]);
	});
});

describe("the answers", () => {
	it("are one for each requirement of levels 1 and 2, in its order, and none for another", () => {
		const wanted = asked.filter(({ level }) => level < 3).map(({ number }) => number);
		expect(answered.map(([number]) => number)).toEqual(wanted);
	});

	it("stand in the chapter of their number", () => {
		const strays = CHAPTERS.flatMap((chapter, at) =>
			chapter.filter(([number]) => !number.startsWith(`${at + 1}.`)).map(([number]) => number),
		);
		expect(strays).toEqual([]);
	});

	it("name tests that are there", () => {
		const gone = answered.flatMap(([number, , answer]) => {
			const missing = missingTest(answer);
			return missing ? [`${number}: ${missing}`] : [];
		});
		expect(gone).toEqual([]);
	});

	it("name words that stand in the document", () => {
		const gone = answered.flatMap(([number, , answer]) =>
			answer.kind === "written" && !(isThere(answer.file) && flat(textOf(answer.file)).includes(answer.words))
				? [`${number}: ${answer.file} does not say "${answer.words}"`]
				: [],
		);
		expect(gone).toEqual([]);
	});

	it("say why, where no test shows it, and what is asked, in our own few words", () => {
		const short = answered.filter(([, asks, answer]) => {
			const why = "why" in answer ? answer.why : "lacks" in answer ? answer.lacks : "shown or written";
			return why.length < 6 || asks.length < 4 || asks.length > 120;
		});
		expect(short).toEqual([]);
	});
});

/** What is wrong with the test that an answer names, or nothing. */
function missingTest(answer: Answer): string | undefined {
	if (answer.kind !== "shown" && answer.kind !== "partly") return undefined;
	const { file, words } = answer;
	if (!layers.test.test(file) && !file.endsWith(".attack.ts")) return `${file} is no file of tests`;
	if (!isThere(file)) return `${file} is not there`;
	return namesOf(file).some((name) => name.includes(words)) ? undefined : `${file} has no test "${words}"`;
}

/** The names that a file gives to its tests and groups of tests; of a name with values in it the words between them. */
function testNames(file: string): readonly string[] {
	const names: string[] = [];
	walk(parsed(file), (node) => {
		if (!ts.isCallExpression(node) || !/^(it|test|describe)\b/.test(node.expression.getText())) return;
		const [name] = node.arguments;
		if (name !== undefined && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name)))
			names.push(ts.isStringLiteralLike(name) ? name.text : name.getText().slice(1, -1));
	});
	return names;
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
	const made = new Map<string, T>();
	return (key) => {
		const value = made.get(key) ?? make(key);
		made.set(key, value);
		return value;
	};
}

/** Line ends are where the line was full: words are looked for across them. */
function flat(text: string): string {
	return text.replace(/\s+/g, " ");
}
