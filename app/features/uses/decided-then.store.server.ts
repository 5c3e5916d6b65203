/** What the rule said at a moment that is over: on the entries recorded until then, and on the notice of that day. */
import { and, asc, eq, lte } from "drizzle-orm";
import { decide } from "#app/core/decision.ts";
import { fold } from "#app/core/standing.ts";
import { ruleOf } from "#app/features/record/decide.store.server.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownProvider, KnownTool } from "#app/features/tools/known-tool.ts";
import { registerTool } from "#app/features/tools/register.ts";
import type { Writer } from "#db/open.server.ts";
import { notices, tools } from "#db/schema.ts";
import type { UseReported } from "./use.ts";

/** The notices of a tool as they stood at a moment. */
export interface NoticesThen {
	/** Number of the one in force; null before the first. */
	readonly newest: number | null;
	/** Number of the last one that came with a change of the tool itself. */
	readonly material: number | null;
	/** The maker's version that the one in force names; null where it names none. */
	readonly version: string | null;
}

/** The notices of this tool at that moment. */
export async function noticesThen(q: Writer, toolId: string, moment: Date): Promise<NoticesThen> {
	const rows = await q
		.select({ number: notices.number, material: notices.material, facts: notices.facts })
		.from(notices)
		.where(and(eq(notices.toolId, toolId), lte(notices.madeAt, moment)))
		.orderBy(asc(notices.number));
	const newest = rows.at(-1);
	return {
		newest: newest?.number ?? null,
		material: rows.findLast((row) => row.material)?.number ?? null,
		version: newest === undefined ? null : registerTool.parse(newest.facts).makerVersion,
	};
}

/**
 * May this tool have been used in this patient's care at that moment? It was used at the service, so that the rule is
 * asked as of a tool in use there: a patient's no counts also where the register does not know of the use. A pause that is
 * over by now is not known any more.
 */
export async function decidedThen(
	q: Writer,
	subject: Subject,
	tool: KnownTool,
	provider: KnownProvider,
	then: NoticesThen,
	moment: Date,
): Promise<UseReported["decided"]> {
	const [row] = await q
		.select({ pausedAt: tools.pausedAt, retiredAt: tools.retiredAt })
		.from(tools)
		.where(eq(tools.id, tool.id));
	const since = (at: Date | null | undefined) => at != null && at <= moment;
	const standing = fold((await entriesOf(q, subject)).filter(({ at }) => at <= moment));
	const { answer, reason } = decide(standing, {
		tool: {
			...ruleOf(tool, provider, true),
			paused: since(row?.pausedAt),
			retired: since(row?.retiredAt),
			notice: then.newest,
			materialNotice: then.material,
		},
		purpose: "care",
		at: moment,
		onList: true,
	});
	return { answer, reason };
}
