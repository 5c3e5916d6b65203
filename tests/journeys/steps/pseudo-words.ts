/**
 * English in letters that nobody writes English in: ＡＢＣ. On a page whose words all come from `locales/`, no plain letter is left but
 * in what is data: names, addresses, what people wrote. Made when the test runs; no such language is shipped or can be chosen.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import ts from "typescript";

/** Rewrites the English words of this copy of the project. */
export function writePseudoWords(copy: string): void {
	const folder = join(copy, "locales/en");
	for (const file of readdirSync(folder)) {
		if (file === "glossary.json") continue;
		const path = join(folder, file);
		writeFileSync(path, JSON.stringify(inPseudo(JSON.parse(readFileSync(path, "utf8")))));
	}
}

function inPseudo(value: unknown): unknown {
	if (typeof value === "string") return pseudo(value);
	if (Array.isArray(value)) return value.map(inPseudo);
	if (typeof value !== "object" || value === null) return value;
	// The name of a drawing is no word: nobody reads it.
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, key === "picture" ? inner : inPseudo(inner)]),
	);
}

/** The same text with each letter in its wide form; placeholders, marks and addresses of mail stay. */
export function pseudo(text: string): string {
	return text
		.split(/(\{\{[^}]*\}\}|<[^>]*>|&\w+;)/)
		.map((part, place) => (place % 2 === 1 ? part : part.replaceAll(/[A-Za-z]/g, wide)))
		.join("");
}

/** The wide form of a plain letter. */
function wide(letter: string): string {
	return String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0);
}

/** Everything that a reader sees or hears of the open page, one text each, that has two plain letters. Codes, what was typed, and what is in another language are data. */
export function plainTexts(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const said = [document.title];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const isCode =
				walker.currentNode.parentElement?.closest("bdi, code, textarea, [lang]:not(html)") != null;
			if (!isCode) said.push(walker.currentNode.textContent ?? "");
		}
		for (const element of document.querySelectorAll("body, body *")) {
			for (const name of [
				"title",
				"alt",
				"placeholder",
				"aria-label",
				"aria-description",
				"aria-roledescription",
				"summary",
			])
				said.push(element.getAttribute(name) ?? "");
			if (element.matches("input[type=submit], input[type=button], input[type=reset]"))
				said.push(element.getAttribute("value") ?? "");
			for (const place of ["::before", "::after"]) {
				const { content } = getComputedStyle(element, place);
				if (content.startsWith('"')) said.push(content);
			}
		}
		return [...new Set(said)].filter((text) => /[A-Za-z]{2}/.test(text));
	});
}

/** The texts of the sources and files below these folders: what the made-up world is made of. */
export function textsOf(top: string, folders: readonly string[]): string {
	const texts: string[] = [];
	for (const folder of folders)
		for (const entry of readdirSync(join(top, folder), { recursive: true, encoding: "utf8" })) {
			const path = join(top, folder, entry);
			if (path.endsWith(".json")) texts.push(...stringsOf(JSON.parse(readFileSync(path, "utf8"))));
			else if (/(?<!\.test|\.spec)\.ts$/.test(path)) texts.push(...literalsOf(path));
		}
	return texts.join("\n");
}

function stringsOf(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function literalsOf(path: string): string[] {
	const found: string[] = [];
	const look = (node: ts.Node): void => {
		if (
			ts.isStringLiteralLike(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddle(node) ||
			ts.isTemplateTail(node)
		)
			found.push(node.text);
		node.forEachChild(look);
	};
	look(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest));
	return found;
}
