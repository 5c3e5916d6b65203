/**
 * Brings the register into the database. A change of facts or words makes a new notice; nothing old is touched. What two AI
 * leads published here is theirs: a file that comes later does not take it back.
 */
import { desc, eq, isNotNull } from "drizzle-orm";
import { canonical } from "#app/core/canonical.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { notices, noticeWords, tools } from "#db/schema.ts";
import type { NoticeWords } from "./notice.ts";
import type { Register, RegisterTool } from "./register.ts";

/** Words of every tool by language, as `locales/<tag>/notices.json` has them. English must be whole. */
export type WordsByLanguage = Readonly<Record<string, Readonly<Record<string, NoticeWords>>>>;

/** Loads all tools in one transaction; answers how many new notices that made. The same register twice makes none. */
export async function importRegister(
	db: Db,
	register: Register,
	words: WordsByLanguage,
	at: Date,
): Promise<number> {
	return db.write(async (q) => {
		let made = 0;
		const theirs = await toolsKeptHere(q);
		for (const tool of register.tools.filter(({ id }) => !theirs.has(id))) {
			await keepTool(q, tool);
			const own = Object.fromEntries(
				Object.entries(words).flatMap(([lang, all]) => (all[tool.id] ? [[lang, all[tool.id]]] : [])),
			);
			if (await keepNotice(db, q, tool, own as Record<string, NoticeWords>, at)) made += 1;
		}
		await markRegisterChanged(q);
		return made;
	});
}

/** The tools of which AI leads published a notice here, or which they began here. */
export async function toolsKeptHere(handle: Reader | Writer): Promise<ReadonlySet<string>> {
	const rows = await handle.select({ tool: notices.toolId }).from(notices).where(isNotNull(notices.agreedBy));
	const begun = await handle.select({ tool: tools.id }).from(tools).where(isNotNull(tools.begunBy));
	return new Set([...rows, ...begun].map(({ tool }) => tool));
}

async function keepTool(q: Writer, tool: RegisterTool): Promise<void> {
	const facts = {
		number: tool.number,
		category: tool.category,
		basis: tool.basis,
		machineAlone: tool.machineAlone === "yes",
	};
	await q
		.insert(tools)
		.values({
			id: tool.id,
			...facts,
			reaskOnMaterial: true,
			pausedAt: null,
			pausedWhy: null,
			retiredAt: null,
		})
		.onConflictDoUpdate({ target: tools.id, set: facts })
		.returning({ id: tools.id });
}

/** True when the tool's facts, English words or words already given in another language changed. */
async function keepNotice(
	db: Db,
	q: Writer,
	tool: RegisterTool,
	words: Record<string, NoticeWords>,
	at: Date,
): Promise<boolean> {
	const english = words["en"];
	if (english === undefined) throw new Error(`no English words for the tool ${tool.id}`);
	const digest = db.vault.sha256(canonical({ facts: tool, words: english }));
	const [newest] = await q
		.select()
		.from(notices)
		.where(eq(notices.toolId, tool.id))
		.orderBy(desc(notices.number))
		.limit(1);
	const given = newest ? await q.select().from(noticeWords).where(eq(noticeWords.noticeId, newest.id)) : [];
	const reworded = given.some(
		(row) => words[row.lang] !== undefined && canonical(row.words) !== canonical(words[row.lang]),
	);
	if (newest !== undefined && newest.digest === digest && !reworded) {
		const fresh = Object.entries(words).filter(([lang]) => !given.some((row) => row.lang === lang));
		await addWords(q, newest.id, fresh);
		return false;
	}
	const before = newest?.facts as RegisterTool | undefined;
	const [notice] = await q
		.insert(notices)
		.values({
			toolId: tool.id,
			number: (newest?.number ?? 0) + 1,
			facts: tool,
			material: before !== undefined && before.makerVersion !== tool.makerVersion,
			digest,
			madeAt: at,
			agreedBy: null,
			difference: null,
		})
		.returning({ id: notices.id });
	if (notice === undefined) throw new Error("a notice was not kept");
	await addWords(q, notice.id, Object.entries(words));
	return true;
}

async function addWords(
	q: Writer,
	noticeId: number,
	words: readonly (readonly [string, NoticeWords])[],
): Promise<void> {
	for (const [lang, text] of words)
		await q.insert(noticeWords).values({ noticeId, lang, words: text }).returning({ lang: noticeWords.lang });
}
