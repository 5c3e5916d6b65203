/** Disputes as their patient is told of them, found with the scope of whoever asks. */
import { inArray } from "drizzle-orm";
import type { MoveName } from "#app/core/dispute-entry.ts";
import { type ListPage, listPage } from "#app/core/list-page.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import type { KnownProvider, KnownRegister } from "#app/features/tools/known-tool.ts";
import { type Use, usesIn } from "#app/features/uses/use.ts";
import type { Db } from "#db/open.server.ts";
import { disputes } from "#db/schema.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type Asker, findDispute, listDisputes, subjectFor } from "./dispute.store.server.ts";
import type { Dispute } from "./dispute.ts";
import { movesOpenTo } from "./moves.ts";
import { reachOf } from "./reach.store.server.ts";
import { type ShownDispute, shownDispute } from "./shown.ts";

/** What the reader may be told: as the patient switched it, or all of it on paper to the address of record. */
export type Details = "as-switched" | "all";

/** One dispute, and what this actor may do with it now; undefined for "not there" and "not yours" alike. */
export async function readShown(
	db: Db,
	actor: Asker,
	register: KnownRegister,
	id: string,
	details: Details,
	lang: LanguageTag,
	at: Date,
): Promise<{ readonly shown: ShownDispute; readonly moves: readonly MoveName[] } | undefined> {
	const found = await findDispute(db, actor, id);
	const provider = found && register.providers.get(found.providerId);
	if (found === undefined || provider === undefined) return undefined;
	const isAll = details === "all" || (await reachOf(db, actor))?.details === true;
	const uses = await usesOf(db, actor);
	return {
		shown: shown(found.dispute, uses, register, provider, isAll, lang, at),
		moves: movesOpenTo(found.dispute, actor),
	};
}

/** One page of all of a patient's, newest first. `asked` is the page asked for. */
export async function listShown(
	db: Db,
	actor: Asker,
	register: KnownRegister,
	asked: string | null,
	lang: LanguageTag,
	at: Date,
): Promise<{ readonly list: ListPage; readonly rows: readonly ShownDispute[] }> {
	const all = await listDisputes(db, actor);
	const list = listPage(asked, all.length);
	const page = all.slice(list.skip, list.to);
	const answerers = await db.read
		.select({ id: disputes.id, providerId: disputes.providerId })
		.from(disputes)
		.where(
			inArray(
				disputes.id,
				page.map(({ id }) => id),
			),
		);
	const uses = await usesOf(db, actor);
	const rows = page.flatMap((dispute) => {
		const answerer = answerers.find(({ id }) => id === dispute.id);
		const provider = answerer && register.providers.get(answerer.providerId);
		return provider === undefined ? [] : [shown(dispute, uses, register, provider, false, lang, at)];
	});
	return { list, rows };
}

function shown(
	dispute: Dispute,
	uses: readonly Use[],
	register: KnownRegister,
	provider: KnownProvider,
	details: boolean,
	lang: LanguageTag,
	at: Date,
): ShownDispute {
	const { use: useId, tool: toolId } = dispute.raised.body;
	const use = uses.find(({ id }) => id === useId) ?? null;
	const tool = toolId === null ? null : (register.byId.get(toolId) ?? null);
	return shownDispute(dispute, { use, tool }, register, provider, details, lang, at);
}

async function usesOf(db: Db, actor: Asker): Promise<Use[]> {
	const subject = await subjectFor(db, db.read, actor);
	return subject === undefined ? [] : usesIn(await entriesOf(db.read, subject));
}
