/**
 * Reports by group. Each is counted once, when its quarter is over, and then kept as it was shown: counted again after a patient was
 * erased or moved away, it would tell by the difference what that one patient had said.
 */
import { and, desc, eq, gte, inArray, isNotNull, lt } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { WAYS } from "#app/core/said.ts";
import { DEPRIVATION_TENTHS, ETHNIC_GROUPS, SEXES, YES_OR_NO } from "#app/features/people/described.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { disputes, groupReports, uses } from "#db/schema.ts";
import { type GroupLine, groupLines, groupReport } from "./group-report.ts";
import { readMembers } from "./members.store.server.ts";
import { AGES, DAYS_TAKEN, daysTaken, lastQuarter, type Quarter } from "./quarter.ts";
import { purposesOf } from "./said-of.ts";

/** Counts the last quarter for each provider that has patients and no report of it yet. Answers how many reports that made. `turn` lets others be served between. */
export async function countQuarter(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	at: Date,
	turn: () => Promise<unknown>,
): Promise<number> {
	const last = lastQuarter(at);
	let made = 0;
	for (const providerId of register.providers.keys())
		if (await countFor(db, actor, register, providerId, last, at, turn)) made += 1;
	return made;
}

async function countFor(
	db: Db,
	_actor: SystemActor,
	register: KnownRegister,
	providerId: string,
	{ quarter, from, to }: Quarter,
	at: Date,
	turn: () => Promise<unknown>,
): Promise<boolean> {
	const same = and(eq(groupReports.providerId, providerId), eq(groupReports.quarter, quarter));
	const known = await db.read.select({ quarter: groupReports.quarter }).from(groupReports).where(same);
	if (known.length > 0) return false;
	const members = await readMembers(db, register, providerId, to, turn);
	if (members.length === 0) return false;
	const tools = register.tools.filter((tool) => tool.uses.some((use) => use.providerId === providerId));
	const againstNo = await db.read
		.select({ tool: uses.toolId })
		.from(uses)
		.where(
			and(
				eq(uses.providerId, providerId),
				inArray(uses.decided, ["deny"]),
				gte(uses.usedAt, from),
				lt(uses.usedAt, to),
			),
		);
	const closed = await db.read
		.select({ tool: disputes.toolId, raisedAt: disputes.raisedAt, closedAt: disputes.closedAt })
		.from(disputes)
		.where(
			and(
				eq(disputes.providerId, providerId),
				eq(disputes.state, "answered"),
				isNotNull(disputes.closedAt),
				gte(disputes.closedAt, from),
				lt(disputes.closedAt, to),
			),
		);
	const lines = groupReport({
		members,
		tools: tools.map((tool) => ({ id: tool.id, purposes: purposesOf(tool) })),
		known: {
			service: [...register.services.keys()],
			age: AGES,
			sex: SEXES,
			ethnicity: ETHNIC_GROUPS,
			disability: YES_OR_NO,
			deprivation: DEPRIVATION_TENTHS,
			way: WAYS,
			tool: tools.map(({ id }) => id),
			days: DAYS_TAKEN,
		},
		againstNo,
		closed: closed.flatMap(({ tool, raisedAt, closedAt }) =>
			closedAt === null ? [] : [{ ...(tool !== null && { tool }), days: daysTaken(raisedAt, closedAt) }],
		),
	});
	return db.write(async (q) => {
		const made = await q
			.insert(groupReports)
			.values({ providerId, quarter, countedAt: at, lines })
			.onConflictDoNothing()
			.returning({ quarter: groupReports.quarter });
		return made.length > 0;
	});
}

/** A report as it was counted. */
export interface KeptReport {
	readonly quarter: string;
	readonly countedAt: Date;
	readonly lines: readonly GroupLine[];
}

/** The quarters that the actor's provider has reports of, newest first. */
export async function listQuarters(db: Db, actor: StaffActor): Promise<string[]> {
	const rows = await db.read
		.select({ quarter: groupReports.quarter })
		.from(groupReports)
		.where(eq(groupReports.providerId, actor.providerId))
		.orderBy(desc(groupReports.quarter));
	return rows.map(({ quarter }) => quarter);
}

/** One of them; undefined where there is none. */
export async function readReport(
	db: Db,
	actor: StaffActor,
	quarter: string,
): Promise<KeptReport | undefined> {
	const [row] = await db.read
		.select()
		.from(groupReports)
		.where(and(eq(groupReports.providerId, actor.providerId), eq(groupReports.quarter, quarter)));
	return row && { quarter, countedAt: row.countedAt, lines: groupLines.parse(row.lines) };
}
