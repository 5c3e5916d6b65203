/** What somebody chose or typed on a form of a patient's pages and did not save: each one's own, by form, sealed, for a day. */
import { and, eq, gte, lt } from "drizzle-orm";
import type { z } from "zod";
import type { PersonActor, SystemActor } from "#app/core/actor.ts";
import { DRAFT_KEPT } from "#app/features/choices/choice.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { typedDrafts } from "#db/schema.ts";
import { whyNotNow } from "./acting.store.server.ts";
import { whoIs } from "./own-said.ts";
import { type Subject, subjectOf } from "./record.store.server.ts";

/** Of which form: its name, or with the id of what it is about where there are several. */
export type TypedForm = "needs" | "after" | "call" | `dispute ${string}`;

const oldest = (at: Date) => new Date(at.getTime() - DRAFT_KEPT);
const placeOf = (subject: Subject, person: string, form: TypedForm) => ({
	table: "typed_drafts",
	row: `${subject.id} ${person} ${form}`,
	column: "sealed",
});

/** Keeps it for 24 hours in the place of an older one. Of who acts for the patient nothing is kept once they may not even help. */
export async function keepTyped(
	db: Db,
	actor: PersonActor,
	form: TypedForm,
	typed: unknown,
	at: Date,
): Promise<void> {
	await db.write(async (q) => {
		if ((await whyNotNow(q, db.vault, actor, "help", at)) !== undefined) return;
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject !== undefined) await keepTypedInside(q, subject, actor, form, typed, at);
	});
}

/** The same inside a transaction that knows that they may. */
export async function keepTypedInside(
	q: Writer,
	subject: Subject,
	actor: PersonActor,
	form: TypedForm,
	typed: unknown,
	at: Date,
): Promise<void> {
	const person = whoIs(actor);
	const row = { sealed: subject.seal.seal(placeOf(subject, person, form), JSON.stringify(typed)), at };
	await q
		.insert(typedDrafts)
		.values({ patientNo: subject.no, person, form, ...row })
		.onConflictDoUpdate({ target: [typedDrafts.patientNo, typedDrafts.person, typedDrafts.form], set: row })
		.returning({ at: typedDrafts.at });
}

/** What this person kept of this form; undefined where there is nothing, it is older than a day, or the form has changed since. */
export async function findTyped<T>(
	handle: Reader | Writer,
	vault: Db["vault"],
	actor: PersonActor,
	form: TypedForm,
	shape: z.ZodType<T>,
	at: Date,
): Promise<T | undefined> {
	const person = whoIs(actor);
	const [row] = await handle
		.select({ sealed: typedDrafts.sealed })
		.from(typedDrafts)
		.where(
			and(placed(actor.patientNo, form), eq(typedDrafts.person, person), gte(typedDrafts.at, oldest(at))),
		);
	const subject = row && (await subjectOf(handle, vault, actor.patientNo));
	if (row === undefined || subject === undefined) return undefined;
	const read = shape.safeParse(JSON.parse(subject.seal.open(placeOf(subject, person, form), row.sealed)));
	return read.success ? read.data : undefined;
}

/** Ends what anybody had kept of this form, inside the transaction that saved it. */
export async function endTyped(q: Writer, patientNo: number, form: TypedForm): Promise<void> {
	await q.delete(typedDrafts).where(placed(patientNo, form)).returning({ at: typedDrafts.at });
}

const placed = (patientNo: number, form: TypedForm) =>
	and(eq(typedDrafts.patientNo, patientNo), eq(typedDrafts.form, form));

/** Deletes what nobody went on with in a day. */
export async function dropOldTyped(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	await db.write((q) =>
		q
			.delete(typedDrafts)
			.where(lt(typedDrafts.at, oldest(at)))
			.returning({ at: typedDrafts.at }),
	);
}
