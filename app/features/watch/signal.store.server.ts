/** Signals found on the real rows: each once a month, tool and provider. One puts the tool under review. */
import { and, desc, eq, gte } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { toolSignals } from "#db/schema.ts";
import { readPeriods, type ToolPeriods } from "./counts.store.server.ts";
import { monthsBefore } from "./months.ts";
import { SIGNAL_WHY, type Signal, signalOf } from "./signal.ts";
import { openReviewInside } from "./stop.store.server.ts";

/** How many whole months before this one the limit can rest on. */
const MONTHS_COMPARED = 24;

/** Finds what is new, in the last whole month and in the running one. Answers how many signals that made. */
export async function openSignals(db: Db, actor: SystemActor, at: Date): Promise<number> {
	const months = monthsBefore(at, MONTHS_COMPARED, true);
	const known = await readPeriods(db, actor, months);
	let opened = 0;
	for (const tool of [...known.map(withoutRunning), ...known]) {
		const kind = signalOf(tool.periods);
		if (kind !== undefined && (await open(db, actor, tool, kind, at))) opened += 1;
	}
	return opened;
}

/** What a month became is looked at too, after it ended: it may have gone over the limit in its last hour. */
function withoutRunning(tool: ToolPeriods): ToolPeriods {
	return { ...tool, periods: tool.periods.slice(0, -1) };
}

async function open(
	db: Db,
	actor: SystemActor,
	{ toolId, providerId, periods }: ToolPeriods,
	kind: Signal,
	at: Date,
): Promise<boolean> {
	const period = periods.at(-1)?.period ?? "";
	return db.write(async (q) => {
		const same = and(
			eq(toolSignals.toolId, toolId),
			eq(toolSignals.providerId, providerId),
			eq(toolSignals.period, period),
		);
		const known = await q.select({ period: toolSignals.period }).from(toolSignals).where(same);
		if (known.length > 0) return false;
		await q
			.insert(toolSignals)
			.values({ toolId, providerId, period, kind, at })
			.returning({ period: toolSignals.period });
		// A tool that is under review already stays so; the signal is noted all the same.
		await openReviewInside(db, q, actor, toolId, SIGNAL_WHY, at);
		return true;
	});
}

/** A signal as the lead sees it. */
export interface FoundSignal {
	readonly tool: string;
	/** The month, as "2026-11". */
	readonly period: string;
	readonly kind: Signal;
	readonly at: Date;
}

/** The signals of the actor's provider since that month, newest first. */
export async function listSignals(db: Db, actor: StaffActor, since: string): Promise<FoundSignal[]> {
	return db.read
		.select({
			tool: toolSignals.toolId,
			period: toolSignals.period,
			kind: toolSignals.kind,
			at: toolSignals.at,
		})
		.from(toolSignals)
		.where(and(eq(toolSignals.providerId, actor.providerId), gte(toolSignals.period, since)))
		.orderBy(desc(toolSignals.period), desc(toolSignals.at));
}
