/** Whether a system asked before it acted, as an AI lead reads it on its page. */
import type { Db } from "#db/open.server.ts";
import type { Client } from "./client.ts";
import { readConformance } from "./conformance.store.server.ts";
import { foundUses } from "./conformance.ts";

/** What is counted: the last 30 days in milliseconds, and of them the newest uses; and how many of those to look at are shown. */
const SHOWN_FOR = 30 * 86_400_000;
const MOST_COUNTED = 1_000;
const MOST_SHOWN = 20;

/** Of this client until now; `named` gives a tool's name and its language. `most` and `shown` are null where there is no more. */
export async function askedBefore(
	db: Db,
	client: Client,
	named: (tool: string) => { readonly name: string; readonly lang: string },
	now: Date,
) {
	const during = { from: new Date(now.getTime() - SHOWN_FOR), until: now };
	const kept = await readConformance(db, client, during, MOST_COUNTED);
	const wrong = foundUses(kept);
	return {
		...{ uses: kept.uses, asked: kept.asked, wentOn: kept.wentOn.length },
		most: kept.isAll ? null : MOST_COUNTED,
		found: wrong.slice(0, MOST_SHOWN).map(({ tool, ...use }) => {
			const { name, lang } = named(tool);
			return { ...use, tool: name, lang };
		}),
		shown: wrong.length > MOST_SHOWN ? MOST_SHOWN : null,
	};
}
