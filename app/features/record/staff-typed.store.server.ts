/** What staff had typed on a form about a patient when their session ended: theirs alone, sealed with the patient's key, for a day. */
import { and, desc, eq, gte } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { readTypedFields, type TypedFields } from "#app/core/typed-fields.ts";
import { DRAFT_KEPT } from "#app/features/choices/choice.ts";
import type { Db } from "#db/open.server.ts";
import { patients, typedDrafts } from "#db/schema.ts";
import { listedPatient } from "./listed-patient.store.server.ts";

/** The page of a form about a patient: their random id, and the path. */
export interface TypedPage {
	readonly patient: string;
	readonly path: string;
}

const personOf = ({ staffId }: StaffActor) => `staff ${staffId}`;
const placeOf = (actor: StaffActor, { patient, path }: TypedPage) => ({
	table: "typed_drafts",
	row: `${patient} ${personOf(actor)} ${path}`,
	column: "sealed",
});
const theirs = (no: number, actor: StaffActor, { path }: TypedPage) =>
	and(
		eq(typedDrafts.patientNo, no),
		eq(typedDrafts.person, personOf(actor)),
		eq(typedDrafts.form, `page ${path}`),
	);

/** Keeps it for 24 hours in the place of an older one. Nothing is kept about a patient on no list of the actor's provider. */
export async function keepStaffTyped(
	db: Db,
	actor: StaffActor,
	page: TypedPage,
	typed: TypedFields,
	at: Date,
): Promise<void> {
	await db.write(async (q) => {
		const known = await listedPatient(db, q, actor, page.patient);
		if (known === undefined) return;
		const { no, seal } = known.subject;
		const row = { sealed: seal.seal(placeOf(actor, page), JSON.stringify(typed)), at };
		await q
			.insert(typedDrafts)
			.values({ patientNo: no, person: personOf(actor), form: `page ${page.path}`, ...row })
			.onConflictDoUpdate({
				target: [typedDrafts.patientNo, typedDrafts.person, typedDrafts.form],
				set: row,
			})
			.returning({ at: typedDrafts.at });
	});
}

/** What this member of staff kept of this page in the last day; undefined where there is nothing, or the patient is on no list of theirs any more. */
export async function findStaffTyped(
	db: Db,
	actor: StaffActor,
	page: TypedPage,
	at: Date,
): Promise<TypedFields | undefined> {
	const known = await listedPatient(db, db.read, actor, page.patient);
	if (known === undefined) return undefined;
	const { no, seal } = known.subject;
	const oldest = new Date(at.getTime() - DRAFT_KEPT);
	const [row] = await db.read
		.select({ sealed: typedDrafts.sealed })
		.from(typedDrafts)
		.where(and(theirs(no, actor, page), gte(typedDrafts.at, oldest)));
	return row && readTypedFields(seal.open(placeOf(actor, page), row.sealed));
}

/** About which patient this member of staff last kept something of a page that is about several; undefined where about none. */
export async function patientLastTypedOf(
	db: Db,
	actor: StaffActor,
	path: string,
): Promise<string | undefined> {
	const own = and(eq(typedDrafts.person, personOf(actor)), eq(typedDrafts.form, `page ${path}`));
	const [row] = await db.read
		.select({ id: patients.id })
		.from(typedDrafts)
		.innerJoin(patients, eq(patients.no, typedDrafts.patientNo))
		.where(own)
		.orderBy(desc(typedDrafts.at))
		.limit(1);
	return row?.id;
}

/** Ends it: it was saved, or its page takes it no more. */
export async function endStaffTyped(db: Db, actor: StaffActor, page: TypedPage): Promise<void> {
	await db.write(async (q) => {
		const known = await listedPatient(db, q, actor, page.patient);
		if (known === undefined) return;
		await q
			.delete(typedDrafts)
			.where(theirs(known.subject.no, actor, page))
			.returning({ at: typedDrafts.at });
	});
}
