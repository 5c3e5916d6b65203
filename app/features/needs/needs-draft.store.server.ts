/** What a patient had ticked and typed of their needs when their session ended: theirs alone, for a day, sealed. */
import { and, eq, gte, lt } from "drizzle-orm";
import { z } from "zod";
import type { PatientActor, SystemActor } from "#app/core/actor.ts";
import { needsSchema } from "#app/core/needs-entry.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import { DRAFT_KEPT } from "#app/features/choices/choice.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { needsDrafts } from "#db/schema.ts";
import type { NeedsRead } from "./needs.forms.ts";

const kept = z.strictObject({
	typed: needsSchema,
	/** The form's one-time key and what its page knew: what was saved before the session ended is not saved again. */
	once: z.string().regex(ONE_TIME_KEY),
	seen: z.string(),
});
export type NeedsDraft = z.infer<typeof kept>;

const oldest = (at: Date) => new Date(at.getTime() - DRAFT_KEPT);
const placeOf = (id: string) => ({ table: "needs_drafts", row: id, column: "sealed" });

/** Keeps what was typed for 24 hours, in the place of an older one. What the form would refuse is not kept. */
export async function keepNeedsDraft(db: Db, actor: PatientActor, read: NeedsRead, at: Date): Promise<void> {
	const { typed, once = db.vault.randomHex(16), seen } = read;
	if (read.isPutOff || read.problems.some(({ name }) => name !== "key-missing")) return;
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return;
		const text = JSON.stringify({ typed, once, seen } satisfies NeedsDraft);
		const row = { sealed: subject.seal.seal(placeOf(subject.id), text), at };
		await q
			.insert(needsDrafts)
			.values({ patientNo: subject.no, ...row })
			.onConflictDoUpdate({ target: needsDrafts.patientNo, set: row })
			.returning({ at: needsDrafts.at });
	});
}

/** What was kept; undefined where there is nothing, or it is older than a day. */
export async function findNeedsDraft(db: Db, actor: PatientActor, at: Date): Promise<NeedsDraft | undefined> {
	const [row] = await db.read
		.select({ sealed: needsDrafts.sealed })
		.from(needsDrafts)
		.where(and(eq(needsDrafts.patientNo, actor.patientNo), gte(needsDrafts.at, oldest(at))));
	const subject = row && (await subjectOf(db.read, db.vault, actor.patientNo));
	return subject && kept.parse(JSON.parse(subject.seal.open(placeOf(subject.id), row.sealed)));
}

/** Ends it inside the transaction that saved the needs, whoever saved them. */
export async function endNeedsDraft(q: Writer, patientNo: number): Promise<void> {
	await q.delete(needsDrafts).where(eq(needsDrafts.patientNo, patientNo)).returning({ at: needsDrafts.at });
}

/** Deletes what nobody went on with in a day. */
export async function dropOldNeedsDrafts(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	await db.write((q) =>
		q
			.delete(needsDrafts)
			.where(lt(needsDrafts.at, oldest(at)))
			.returning({ at: needsDrafts.at }),
	);
}
