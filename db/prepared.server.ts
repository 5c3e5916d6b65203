/** A hot query is prepared once for each connection: built anew each time it costs three to ten times as much. */
import { quickened } from "./quick-query.server.ts";

const byHandle = new WeakMap<object, Map<string, unknown>>();

/** The query called `name` on this handle; `build` runs the first time only. Names are unique in the whole program. */
export function prepared<Handle extends object, Query>(
	handle: Handle,
	name: string,
	build: (handle: Handle) => Query,
): Query {
	let queries = byHandle.get(handle);
	if (queries === undefined) {
		queries = new Map();
		byHandle.set(handle, queries);
	}
	const found = queries.get(name);
	if (found !== undefined) return found as Query;
	const made = quickened(build(handle));
	queries.set(name, made);
	return made;
}
