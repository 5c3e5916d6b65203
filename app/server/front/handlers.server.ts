/**
 * One request handler for each address pattern. The framework matches an address against every route of its build three
 * times a request, at about 19 µs a route; a handler made from one branch of the routes has nothing to search.
 */
import {
	type AppLoadContext,
	createRequestHandler,
	type LoaderFunctionArgs,
	type ServerBuild,
} from "@remix-run/node";
import { type Endpoint, makeRouteTable } from "./route-table.server.ts";

/** A page ready to be asked. */
export interface PageHandler {
	/** The pattern of its address, for the log; `*` where no route matches. */
	readonly pattern: string;
	/** `loading` is what `load` was called for beforehand: the page's data are then not read again. */
	answer(request: Request, context: AppLoadContext, loading?: Promise<unknown>): Promise<Response>;
	/**
	 * Only on a page that says `handle = { shared: true }`: what its loader answers or throws, read without the framework.
	 * `path` is the request's, plain: without percent signs or empty segments.
	 */
	readonly load?: (path: string, request: Request, context: AppLoadContext) => Promise<unknown>;
}

type Route = ServerBuild["routes"][string];

/** Makes the handlers of a build and answers the one for a path. A path that no route matches gets the whole build. */
export function makeHandlers(build: ServerBuild, mode: string): (path: string) => PageHandler {
	const table = makeRouteTable(Object.values(build.routes));
	const whole: PageHandler = { pattern: "*", answer: createRequestHandler(build, mode) };
	const handlers = new Map<Endpoint, PageHandler>();
	return (path) => {
		const endpoint = table(path);
		if (endpoint === undefined) return whole;
		let handler = handlers.get(endpoint);
		if (handler === undefined) {
			handler = handlerOf(branchOf(build, endpoint.routeIds), mode, endpoint);
			handlers.set(endpoint, handler);
		}
		return handler;
	};
}

function handlerOf(branch: ServerBuild, mode: string, { pattern, routeIds }: Endpoint): PageHandler {
	const leaf = branch.routes[routeIds.at(-1) ?? ""];
	// In development the next request may find other sources.
	const read = leaf?.module.loader;
	if (read === undefined || mode === "development" || !isShared(leaf)) {
		return { pattern, answer: createRequestHandler(branch, mode) };
	}
	const loaded = new WeakMap<object, Promise<unknown>>();
	const loader = (args: LoaderFunctionArgs) =>
		(loaded.get(args.context) ?? read(args)) as ReturnType<typeof read>;
	const answer = createRequestHandler(
		{ ...branch, routes: { ...branch.routes, [leaf.id]: { ...leaf, module: { ...leaf.module, loader } } } },
		mode,
	);
	return {
		pattern,
		answer(request, context, loading) {
			if (loading !== undefined) loaded.set(context, loading);
			return answer(request, context);
		},
		load: async (path, request, context) => read({ request, context, params: paramsIn(pattern, path) }),
	};
}

function isShared(route: Route | undefined): route is Route {
	const handle = route?.module.handle;
	return typeof handle === "object" && handle !== null && "shared" in handle && handle.shared === true;
}

function paramsIn(pattern: string, path: string): Record<string, string> {
	const asked = path.split("/").filter(Boolean);
	const named = pattern.split("/").filter(Boolean);
	return Object.fromEntries(
		named.flatMap((name, at) => (name.startsWith(":") ? [[name.slice(1), asked[at] ?? ""]] : [])),
	);
}

/** The same build with only these routes, in the server's list and in the list that pages render from. */
function branchOf(build: ServerBuild, routeIds: readonly string[]): ServerBuild {
	const only = <Route>(routes: Record<string, Route>) =>
		Object.fromEntries(Object.entries(routes).filter(([id]) => routeIds.includes(id)));
	return {
		...build,
		routes: only(build.routes),
		assets: { ...build.assets, routes: only(build.assets.routes) },
	};
}
