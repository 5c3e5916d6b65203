/**
 * Which route answers an address, compiled once. The rules are those of the framework's router
 * (`@remix-run/router` 1.23: static before named before splat, an index before its parent, first written first), and a
 * test holds the two together.
 */

/** A route as the build lists it. */
export interface ListedRoute {
	readonly id: string;
	readonly parentId?: string;
	readonly path?: string;
	readonly index?: boolean;
}

/** An address a route answers, and the routes from the root to it. */
export interface Endpoint {
	/** Such as `/:lang/tools/:tool`. */
	readonly pattern: string;
	readonly routeIds: readonly string[];
}

/** Finds the endpoint of a path as sent; undefined where no route matches. */
export type RouteTable = (path: string) => Endpoint | undefined;

interface Ranked extends Endpoint {
	/** Lower-case static segments, `null` for a named one. */
	readonly segments: readonly (string | null)[];
	/** Ends in `*`: what follows the segments does not matter. */
	readonly splat: boolean;
	readonly score: number;
}

/** Compiles the table. Throws on optional and half-named segments (`:lang?`, `:id.pdf`): the portal has none. */
export function makeRouteTable(routes: readonly ListedRoute[]): RouteTable {
	const ranked = endpointsBelow(routes, undefined, [], []).sort((a, b) => b.score - a.score);
	const exact = new Map<number, Ranked[]>();
	for (const endpoint of ranked.filter(({ splat }) => !splat)) {
		const length = endpoint.segments.length;
		exact.set(length, [...(exact.get(length) ?? []), endpoint]);
	}
	const splats = ranked.filter(({ splat }) => splat);

	return (path) => {
		const asked = decodedSegments(path);
		if (asked === undefined) return undefined;
		const found = exact.get(asked.length)?.find((endpoint) => fits(endpoint, asked));
		const splat = splats.find((endpoint) => fits(endpoint, asked));
		if (found === undefined || splat === undefined) return found ?? splat;
		return splat.score > found.score ? splat : found;
	};
}

function endpointsBelow(
	routes: readonly ListedRoute[],
	parentId: string | undefined,
	above: readonly string[],
	aboveIds: readonly string[],
): Ranked[] {
	return routes
		.filter((route) => route.parentId === parentId)
		.flatMap((route) => {
			const segments = [...above, ...(route.path ?? "").split("/").filter(Boolean)];
			const ids = [...aboveIds, route.id];
			const below = endpointsBelow(routes, route.id, segments, ids);
			// A route without a path only wraps its children.
			if (route.path === undefined && route.index !== true) return below;
			return [...below, rank(segments, ids, route.index === true)];
		});
}

function rank(segments: readonly string[], routeIds: readonly string[], index: boolean): Ranked {
	const pattern = `/${segments.join("/")}`;
	const splat = segments.at(-1) === "*";
	const fixed = splat ? segments.slice(0, -1) : segments;
	for (const segment of fixed) {
		if (!/^(?::[\w-]+|[^:?*]+)$/.test(segment)) {
			throw new Error(`The route ${pattern} has a segment that the table cannot match: ${segment}`);
		}
	}
	const points = fixed.map((segment): number => (segment.startsWith(":") ? 3 : 10));
	// The router counts the empty segment before the first slash too, and for `/` the one after it.
	const empty = segments.length === 0 ? 2 : 1;
	const score =
		points.reduce((sum, point) => sum + point, 0) +
		Math.max(segments.length + 1, 2) +
		empty +
		(index ? 2 : 0) +
		(splat ? -2 : 0);
	return {
		pattern,
		routeIds,
		segments: fixed.map((segment) => (segment.startsWith(":") ? null : segment.toLowerCase())),
		splat,
		score,
	};
}

function fits(endpoint: Ranked, asked: readonly string[]): boolean {
	if (endpoint.splat ? asked.length < endpoint.segments.length : asked.length !== endpoint.segments.length) {
		return false;
	}
	return endpoint.segments.every((segment, at) => segment === null || segment === asked[at]);
}

/** The path's segments without percent-encoding, in lower case; undefined when they are not valid UTF-8. */
function decodedSegments(path: string): readonly string[] | undefined {
	try {
		return path
			.split("/")
			.filter(Boolean)
			.map((segment) => decodeURIComponent(segment).toLowerCase());
	} catch {
		return undefined;
	}
}
