/** The files of the project as the rules see them: paths from the top folder, with "/" between their parts. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const NOT_OURS = new Set(["node_modules", "build", "data", "test-results", "sheets", ".git"]);

/** What the names of the tree mean. One place, so that every rule means the same files. */
export const layers = {
	test: /\.(test|spec)\.tsx?$/,
	core: /^app\/core\/[^/]+\.ts$/,
	pure: /^app\/features\/[^/]+\/(?!.*\.server\.ts$)[^/]+\.ts$/,
	store: /^app\/features\/[^/]+\/[^/]+\.store\.server\.ts$/,
	page: /^app\/features\/[^/]+\/pages\/[^/]+\.tsx?$/,
	part: /^app\/features\/[^/]+\/parts\/[^/]+\.tsx?$/,
	screen: /^app\/.*\.tsx$/,
} as const;

/** Every file whose path matches, tests left out unless the pattern itself asks for them. */
export function filesLike(pattern: RegExp): readonly string[] {
	return everyFile().filter(
		(file) => pattern.test(file) && (pattern === layers.test || !layers.test.test(file)),
	);
}

/** Every file of the project, of any kind, that is written by people or kept in the repository. */
export function everyFile(folder = ""): readonly string[] {
	return readdirSync(join(TOP, folder), { withFileTypes: true })
		.filter((entry) => !NOT_OURS.has(entry.name))
		.flatMap((entry) => {
			const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
			return entry.isDirectory() ? everyFile(path) : [path];
		})
		.sort();
}

/** The text of a file of the project. */
export function textOf(file: string): string {
	return readFileSync(join(TOP, file), "utf8");
}

/** The value of a JSON file of the project. */
export function jsonOf(file: string): unknown {
	return JSON.parse(textOf(file));
}

/** Is this a file or folder of the project? */
export function isThere(file: string): boolean {
	return existsSync(join(TOP, file));
}

/** A syntax tree: comments and strings cannot be mistaken for code. */
export function parsed(file: string): ts.SourceFile {
	return ts.createSourceFile(
		file,
		textOf(file),
		ts.ScriptTarget.Latest,
		true,
		file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
	);
}

/** Calls `visit` for the node and all below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

/** Where a node stands and what it says, for a message: `app/core/x.ts:12  new Date()`. */
export function at(node: ts.Node): string {
	const source = node.getSourceFile();
	const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
	return `${source.fileName}:${line}  ${node.getText().split("\n")[0]?.slice(0, 90)}`;
}

/** The nodes of all these files that a rule forbids, each as a line of a message. */
export function offences(files: readonly string[], forbidden: (node: ts.Node) => boolean): readonly string[] {
	return files.flatMap((file) => {
		const found: string[] = [];
		walk(parsed(file), (node) => {
			if (forbidden(node)) found.push(at(node));
		});
		return found;
	});
}
