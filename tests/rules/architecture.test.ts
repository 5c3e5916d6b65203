/** What the shape of the tree promises and dependency-cruiser cannot see. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { PUBLIC_PAGES } from "./public-pages.ts";
import { at, everyFile, filesLike, isThere, layers, offences, parsed, textOf, walk } from "./tree.ts";

/** The functions of `app/server/context*` that answer who is asking, or refuse. */
const ACTOR_FUNCTIONS = ["patientOf", "personOf", "helperOf", "deciderOf", "standInOf", "staffOf"];

/** What Remix itself looks for in a page: their meaning is the framework's, so they need no docstring of ours. */
const FRAMEWORK_NAMES = new Set([
	...["loader", "action", "meta", "default", "handle", "headers", "links"],
	...["ErrorBoundary", "Layout", "shouldRevalidate"],
]);

/** Files that are read as one list from top to bottom; splitting them would hide what they are for. */
const LONG_ON_PURPOSE: Readonly<Record<string, string>> = {
	"db/schema.ts": "every table in reading order, so that a reader sees the whole database in one file",
	"app/ui/app.css": "one stylesheet is one request; its weight has a test of its own",
};

const pages = filesLike(layers.page);
const addressed = (textOf("app/routes.ts").match(/[\w./-]+\.tsx?(?=["'`])/g) ?? []).map(
	(file) => `app/${file}`,
);
const sources = everyFile().filter((file) => /^(app|db|locales|tests)\/.*\.(ts|tsx|cjs|css)$/.test(file));

describe("a page", () => {
	it("asks who is there in every loader and action, or is on the public list", () => {
		const unguarded = pages
			.filter((file) => !(file in PUBLIC_PAGES))
			.flatMap((file) => exportsOf(file).filter(({ name }) => name === "loader" || name === "action"))
			.filter(({ node }) => !asksWho(node) && !refusesEverybody(node))
			.map(({ node, name }) => `${at(node)} — ${name} calls none of ${ACTOR_FUNCTIONS.join(", ")}`);
		expect(unguarded).toEqual([]);
	});

	it("that somebody who acts for a patient can open logs it as a look, before it reads anything", () => {
		const quiet = pages
			.flatMap((file) => exportsOf(file).filter(({ name }) => name === "loader"))
			.filter(({ node }) => /(?:person|helper|decider)Of\(/.test(node.getText()))
			.filter(
				({ node }) => !/await logActingLook\(context\.db, actor, context\.now\(\)\);/.test(node.getText()),
			)
			.map(({ node }) => at(node));
		expect(quiet).toEqual([]);
	});

	it("is on the public list only while it has an address, and with a reason", () => {
		expect(Object.keys(PUBLIC_PAGES).filter((file) => !addressed.includes(file))).toEqual([]);
		expect(Object.values(PUBLIC_PAGES).every((reason) => reason.length > 10)).toBe(true);
	});

	it("has an address, and every address has its page", () => {
		expect(
			pages.filter((page) => !addressed.includes(page)),
			"pages that no route names",
		).toEqual([]);
		const missing = addressed.filter((file) => !isThere(file));
		expect(missing, "files that app/routes.ts names").toEqual([]);
	});

	it("is served by an actor function that exists", () => {
		const context = filesLike(/^app\/server\/context[^/]*\.ts$/);
		const found = context.flatMap((file) => exportsOf(file).map(({ name }) => name));
		expect(ACTOR_FUNCTIONS.filter((name) => !found.includes(name))).toEqual([]);
	});
});

describe("the environment", () => {
	it("is read in one place", () => {
		const files = everyFile().filter(
			(file) => /^(app|db|locales)\/.*\.tsx?$/.test(file) && !layers.test.test(file),
		);
		const readers = files.filter((file) => file !== "app/server/env.server.ts");
		expect(offences(readers, (node) => /^(process|import\.meta)\.env$/.test(memberText(node)))).toEqual([]);
	});
});

describe("a file", () => {
	it("has 250 lines at most", () => {
		const measured = sources.filter((file) => !(file in LONG_ON_PURPOSE));
		const long = measured.map((file) => [file, textOf(file).split("\n").length - 1] as const);
		expect(long.filter(([, lines]) => lines > 250)).toEqual([]);
	});

	it("is named for its subject: no utils, helpers, managers, misc", () => {
		const vague = /(^|[/.-])(utils?|helpers?|managers?|misc)([/.-]|s?\.tsx?$)/;
		expect(sources.filter((file) => file.startsWith("app/") && vague.test(file))).toEqual([]);
	});

	it("gives only what is its own: no barrels", () => {
		const code = sources.filter((file) => /\.tsx?$/.test(file));
		const passedOn = (node: ts.Node) =>
			ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !node.isTypeOnly;
		expect(offences(code, passedOn)).toEqual([]);
	});

	it("has one of the five names of a feature", () => {
		const inside = everyFile().filter((file) => file.startsWith("app/features/"));
		const five =
			/^app\/features\/[a-z-]+\/([a-z-]+(\.forms|\.store\.server)?\.ts|(pages|parts)\/[a-z-]+\.tsx?)$/;
		const strangers = inside.filter(
			(file) => !five.test(file.replace(/(\.store)?\.(test|spec)\.(tsx?)$/, ".$3")),
		);
		expect(strangers).toEqual([]);
	});
});

describe("an exported function", () => {
	it("says what it means", () => {
		const files = sources.filter((file) => /\.tsx?$/.test(file) && !layers.test.test(file));
		const silent = files.flatMap((file) =>
			exportsOf(file)
				.filter(({ node, name }) => isFunction(node) && !(isFramework(file) && FRAMEWORK_NAMES.has(name)))
				.filter(({ node }) => !hasDocstring(node))
				.map(({ node }) => at(node)),
		);
		expect(silent).toEqual([]);
	});
});

function isFramework(file: string): boolean {
	return (
		layers.page.test(file) || /^app\/(root|entry\.server)\.tsx$/.test(file) || /\.config\.ts$/.test(file)
	);
}

function memberText(node: ts.Node): string {
	return ts.isPropertyAccessExpression(node) ? node.getText() : "";
}

/** A call that only stands in a nested, never-called function still counts: this is a reminder, the store's SQL is the lock. */
function asksWho(node: ts.Node): boolean {
	let found = false;
	walk(node, (inner) => {
		if (ts.isCallExpression(inner) && ACTOR_FUNCTIONS.includes(inner.expression.getText())) found = true;
	});
	return found;
}

/** A loader of a page that only takes forms: its whole body is `throw notFound()`. */
function refusesEverybody(node: ts.Node): boolean {
	const statements = ts.isFunctionDeclaration(node) ? node.body?.statements : undefined;
	return statements?.length === 1 && statements[0] !== undefined && ts.isThrowStatement(statements[0]);
}

function exportsOf(file: string): readonly { name: string; node: ts.Node }[] {
	return parsed(file).statements.flatMap((statement) => {
		if (ts.isExportDeclaration(statement)) {
			const clause = statement.exportClause;
			if (clause === undefined || !ts.isNamedExports(clause)) return [];
			return clause.elements.map((element) => ({ name: element.name.text, node: element as ts.Node }));
		}
		const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
		if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
		if (modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword))
			return [{ name: "default", node: statement as ts.Node }];
		if (ts.isFunctionDeclaration(statement))
			return [{ name: statement.name?.text ?? "", node: statement as ts.Node }];
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.map((node) => ({
			name: node.name.getText(),
			node: node as ts.Node,
		}));
	});
}

function isFunction(node: ts.Node): boolean {
	if (ts.isFunctionDeclaration(node)) return true;
	const value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
	return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
}

function hasDocstring(node: ts.Node): boolean {
	const holder = ts.isVariableDeclaration(node) ? node.parent.parent : node;
	return ts.getJSDocCommentsAndTags(holder).length > 0 || ts.getJSDocCommentsAndTags(node).length > 0;
}
