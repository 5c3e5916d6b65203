/** Who looked: each look at a patient's record, readable by that patient. If it cannot be logged, nothing is shown. */
import { and, count, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import type { OutsideReason } from "#app/core/outside-entry.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { lookMembers, lookUps, outsideLooks, providers } from "#db/schema.ts";
import { placeOf } from "./list-members.ts";
import type { Look } from "./look.ts";

/** One look, as the patient reads it. */
export interface LookUp {
	readonly id: number;
	readonly at: Date;
	readonly who: "patient" | "staff" | "machine" | "system";
	readonly name: string;
	readonly provider: string | null;
	readonly what: string;
	/** Of a list: for which tool, and how many people were on it. */
	readonly tool: string | null;
	readonly people: number | null;
	/** Of somebody on whose lists the patient is not: the reference of the entry that says why, and the reason that they chose. */
	readonly outside: string | null;
	readonly because: OutsideReason | null;
}

/** Logs that a staff member looked at these patients. `outside`: the look from outside that this view belongs to. */
export async function logStaffLook(
	q: Writer,
	actor: StaffActor,
	patientNos: readonly number[],
	what: Look,
	at: Date,
	outside: string | null = null,
): Promise<void> {
	if (patientNos.length === 0) return;
	await q
		.insert(lookUps)
		.values(
			patientNos.map((patientNo) => ({
				patientNo,
				at,
				who: "staff" as const,
				name: actor.name,
				providerId: actor.providerId,
				what,
				outside,
			})),
		)
		.returning({ id: lookUps.id });
}

/** Logs a sign-in with the patient's own letter, or what the portal itself did. */
export async function logOwnLook(
	q: Writer,
	patientNo: number,
	who: "patient" | "system",
	what: Look,
	at: Date,
): Promise<void> {
	await q.insert(lookUps).values({ patientNo, at, who, name: "", what }).returning({ id: lookUps.id });
}

/** The newest looks at this patient's record, `most` of them from `skip` on. */
export async function listLookUps(
	db: Db,
	actor: PatientActor,
	skip: number,
	most: number,
): Promise<LookUp[]> {
	return db.read
		.select({
			id: lookUps.id,
			at: lookUps.at,
			who: lookUps.who,
			name: lookUps.name,
			provider: providers.name,
			what: lookUps.what,
			tool: lookUps.tool,
			people: lookUps.people,
			outside: lookUps.outside,
			because: outsideLooks.because,
		})
		.from(lookUps)
		.leftJoin(providers, eq(providers.id, lookUps.providerId))
		.leftJoin(outsideLooks, eq(outsideLooks.ref, lookUps.outside))
		.where(atPatient(db, actor))
		.orderBy(desc(lookUps.id))
		.limit(most)
		.offset(skip);
}

/** How often anybody looked at this patient's record. */
export async function countLookUps(db: Db, actor: PatientActor): Promise<number> {
	const [row] = await db.read.select({ looks: count() }).from(lookUps).where(atPatient(db, actor));
	return row?.looks ?? 0;
}

/** The looks at this patient alone, and the lists that they were on. */
function atPatient(db: Db, { patientNo }: PatientActor) {
	const { part, digit, digits } = placeOf(patientNo);
	const lists = db.read
		.select({ id: lookMembers.lookId })
		.from(lookMembers)
		.where(
			and(eq(lookMembers.part, part), inArray(sql`substr(${lookMembers.members}, ${digit}, 1)`, [...digits])),
		);
	return or(eq(lookUps.patientNo, patientNo), and(isNull(lookUps.patientNo), inArray(lookUps.id, lists)));
}
