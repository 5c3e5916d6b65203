/** A tool whose maker brought out a new version: its page is a new one too, which whoever chose before has not read. */
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { notices, noticeWords } from "#db/schema.ts";
import { NOON } from "./builders.ts";

/** Publishes the new version, in the words of before; the answer is its number. */
export async function newVersionOf(db: Db, tool: string): Promise<number> {
	const known = (await currentRegister(db)).byId.get(tool);
	if (known === undefined) throw new Error(`no tool ${tool}`);
	const number = known.notice.number + 1;
	await db.write(async (q) => {
		const [made] = await q
			.insert(notices)
			.values({
				...{ toolId: tool, number, facts: known.notice.facts, material: true },
				...{ digest: "new", madeAt: NOON, agreedBy: null, difference: null },
			})
			.returning();
		for (const [lang, words] of known.words)
			await q
				.insert(noticeWords)
				.values({ noticeId: made?.id ?? 0, lang, words })
				.returning();
		await markRegisterChanged(q);
	});
	return number;
}
