/**
 * One request handler for each address pattern. The framework matches an address against every route of its build three
 * times a request, at about 19 µs a route; a handler made from one branch of the routes has nothing to search.
 */
import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import { type Endpoint, makeRouteTable } from "./route-table.server.ts";

/** A page ready to be asked. */
export interface PageHandler {
	/** The pattern of its address, for the log; `*` where no route matches. */
	readonly pattern: string;
	answer(request: Request, context: AppLoadContext): Promise<Response>;
}

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
			const answer = createRequestHandler(branchOf(build, endpoint.routeIds), mode);
			handler = { pattern: endpoint.pattern, answer };
			handlers.set(endpoint, handler);
		}
		return handler;
	};
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
