/** What a report needs beside the figures: all that was done in its month with the tools that the actor's provider uses. */
import { and, desc, eq, gte, lt } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { ToolStop } from "#app/core/tool-entry.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { services, toolChecks, toolUses } from "#db/schema.ts";
import { shiftMonth } from "./months.ts";
import { isIn } from "./report.ts";

/** One thing that was done. `who` is null for the portal's own clockwork; `at` an ISO instant or day. */
export interface DoneInMonth {
	readonly key: string;
	readonly tool: string;
	readonly at: string;
	readonly what: ToolStop | "checked";
	readonly why: string;
	readonly who: string | null;
}

/** Stops for everybody and the provider's own checks, in that month, newest first. */
export async function doneInMonth(db: Db, actor: StaffActor, month: string): Promise<DoneInMonth[]> {
	const used = await db.read
		.selectDistinct({ tool: toolUses.toolId })
		.from(toolUses)
		.innerJoin(services, eq(services.id, toolUses.serviceId))
		.where(eq(services.providerId, actor.providerId));
	const stops = (await entriesWithoutPatient(db.read, db.vault)).flatMap(({ ref, at, body }) =>
		body.kind === "tool.stopped" && isIn(month, at) && used.some(({ tool }) => tool === body.tool)
			? [
					{
						key: ref,
						tool: body.tool,
						at: at.toISOString(),
						what: body.what,
						why: body.why,
						who: body.recorder.who === "staff" ? body.recorder.name : null,
					},
				]
			: [],
	);
	const checks = await db.read
		.select()
		.from(toolChecks)
		.where(
			and(
				eq(toolChecks.providerId, actor.providerId),
				gte(toolChecks.checkedOn, `${month}-01`),
				lt(toolChecks.checkedOn, `${shiftMonth(month, 1)}-01`),
			),
		)
		.orderBy(desc(toolChecks.checkedOn));
	const checked = checks.map(({ id, toolId, checkedOn, found, madeBy }) => ({
		key: id,
		tool: toolId,
		at: checkedOn,
		what: "checked" as const,
		why: found,
		who: madeBy,
	}));
	return [...stops, ...checked].sort((a, b) => (a.at < b.at ? 1 : -1));
}
