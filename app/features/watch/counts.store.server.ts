/** Uses, disputes and challenges counted: by tool, version, service and month, of the actor's provider alone. */

import type { Column } from "drizzle-orm";
import { and, count, countDistinct, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { disputes, uses } from "#db/schema.ts";
import type { Tally } from "./figures.ts";
import type { Month } from "./months.ts";
import type { Period } from "./signal.ts";

/**
 * The tallies of these months, which follow each other. What was said to be wrong is counted in the month of the use it is
 * about, and in the month in which it was said where no use is named. What is about no one tool has the tool "".
 */
export async function readTallies(db: Db, actor: StaffActor, months: readonly Month[]): Promise<Tally[]> {
	const [first, last] = [months[0], months.at(-1)];
	if (first === undefined || last === undefined) return [];
	const used = await db.read
		.select({
			tool: uses.toolId,
			version: uses.version,
			service: uses.serviceId,
			month: monthOf(uses.usedAt, months),
			count: count(),
		})
		.from(uses)
		.where(and(eq(uses.providerId, actor.providerId), gte(uses.usedAt, first.from), lt(uses.usedAt, last.to)))
		.groupBy(uses.toolId, uses.version, uses.serviceId, sql`4`);
	const when = sql`coalesce(${uses.usedAt}, ${disputes.raisedAt})`;
	const said = await db.read
		.select({
			tool: disputes.toolId,
			version: disputes.version,
			service: disputes.serviceId,
			month: monthOf(when, months),
			by: disputes.raisedBy,
			count: count(),
		})
		.from(disputes)
		.leftJoin(uses, eq(uses.id, disputes.useId))
		.where(
			and(
				eq(disputes.providerId, actor.providerId),
				or(
					and(isNotNull(uses.usedAt), gte(uses.usedAt, first.from), lt(uses.usedAt, last.to)),
					and(isNull(uses.usedAt), gte(disputes.raisedAt, first.from), lt(disputes.raisedAt, last.to)),
				),
			),
		)
		.groupBy(disputes.toolId, disputes.version, disputes.serviceId, sql`4`, disputes.raisedBy);
	return [
		...used.map(({ count: some, ...of }) => ({ ...of, uses: some, disputes: 0, challenges: 0 })),
		...said.map(({ count: some, by, tool, service, ...of }) => ({
			...of,
			tool: tool ?? "",
			service: service ?? "",
			uses: 0,
			disputes: by === "patient" ? some : 0,
			challenges: by === "clinician" ? some : 0,
		})),
	];
}

/** The months of one tool at one provider, by which a signal is found. */
export interface ToolPeriods {
	readonly toolId: string;
	readonly providerId: string;
	readonly periods: readonly Period[];
}

/** Every tool at every provider, exactly: how many uses each month, and of how many somebody said that they were wrong. */
export async function readPeriods(
	db: Db,
	_actor: SystemActor,
	months: readonly Month[],
): Promise<ToolPeriods[]> {
	const [first, last] = [months[0], months.at(-1)];
	if (first === undefined || last === undefined) return [];
	const rows = await db.read
		.select({
			toolId: uses.toolId,
			providerId: uses.providerId,
			month: monthOf(uses.usedAt, months),
			uses: countDistinct(uses.id),
			wrong: countDistinct(disputes.useId),
		})
		.from(uses)
		.leftJoin(disputes, eq(disputes.useId, uses.id))
		.where(and(gte(uses.usedAt, first.from), lt(uses.usedAt, last.to)))
		.groupBy(uses.toolId, uses.providerId, sql`3`);
	const keys = new Map(
		rows.map(({ toolId, providerId }) => [`${toolId} ${providerId}`, { toolId, providerId }]),
	);
	return [...keys.values()].map((key) => ({
		...key,
		periods: months.map(({ month }) => {
			const row = rows.find(
				(one) => one.month === month && one.toolId === key.toolId && one.providerId === key.providerId,
			);
			return { period: month, uses: row?.uses ?? 0, wrong: row?.wrong ?? 0 };
		}),
	}));
}

/** The month that this instant is in, as an expression that both databases know: their own calendars know no London. */
function monthOf(when: Column | SQL, months: readonly Month[]): SQL<string> {
	const cases = months.map(({ month, to }) => sql`when ${when} < ${to.getTime()} then ${month}`);
	return sql<string>`case ${sql.join(cases, sql` `)} end`;
}
