/**
 * Words are put together in `locales/`: a stop, a comma or a bracket in code is English in Urdu, Bengali or Arabic, and stands where
 * another grammar has no place for it. A colon after a label is the same in every language.
 */
import ts from "typescript";
import { expect, it } from "vitest";
import { filesLike, layers, offences } from "./tree.ts";

const screens = filesLike(layers.screen);
const drawn = [
	...screens,
	...filesLike(/^app\/features\/(people\/letter|paper\/|trust\/acting-letter|record\/copy-).*\.ts$/),
];

/** Lists that are not in the reader's language: addresses of this country, and what makers and leads wrote in English. */
const AS_WRITTEN = /^(address|\[evidence\?\.where, evidence\?\.when\]\.filter\(\(text\) => text\))$/;

it("no screen has a stop, a comma or a bracket of its own between words", () => {
	expect(offences(screens, (node) => ts.isJsxText(node) && GLUE.test(node.text.trim()))).toEqual([]);
	expect(offences(screens, isGluedChild)).toEqual([]);
	expect(offences(screens, isGluedText)).toEqual([]);
});

it("no screen, letter, form or copy puts a list together but by `formatList`", () => {
	expect(offences(drawn, joinsAList)).toEqual([]);
});

/** What ends or begins a piece that is put beside another: ". ", ", ", " (", ")". An arrow points back where one reads from the right. */
const GLUE = /^[.,;)]|[.,;(]$|[→←]/;

/** `{", "}` between two pieces. Signs between drawings that nobody sees are read by browsers of words alone. */
function isGluedChild(node: ts.Node): boolean {
	return (
		ts.isJsxExpression(node) &&
		!ts.isJsxAttribute(node.parent) &&
		node.expression !== undefined &&
		ts.isStringLiteralLike(node.expression) &&
		GLUE.test(node.expression.text.trim())
	);
}

/** `${words}. ${words}` or ` (${words})`, where one of them comes from the word files. */
function isGluedText(node: ts.Node): boolean {
	if (!ts.isTemplateExpression(node)) return false;
	const said = node.templateSpans.some(({ expression }) => /\bt\(|\bformat\w+\(/.test(expression.getText()));
	const between = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
	return said && between.some((text) => GLUE.test(text.trim()));
}

function joinsAList(node: ts.Node): boolean {
	if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
	const [by] = node.arguments;
	return (
		node.expression.name.text === "join" &&
		by !== undefined &&
		ts.isStringLiteralLike(by) &&
		/^[,;]/.test(by.text) &&
		!AS_WRITTEN.test(node.expression.expression.getText())
	);
}
