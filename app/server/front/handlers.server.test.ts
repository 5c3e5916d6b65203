import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { makeHandlers } from "./handlers.server.ts";

/** The portal's own routes, each with a page that says what it was told. */
const BUILD = buildOf([{ id: "root", path: "" }, ...listed(routes, "root")]);
const context = {} as AppLoadContext;

interface Told {
	readonly id: string;
	readonly path?: string;
	readonly index?: boolean;
	readonly parentId?: string;
}

function listed(entries: readonly RouteConfigEntry[], parentId: string): Told[] {
	return entries.flatMap(({ file, id = file, path, index, children = [] }) => {
		const own = { id, parentId, ...(path === undefined ? {} : { path }), ...(index ? { index } : {}) };
		return [own, ...listed(children, id)];
	});
}

function buildOf(list: readonly Told[]): ServerBuild {
	const page = (id: string) => ({
		default: () => null,
		loader: ({ params, request }: { params: object; request: Request }) => {
			const { searchParams } = new URL(request.url);
			if (searchParams.has("fail")) throw new Response("no", { status: 418, headers: { "x-page": id } });
			return Response.json({ id, params }, { headers: { "x-page": id } });
		},
		action: async ({ params, request }: { params: object; request: Request }) => ({
			id,
			params,
			sent: await request.text(),
		}),
		headers: ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders,
		ErrorBoundary: () => null,
	});
	const manifest = Object.fromEntries(
		list.map((route) => [
			route.id,
			{
				...route,
				hasAction: true,
				hasLoader: true,
				hasClientAction: false,
				hasClientLoader: false,
				hasErrorBoundary: true,
				module: "",
			},
		]),
	);
	return {
		mode: "production",
		entry: {
			module: {
				default: (_request, status, headers, { staticHandlerContext: found }) => {
					const { loaderData, actionData, errors, matches } = found;
					const ids = matches.map(({ route }) => route.id);
					return Response.json({ loaderData, actionData, errors, ids }, { status, headers });
				},
				handleError: () => undefined,
			},
		},
		routes: Object.fromEntries(list.map((route) => [route.id, { ...route, module: page(route.id) }])),
		assets: { entry: { imports: [], module: "" }, routes: manifest, url: "", version: "1" },
		publicPath: "/",
		assetsBuildDirectory: "build/client",
		future: {
			v3_fetcherPersist: true,
			v3_relativeSplatPath: true,
			v3_throwAbortReason: true,
			v3_singleFetch: false,
			v3_lazyRouteDiscovery: false,
		},
		isSpaMode: false,
	};
}

/** An address of each route of the portal, and some of no route. */
const ADDRESSES = [
	...listed(routes, "root").map(
		({ path = "" }) => `/${path.replaceAll(":lang", "en").replace(/:\w+/g, "a-1")}`,
	),
	"/gone",
	"/en/gone/far/away",
	"/EN/Tools/",
];

async function said(response: Response): Promise<unknown> {
	const headers = [...response.headers].filter(([name]) => name !== "date");
	return { status: response.status, headers, body: await response.text() };
}

describe("a handler made from one branch of the routes", () => {
	const whole = createRequestHandler(BUILD, "production");
	const handlerFor = makeHandlers(BUILD, "production");
	const asked = (path: string, init?: RequestInit) => new Request(`https://choices.example${path}`, init);

	it("covers every route of the portal", () => {
		const patterns = new Set(ADDRESSES.map((path) => handlerFor(path).pattern));
		const paths = listed(routes, "root").map(({ path = "" }) => `/${path}`);
		expect([...patterns].sort()).toEqual([...new Set(paths)].sort());
	});

	it.each(ADDRESSES)("answers %s as the whole build does", async (path) => {
		const handler = handlerFor(path);
		for (const query of ["", "?a=1", "?fail"]) {
			const here = await said(await handler.answer(asked(path + query), context));
			expect(here).toEqual(await said(await whole(asked(path + query), context)));
			expect(JSON.stringify(here)).toContain(query === "?fail" ? "418" : '"status":200');
		}
		const form = { method: "POST", body: new URLSearchParams({ choice: "no" }) };
		const here = await said(await handler.answer(asked(path, form), context));
		expect(here).toEqual(await said(await whole(asked(path, form), context)));
		expect(JSON.stringify(here)).toContain("choice=no");
	});

	it("is made once for each pattern", () => {
		expect(handlerFor("/en/tools/a")).toBe(handlerFor("/cy/tools/b"));
		expect(handlerFor("/en/tools/a")).not.toBe(handlerFor("/en/tools"));
	});
});
