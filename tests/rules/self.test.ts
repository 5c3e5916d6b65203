/** The project speaks of itself alone: a reader needs nothing that is not in it. */
import { describe, expect, it } from "vitest";
import { everyFile, textOf } from "./tree.ts";

/** Written in pieces, so that this file does not name what it forbids. */
const FOREIGN: readonly (readonly [pattern: RegExp, why: string])[] = [
	[new RegExp(["", "work", ""].join("/")), "a path of one machine"],
	[new RegExp(["", "tmp", "(brief|bash)"].join("/")), "a path of one machine"],
	[new RegExp(["", "root", ""].join("/")), "a path of one machine"],
	[
		new RegExp(["shared/(design", "reference", "recipes", "register", "vectors)"].join("|")),
		"a folder elsewhere",
	],
	[/\b[1-5]-(product|architecture|pages|safety|contract)\b/, "a text that is not in the project"],
	[/reference\/(people|safety|stack|standards|performance|code)/, "a text that is not in the project"],
	[new RegExp(`\\b${"iss"}${"ue"} ?#?\\d+`, "i"), "a number that means nothing here"],
	[
		new RegExp(`\\b(th${"is"}|my|the) (work )?sess${"ion"}'s (brief|task|owner)`, "i"),
		"how the work was organised",
	],
	[new RegExp(`\\b(th${"e"}|my) (brief|instructions|prompt)\\b`, "i"), "how the work was organised"],
	[new RegExp(`str_re${"place"}_|\\bsub-?ag${"ent"}s?\\b`, "i"), "a tool"],
	[
		new RegExp(
			`\\b(chat${"gpt"}|clau${"de"}|copi${"lot"}|anthro${"pic"}|open${"ai"}|language mo${"del"} wrote)\\b`,
			"i",
		),
		"a tool",
	],
	[
		new RegExp(`\\b(T${"ODO"}|F${"IXME"}|X${"XX"}|H${"ACK"})\\b`),
		"work left for somebody else: do it or say why not",
	],
	[
		new RegExp(`@ts-(ig${"nore"}|no${"check"})|biome-ign${"ore"} lint:`),
		"a rule switched off without a reason",
	],
];

/** Other people's data may name what it likes: what a published source says about a product. */
const NOT_OUR_WORDS = /^(package-lock\.json|LICENSE)|\.(png|ico|svg|sqlite|db)$/;

const files = everyFile().filter((file) => !NOT_OUR_WORDS.test(file));

describe("every file", () => {
	it.each(FOREIGN.map(([pattern, why]) => ({ pattern, why })))("is free of $why: $pattern", ({ pattern }) => {
		const found = files.flatMap((file) =>
			textOf(file)
				.split("\n")
				.flatMap((line, at) =>
					pattern.test(line) ? [`${file}:${at + 1}  ${line.trim().slice(0, 100)}`] : [],
				),
		);
		expect(found).toEqual([]);
	});
});
