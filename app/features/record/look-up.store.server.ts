/** Who looked: each look at a patient's record, readable by that patient. If it cannot be logged, nothing is shown. */
import { count, desc, eq } from "drizzle-orm";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { lookUps, providers } from "#db/schema.ts";
import type { Look } from "./look.ts";

/** One look, as the patient reads it. */
export interface LookUp {
	readonly id: number;
	readonly at: Date;
	readonly who: "patient" | "staff" | "machine" | "system";
	readonly name: string;
	readonly provider: string | null;
	readonly what: string;
}

/** Logs that a staff member looked at these patients. */
export async function logStaffLook(
	q: Writer,
	actor: StaffActor,
	patientNos: readonly number[],
	what: Look,
	at: Date,
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
		})
		.from(lookUps)
		.leftJoin(providers, eq(providers.id, lookUps.providerId))
		.where(eq(lookUps.patientNo, actor.patientNo))
		.orderBy(desc(lookUps.id))
		.limit(most)
		.offset(skip);
}

/** How often anybody looked at this patient's record. */
export async function countLookUps(db: Db, actor: PatientActor): Promise<number> {
	const [row] = await db.read
		.select({ looks: count() })
		.from(lookUps)
		.where(eq(lookUps.patientNo, actor.patientNo));
	return row?.looks ?? 0;
}
