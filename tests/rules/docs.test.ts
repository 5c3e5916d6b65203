/** A reader who follows the README is never sent to a file, command, setting or address that is not there, or misses one. */
import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import * as schema from "#db/schema.ts";
import { everyFile, filesLike, isThere, jsonOf, parsed, textOf, walk } from "./tree.ts";

const readme = isThere("README.md") ? textOf("README.md") : "";
const design = isThere("app/DESIGN.md") ? textOf("app/DESIGN.md") : "";
const scripts = Object.keys((jsonOf("package.json") as { scripts: Record<string, string> }).scripts);

describe.each([
	["README.md", readme],
	["app/DESIGN.md", design],
])("%s", (file, text) => {
	it("is there", () => {
		expect(isThere(file), `${file} is not written yet`).toBe(true);
	});

	it("names only files and folders that exist", () => {
		expect(pathsIn(text, file).filter((path) => !isThere(path))).toEqual([]);
	});

	it("names only npm scripts that exist", () => {
		const named = [...text.matchAll(/npm (?:run )?(?!ci\b|run\b|install\b|audit\b)([a-z][\w:-]*)/g)].map(
			([, name]) => name,
		);
		expect(named.filter((name) => !scripts.includes(name ?? ""))).toEqual([]);
	});
});

describe("the README", () => {
	it("is read in one sitting: under 250 lines", () => {
		expect(readme.split("\n").length).toBeLessThan(250);
	});

	it("tells of every npm script", () => {
		const told = (name: string) => new RegExp(`npm (run )?${name}\\b`).test(readme);
		expect(scripts.filter((name) => !told(name))).toEqual([]);
	});

	it("tells of every setting", () => {
		expect(settings().length).toBeGreaterThan(0);
		expect(settings().filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
	});

	it("tells of every address", () => {
		const told = new Set(addressesIn(`${readme}\n${design}`));
		expect(addresses(routes).filter((address) => !told.has(address))).toEqual([]);
	});

	it("tells of every admin command", () => {
		const told = (name: string) => new RegExp(`(admin -- |\`)${name}\\b`).test(readme);
		expect(adminCommands().filter((name) => !told(name))).toEqual([]);
	});
});

describe("app/DESIGN.md", () => {
	it("says of every package why it is here, and of none that is not", () => {
		const told = firstCells(design, "package").map(
			(name) => [name, new RegExp(`^${name.replace("*", ".*")}$`)] as const,
		);
		const { dependencies, devDependencies, optionalDependencies } = jsonOf("package.json") as Dependencies;
		const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
		expect(names.filter((name) => !told.some(([, by]) => by.test(name)))).toEqual([]);
		expect(told.flatMap(([name, by]) => (names.some((one) => by.test(one)) ? [] : [name]))).toEqual([]);
	});
});

describe("db/README.md", () => {
	it("tells of every table, and of none that is not there", () => {
		const named = Object.values(schema).flatMap((table) =>
			is(table, SQLiteTable) ? [getTableName(table)] : [],
		);
		expect(firstCells(textOf("db/README.md"), "table").toSorted()).toEqual(named.toSorted());
	});
});

describe("tests/README.md", () => {
	it("tells of every journey, by itself or by its folder, and of none that is not there", () => {
		const told = firstCells(textOf("tests/README.md"), "journey");
		const journeys = everyFile("tests/journeys").filter((file) => file.endsWith(".spec.ts"));
		const names = journeys.map((file) => file.slice("tests/journeys/".length, -".spec.ts".length));
		const isOf = (name: string, by: string) => name === by || (by.endsWith("/") && name.startsWith(by));
		expect(names.filter((name) => !told.some((by) => isOf(name, by)))).toEqual([]);
		expect(told.filter((by) => !names.some((name) => isOf(name, by)))).toEqual([]);
	});
});

type Dependencies = Record<
	"dependencies" | "devDependencies" | "optionalDependencies",
	Record<string, string>
>;

/** What stands in code marks in the first cells of the table that has this heading above its first column. */
function firstCells(text: string, heading: string): readonly string[] {
	const lines = text.split("\n");
	const from = lines.findIndex(
		(line, at) => line.startsWith(`| ${heading} |`) && lines[at + 1]?.startsWith("| --"),
	);
	const rest = from < 0 ? [] : lines.slice(from + 2);
	const end = rest.findIndex((line) => !line.startsWith("|"));
	const cells = rest.slice(0, end < 0 ? undefined : end).map((line) => line.split("|")[1] ?? "");
	return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

/** Paths from the top folder in code marks or code blocks, and the targets of links. `<feature>`, `*` and `…` are patterns. */
function pathsIn(text: string, file: string): readonly string[] {
	const inside = [
		...text.matchAll(/(?<![\w/.#])(?:app|db|tests|locales|public|\.ci|\.github)\/[\w@./*<>{},…-]*/g),
	];
	const paths = inside.map(([path]) => path.replace(/[.,]+$/, "").replace(/\/$/, ""));
	const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/") + 1) : "";
	const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(([, to]) =>
		resolved(folder, to ?? ""),
	);
	return [...paths.filter((path) => !/[*<>{}…]/.test(path)), ...links];
}

function resolved(folder: string, link: string): string {
	return new URL(link, `file:///${folder}`).pathname.slice(1);
}

/** The names that `app/server/env.server.ts` reads: the keys in capitals of its one schema. */
function settings(): readonly string[] {
	const names: string[] = [];
	if (!isThere("app/server/env.server.ts")) return names;
	walk(parsed("app/server/env.server.ts"), (node) => {
		if (ts.isPropertyAssignment(node) && /^[A-Z][A-Z_]+$/.test(node.name.getText()))
			names.push(node.name.getText());
	});
	return names;
}

interface Addressed {
	readonly path?: string | undefined;
	readonly children?: readonly Addressed[] | undefined;
}

function addresses(entries: typeof routes | readonly Addressed[]): readonly string[] {
	const inside = (list: readonly Addressed[], above: string): readonly string[] =>
		list.flatMap((entry) => {
			const path = entry.path ? `${above}/${entry.path}` : above;
			return entry.children?.length ? inside(entry.children, path) : [path || "/"];
		});
	return [...new Set(inside(entries as readonly Addressed[], ""))].filter((path) => path !== "/*");
}

/** Addresses in code marks. `…/check` goes on from the address before it. */
function addressesIn(text: string): readonly string[] {
	let before = "";
	return [...text.matchAll(/`(?:GET |POST )?((?:\/|…\/)[^`\s]*)`|(?<=\s)(\/[:\w][^\s`|]*)/g)].map(
		([, marked, plain]) => {
			const said = (marked ?? plain ?? "").replace(/\?.*$/, "");
			if (said.startsWith("…")) return `${before}${said.slice(1)}`;
			before = said;
			return said;
		},
	);
}

/** The keys of the `COMMANDS` table of `app/server/admin/admin.ts`, or the first word of each of its rows. */
function adminCommands(): readonly string[] {
	const files = filesLike(/^app\/server\/admin.*\.ts$/);
	const names = files.flatMap((file) => {
		const found: string[] = [];
		walk(parsed(file), (node) => {
			if (ts.isVariableDeclaration(node) && /^commands$/i.test(node.name.getText()) && node.initializer)
				found.push(...firstWords(node.initializer));
		});
		return found;
	});
	if (files.length > 0)
		expect(names, "app/server/admin/admin.ts has no table named COMMANDS").not.toEqual([]);
	return names;
}

function firstWords(table: ts.Expression): readonly string[] {
	if (ts.isAsExpression(table) || ts.isSatisfiesExpression(table)) return firstWords(table.expression);
	if (ts.isObjectLiteralExpression(table))
		return table.properties.map((property) => property.name?.getText().replaceAll(/["']/g, "") ?? "");
	if (!ts.isArrayLiteralExpression(table)) return [];
	return table.elements.flatMap((element) => /["'`]([a-z][\w-]*)/.exec(element.getText())?.[1] ?? []);
}
