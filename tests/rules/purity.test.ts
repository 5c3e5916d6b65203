/** A rule that reads the clock cannot be proved: the pure files get time, ids, salt and hashes as arguments. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesLike, layers, offences } from "./tree.ts";

const rules = [...filesLike(layers.core), ...filesLike(layers.pure)];

/** Names that reach outside a function. `Date.now` and `new Date()` are found by their own shape. */
const OUTSIDE = new Set([
	"process",
	"fetch",
	"performance",
	"crypto",
	"console",
	"globalThis",
	"window",
	"document",
	"localStorage",
	"setTimeout",
	"setInterval",
	"setImmediate",
	"queueMicrotask",
	"Worker",
]);
const IMPURE_MEMBERS = new Set([
	"Date.now",
	"Math.random",
	"import.meta",
	"Temporal.Now",
	"Intl.DateTimeFormat()",
]);

describe("the rules (app/core, features/*/x.ts, *.forms.ts)", () => {
	it("never read the clock, chance, the network, the console or the machine", () => {
		expect(offences(rules, reachesOutside)).toEqual([]);
	});

	it("import only each other, zod, and the arithmetic of square codes", () => {
		expect(offences(rules, importsOutside)).toEqual([]);
	});

	it("never wait", () => {
		expect(offences(rules, (node) => ts.isAwaitExpression(node) || isAsync(node))).toEqual([]);
	});
});

function reachesOutside(node: ts.Node): boolean {
	if (ts.isNewExpression(node))
		return node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0;
	if (ts.isCallExpression(node) && node.expression.getText() === "Date") return true;
	if (ts.isPropertyAccessExpression(node) || ts.isMetaProperty(node))
		return IMPURE_MEMBERS.has(node.getText());
	return ts.isIdentifier(node) && OUTSIDE.has(node.text) && isFree(node);
}

/** A name used as itself: not `entry.process`, not `{ process: 1 }`, not a parameter that happens to be called so. */
function isFree(node: ts.Identifier): boolean {
	const parent = node.parent;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node;
	return !(ts.isParameter(parent) || ts.isVariableDeclaration(parent) || ts.isLiteralTypeNode(parent));
}

function importsOutside(node: ts.Node): boolean {
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
	if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return false;
	const from = node.moduleSpecifier;
	if (from === undefined || !ts.isStringLiteral(from)) return false;
	if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
		return false;
	return (
		!/^((?:zod|qrcode-generator)$|\.{1,2}\/|#app\/(core|features)\/)/.test(from.text) ||
		/\.(server|tsx|json)/.test(from.text)
	);
}

function isAsync(node: ts.Node): boolean {
	return (
		ts.canHaveModifiers(node) &&
		(ts.getModifiers(node) ?? []).some((m) => m.kind === ts.SyntaxKind.AsyncKeyword)
	);
}
