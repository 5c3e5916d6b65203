import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListedRoute, makeRouteTable } from "./route-table.server.ts";

const ROUTES: readonly ListedRoute[] = [
	{ id: "root", path: "" },
	{ id: "start", parentId: "root", index: true },
	{ id: "demo", parentId: "root", path: "demo" },
	{ id: "keys", parentId: "root", path: ".well-known/smart-configuration" },
	{ id: "staff", parentId: "root", path: "staff" },
	{ id: "staff-home", parentId: "staff", index: true },
	{ id: "frame", parentId: "staff" },
	{ id: "patient", parentId: "frame", path: "patients/:id" },
	{ id: "record", parentId: "frame", path: "patients/:id/record" },
	{ id: "new", parentId: "frame", path: "patients/new" },
	{ id: "home", parentId: "root", path: ":lang" },
	{ id: "tool", parentId: "home", path: "tools/:tool" },
	{ id: "tools", parentId: "root", path: ":lang/tools" },
	{ id: "help", parentId: "root", path: "help" },
	{ id: "help-frame", parentId: "root", path: "help" },
	{ id: "help-home", parentId: "help-frame", index: true },
	{ id: "papers", parentId: "root", path: "papers/*" },
	{ id: "nothing", parentId: "root", path: "*" },
];

/** The routes as the framework's own router takes them. */
function asTree(routes: readonly ListedRoute[], parentId?: string): Parameters<typeof matchRoutes>[0] {
	return routes
		.filter((route) => route.parentId === parentId)
		.map(({ id, path, index }) =>
			index
				? { id, index: true as const, ...(path === undefined ? {} : { path }) }
				: { id, ...(path === undefined ? {} : { path }), children: asTree(routes, id) },
		);
}

const TREE = asTree(ROUTES);
const table = makeRouteTable(ROUTES);
const bySelf = (path: string) => table(path)?.routeIds;
const byRouter = (path: string) => matchRoutes(TREE, path)?.map(({ route }) => route.id);

describe("the table of addresses", () => {
	it.each([
		["/", ["root", "start"], "/"],
		["/demo", ["root", "demo"], "/demo"],
		["/Demo/", ["root", "demo"], "/demo"],
		["/d%65mo", ["root", "demo"], "/demo"],
		["/.well-known/smart-configuration", ["root", "keys"], "/.well-known/smart-configuration"],
		["/staff", ["root", "staff", "staff-home"], "/staff"],
		["/staff/patients/7", ["root", "staff", "frame", "patient"], "/staff/patients/:id"],
		["/staff/patients/new", ["root", "staff", "frame", "new"], "/staff/patients/new"],
		["/staff/nothing", ["root", "nothing"], "/*"],
		["/en", ["root", "home"], "/:lang"],
		["/en/tools", ["root", "tools"], "/:lang/tools"],
		["/en/tools/eye-scan", ["root", "home", "tool"], "/:lang/tools/:tool"],
		["/help", ["root", "help-frame", "help-home"], "/help"],
		["/papers", ["root", "papers"], "/papers/*"],
		["/papers/a/b/c", ["root", "papers"], "/papers/*"],
		["/a/b/c/d/e", ["root", "nothing"], "/*"],
	])("finds %s, as the framework does", (path, routeIds, pattern) => {
		expect(bySelf(path)).toEqual(routeIds);
		expect(byRouter(path)).toEqual(routeIds);
		expect(table(path)?.pattern).toBe(pattern);
	});

	it("agrees with the framework on any address", () => {
		const word = fc.constantFrom(
			"demo",
			"staff",
			"patients",
			"new",
			"record",
			"tools",
			"papers",
			"help",
			"en",
			"7",
			"STAFF",
			"caf%C3%A9",
			"p%61pers",
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 5 }), fc.boolean(), (words, slash) => {
				const path = `/${words.join("/")}${slash && words.length > 0 ? "/" : ""}`;
				expect(bySelf(path)).toEqual(byRouter(path));
			}),
			{ numRuns: 2000 },
		);
	});

	it("finds nothing where no route fits", () => {
		const two = makeRouteTable([{ id: "a", path: "a" }]);
		expect(two("/b")).toBeUndefined();
		expect(two("/%ff")).toBeUndefined();
	});

	it.each([":lang?", ":id.pdf", "a*", "tools/:tool?/x"])(
		"refuses a pattern it could get wrong: %s",
		(path) => {
			expect(() => makeRouteTable([{ id: "a", path }])).toThrow("has a segment that the table cannot match");
		},
	);
});
