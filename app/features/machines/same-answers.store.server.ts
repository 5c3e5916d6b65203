/** Whether a system holds the answers that it should, as an AI lead reads it on its page. */
import type { Db } from "#db/open.server.ts";
import type { Client } from "./client.ts";
import { namedOf, reconciledOf } from "./reconciled.store.server.ts";
import { stateOf } from "./reconciled.ts";

/** How long a difference is named to a lead: 30 days, in milliseconds. */
const SHOWN_FOR = 30 * 86_400_000;

/** Null for a system that is not told what changes. `named` gives a tool's name and its language. */
export async function sameAnswers(
	db: Db,
	client: Client,
	named: (tool: string) => { readonly name: string; readonly lang: string },
	now: Date,
) {
	const compared = await reconciledOf(db, client);
	if (compared.length === 0) return null;
	const differences = await namedOf(db, client, new Date(now.getTime() - SHOWN_FOR));
	return {
		compared: compared.map(({ tool, purpose, last }) => ({
			...{ tool: named(tool), purpose, last, state: stateOf({ last }, now) },
		})),
		named: differences.map(({ at, tool, what, id }) => ({ at, tool: named(tool), what, id })),
	};
}
