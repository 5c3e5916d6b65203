/** The looks from outside that staff of one provider opened, and their wrong tries, for its AI leads. */
import { and, count, desc, eq, gte } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { OutsideReason } from "#app/core/outside-entry.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { outsideLooks, outsideTries, staff } from "#db/schema.ts";
import { type OutsideTally, tallyOf } from "./outside-report.ts";

/** One look, without who was looked at: whoever wants to know that asks the patient's own provider. */
export interface ReportedLook {
	readonly ref: string;
	readonly at: Date;
	readonly name: string;
	readonly because: OutsideReason;
	/** Their own words; null where the person was erased, or they cannot be read. */
	readonly why: { readonly words: string; readonly lang: string } | null;
}

/** Each of this provider's staff who looked from outside or tried to, since then; nobody, for anybody but an AI lead. */
export async function tallyOutside(
	db: Db,
	{ providerId, staffRole }: StaffActor,
	since: Date,
): Promise<OutsideTally[]> {
	if (staffRole !== "lead") return [];
	const [looks, tries] = await Promise.all(
		[outsideLooks, outsideTries].map((table) =>
			db.read
				.select({ staffId: table.staffId, name: staff.name, at: table.at })
				.from(table)
				.innerJoin(staff, eq(staff.id, table.staffId))
				.where(and(eq(table.providerId, providerId), gte(table.at, since))),
		),
	);
	return tallyOf(looks ?? [], tries ?? []);
}

/** How many looks this provider's staff ever opened; none, for anybody but an AI lead. */
export async function countOutside(db: Db, { providerId, staffRole }: StaffActor): Promise<number> {
	if (staffRole !== "lead") return 0;
	const [row] = await db.read
		.select({ looks: count() })
		.from(outsideLooks)
		.where(eq(outsideLooks.providerId, providerId));
	return row?.looks ?? 0;
}

/**
 * The newest of them, `most` from `skip` on. The words can tell of the patient, so that reading them is a look too, which the patient
 * reads: it is logged before any of them is opened. None, for anybody but an AI lead.
 */
export async function listOutside(
	db: Db,
	actor: StaffActor,
	skip: number,
	most: number,
	at: Date,
): Promise<ReportedLook[]> {
	if (actor.staffRole !== "lead") return [];
	const rows = await db.read
		.select({ look: outsideLooks, name: staff.name })
		.from(outsideLooks)
		.innerJoin(staff, eq(staff.id, outsideLooks.staffId))
		.where(eq(outsideLooks.providerId, actor.providerId))
		.orderBy(desc(outsideLooks.seq))
		.limit(most)
		.offset(skip);
	const subjects = new Map<number, Subject>();
	for (const { look } of rows) {
		const subject = await subjectOf(db.read, db.vault, look.patientNo);
		if (subject !== undefined) subjects.set(look.patientNo, subject);
	}
	if (subjects.size > 0)
		await db.write((q) => logStaffLook(q, actor, [...subjects.keys()], "outside-report", at));
	const words = new Map<string, ReportedLook["why"]>();
	for (const subject of subjects.values())
		for (const [ref, why] of await wordsOf(db, subject)) words.set(ref, why);
	return rows.map(({ look: { ref, because, at: when }, name }) => ({
		ref,
		at: when,
		name,
		because,
		why: words.get(ref) ?? null,
	}));
}

async function wordsOf(db: Db, subject: Subject): Promise<[string, ReportedLook["why"]][]> {
	try {
		const entries = await entriesOf(db.read, subject);
		return entries.flatMap(({ ref, body }) =>
			body.kind === "look.outside" ? [[ref, { words: body.why, lang: body.lang }]] : [],
		);
	} catch {
		return [];
	}
}
