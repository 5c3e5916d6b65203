/** The keys of the word files that the code asks for, read from syntax trees. */
import ts from "typescript";
import { everyFile, layers, parsed, walk } from "./tree.ts";

/** What one call asks for: whole keys, and patterns where a part is known only when the page is drawn. */
export interface AskedFor {
	readonly where: string;
	/** `file:path.of.key`, with `*` for a part that is only known when the page is drawn. */
	readonly key: string;
}

/** Every key that `t(…)` or `<Trans i18nKey>` names in app/, and every text that is written like one (`tools:list.title`). */
export function keysInCode(namespaces: readonly string[]): readonly AskedFor[] {
	const files = everyFile("app").filter((file) => /\.tsx?$/.test(file) && !layers.test.test(file));
	return files.flatMap((file) => keysOfFile(file, namespaces));
}

function keysOfFile(file: string, namespaces: readonly string[]): readonly AskedFor[] {
	const source = parsed(file);
	const home = homeOf(source) ?? "common";
	const found: AskedFor[] = [];
	const add = (node: ts.Node, key: string, named: boolean) => {
		const [first = "", ...rest] = key.split(":");
		const whole = rest.length > 0 && namespaces.includes(first);
		if (!whole && !named) return;
		const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
		found.push({ where: `${file}:${line}`, key: whole ? key : `${home}:${key}` });
	};
	walk(source, (node) => {
		const named = isAsked(node);
		if (ts.isStringLiteralLike(node)) add(node, node.text, named);
		if (ts.isTemplateExpression(node) && node.head.text !== "") add(node, patternOf(node), named);
	});
	return found;
}

/** The word file that `useTranslation("…")` makes the file's own. */
function homeOf(source: ts.SourceFile): string | undefined {
	let home: string | undefined;
	walk(source, (node) => {
		if (!ts.isCallExpression(node) || !/(^|\.)(useTranslation|getFixedT)$/.test(node.expression.getText()))
			return;
		const name = node.arguments.find((argument) => ts.isStringLiteralLike(argument));
		if (name !== undefined && ts.isStringLiteralLike(name)) home = name.text;
	});
	return home;
}

/** Is this text the first argument of `t`, alone or as one side of a condition, or the key of a `Trans`? */
function isAsked(node: ts.Node): boolean {
	const parent = node.parent;
	if (parent === undefined) return false;
	if (ts.isConditionalExpression(parent) && parent.condition !== node) return isAsked(parent);
	if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent)) return isAsked(parent);
	if (ts.isJsxExpression(parent)) return isAsked(parent);
	if (ts.isJsxAttribute(parent)) return parent.name.getText() === "i18nKey";
	if (!ts.isCallExpression(parent) || parent.arguments[0] !== node) return false;
	return /(^|\.)t$/.test(parent.expression.getText());
}

function patternOf(node: ts.TemplateExpression): string {
	return node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join("");
}

/** Does what the code asks for mean this key? A pattern's `*` stands for at least one character. */
export function means(asked: string, key: string): boolean {
	return asked.includes("*") ? expressionOf(asked).test(key) : asked === key;
}

const expressions = new Map<string, RegExp>();

/** Made once: each pattern is held against every key there is. */
function expressionOf(pattern: string): RegExp {
	const known = expressions.get(pattern);
	if (known !== undefined) return known;
	const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	const made = new RegExp(`^${parts.join(".+")}$`);
	expressions.set(pattern, made);
	return made;
}
