/**
 * A page works on an old phone, in a text browser and with a screen reader: plain HTML, no script, words from the
 * word files only. React Aria's stateful components post nothing, or hide their content, where no script runs.
 */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { everyFile, filesLike, layers, offences } from "./tree.ts";

const screens = filesLike(layers.screen);
const drawing = everyFile().filter(
	(file) => /^app\/(features|ui|i18n|root|entry)/.test(file) && isCode(file),
);

const LEAVES = new Set([
	"Form",
	"Input",
	"TextArea",
	"Label",
	"Text",
	"Heading",
	"Button",
	"Link",
	"Group",
	"I18nProvider",
]);

/** What Remix offers to run in the browser. None of it is sent: see app/DESIGN.md. */
const BROWSER_PARTS = new Set([
	"script",
	"Scripts",
	"ScrollRestoration",
	"LiveReload",
	"PrefetchPageLinks",
	"iframe",
]);

/** Attributes whose value a person sees or hears. */
const SPOKEN = new Set([
	"aria-label",
	"aria-description",
	"aria-roledescription",
	"alt",
	"title",
	"placeholder",
	"label",
]);

const HOOKS = /^use(State|Effect|LayoutEffect|Reducer|Ref|Fetcher|Submit|SyncExternalStore|Transition)$/;

describe("React Aria", () => {
	it("lends only its leaf components", () => {
		expect.soft(offences(drawing, borrowsMore)).toEqual([]);
	});

	it("is told that a button sends the form, since its own default is to do nothing", () => {
		expect(
			offences(screens, (node) => tagOf(node) === "Button" && attributeOf(node, "type") === undefined),
		).toEqual([]);
	});
});

describe("a screen", () => {
	it("sends no script and nothing that waits for one", () => {
		expect.soft(offences(screens, (node) => BROWSER_PARTS.has(tagOf(node)))).toEqual([]);
		const listens = (node: ts.Node) => ts.isJsxAttribute(node) && /^on[A-Z]/.test(node.name.getText());
		expect.soft(offences(screens, listens)).toEqual([]);
		const reacts = (node: ts.Node) => ts.isCallExpression(node) && HOOKS.test(node.expression.getText());
		expect.soft(offences(screens, reacts)).toEqual([]);
	});

	it("leaves all looks to the stylesheet", () => {
		const styled = (node: ts.Node) => ts.isJsxAttribute(node) && node.name.getText() === "style";
		expect.soft(offences(screens, styled)).toEqual([]);
	});

	it("fetches no image, font or frame", () => {
		const fetched = new Set(["img", "picture", "video", "audio", "object", "embed"]);
		expect.soft(offences(screens, (node) => fetched.has(tagOf(node)))).toEqual([]);
	});

	it("takes its words from locales/", () => {
		expect.soft(offences(screens, (node) => ts.isJsxText(node) && hasWords(node.text))).toEqual([]);
		expect.soft(offences(screens, saysLiterally)).toEqual([]);
		expect.soft(offences(screens, speaksLiterally)).toEqual([]);
	});

	it("leaves dates and numbers to app/i18n/format.ts", () => {
		const files = drawing.filter((file) => file !== "app/i18n/format.ts");
		expect.soft(offences(files, formats)).toEqual([]);
	});
});

function isCode(file: string): boolean {
	return /\.tsx?$/.test(file) && !layers.test.test(file);
}

function borrowsMore(node: ts.Node): boolean {
	if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
	const [library, door] = node.moduleSpecifier.text.split(/(?<=^react-aria(?:-components)?)\//);
	if (!/^(react-aria|react-stately|@react-(aria|stately)\/)/.test(library ?? "") || isTypeOnly(node))
		return false;
	if (library !== "react-aria-components" && door !== "I18nProvider") return true;
	const names = node.importClause?.namedBindings;
	if (names === undefined || !ts.isNamedImports(names)) return true;
	return names.elements.some(
		(name) => !name.isTypeOnly && !LEAVES.has((name.propertyName ?? name.name).text),
	);
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
	return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function tagOf(node: ts.Node): string {
	return ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node) ? node.tagName.getText() : "";
}

function attributeOf(node: ts.Node, name: string): ts.JsxAttributeLike | undefined {
	if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) return undefined;
	return node.attributes.properties.find((property) => property.name?.getText() === name);
}

function hasWords(text: string): boolean {
	return /\p{L}/u.test(text.replaceAll(/&[a-z]+;/g, ""));
}

/** `{"Some words"}` or `{`Some words ${x}`}` between tags, and a literal title of a page. */
function saysLiterally(node: ts.Node): boolean {
	if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression)
		return isWords(node.expression);
	return ts.isPropertyAssignment(node) && node.name.getText() === "title" && isWords(node.initializer);
}

function speaksLiterally(node: ts.Node): boolean {
	if (!ts.isJsxAttribute(node) || !SPOKEN.has(node.name.getText()) || node.initializer === undefined)
		return false;
	if (ts.isStringLiteral(node.initializer)) return hasWords(node.initializer.text);
	return (
		ts.isJsxExpression(node.initializer) &&
		!!node.initializer.expression &&
		isWords(node.initializer.expression)
	);
}

function isWords(node: ts.Expression): boolean {
	if (ts.isStringLiteralLike(node)) return hasWords(node.text);
	if (ts.isTemplateExpression(node)) {
		return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].some(hasWords);
	}
	if (ts.isConditionalExpression(node)) return isWords(node.whenTrue) || isWords(node.whenFalse);
	return ts.isBinaryExpression(node) && (isWords(node.left) || isWords(node.right)) && !isComparison(node);
}

function isComparison(node: ts.BinaryExpression): boolean {
	return (
		/^[!=<>]/.test(node.operatorToken.getText()) ||
		(node.operatorToken.getText() === "&&" && !isWords(node.right))
	);
}

function formats(node: ts.Node): boolean {
	if (!ts.isPropertyAccessExpression(node)) return false;
	if (/^Intl\.(DateTime|Number|RelativeTime|List|Duration)Format$/.test(node.getText())) return true;
	if (/^(toLocale(Date|Time)?String|toDateString|toUTCString|toFixed)$/.test(node.name.text)) return true;
	return (
		/\.tsx$/.test(node.getSourceFile().fileName) &&
		/\.toISOString\(\)\.(slice|substring|split)$/.test(node.getText())
	);
}
