/**
 * Signs what counts for each patient, some entries at a time in the order of the record. What is signed follows from the entries,
 * which are opened for it: rows that somebody changed are put right first, and never signed.
 */
import { and, asc, desc, gt, inArray, isNotNull, sql } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { type NoteKey, type Sign, signNote } from "#app/core/signed-note.ts";
import { standingSealText } from "#app/core/standing-seal.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { entries, patientKeys, standingSeals } from "#db/schema.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";
import { isFoldOf } from "./folded.ts";
import { entriesOf, subjectOf } from "./record.store.server.ts";
import { keptRows, refold, understood } from "./standing.store.server.ts";
import { sha256 } from "./tree.store.server.ts";

/** Entries looked at in one step: some milliseconds, so that whoever asks meanwhile hardly waits. */
const IN_ONE_STEP = 16;

/** The keys that sign now. */
type Signers = readonly { readonly key: NoteKey; readonly sign: Sign }[];

type SealRow = typeof standingSeals.$inferSelect;

/**
 * `after`: up to this entry all is signed. By internal numbers of patients: `mended`, whose rows were not what their entries make;
 * `unread`, whose entries cannot be opened, so that nothing is signed for them.
 */
export interface SealedStep {
	readonly after: number;
	readonly isWhole: boolean;
	readonly mended: readonly number[];
	readonly unread: readonly number[];
}

/** The entry up to which what counts was signed before. */
export async function sealedTo(db: Db, _actor: SystemActor): Promise<number> {
	const [last] = await db.read
		.select({ seq: standingSeals.seq })
		.from(standingSeals)
		.orderBy(desc(standingSeals.seq))
		.limit(1);
	return last?.seq ?? 0;
}

/** Signs for the patients of the next entries. Ask again until `isWhole`. */
export async function sealStanding(
	db: Db,
	_actor: SystemActor,
	register: KnownRegister,
	signers: Signers,
	after: number,
): Promise<SealedStep> {
	const next = await db.read
		.select({ seq: entries.seq, no: entries.patientNo })
		.from(entries)
		.where(and(gt(entries.seq, after), isNotNull(entries.patientNo)))
		.orderBy(asc(entries.seq))
		.limit(IN_ONE_STEP);
	const last = next.at(-1)?.seq ?? after;
	const [seals, mended, unread]: [SealRow[], number[], number[]] = [[], [], []];
	for (const no of new Set(next.flatMap(({ no }) => no ?? []))) {
		try {
			let found = await sealOf(db, register, signers, no, last);
			if (found === "odd") {
				await mend(db, register, no);
				mended.push(no);
				found = await sealOf(db, register, signers, no, last);
			}
			if (typeof found === "object") seals.push(found);
		} catch (error) {
			if (isDatabaseTrouble(error)) throw error;
			unread.push(no);
		}
	}
	await keep(db, seals);
	return { after: last, isWhole: next.length < IN_ONE_STEP, mended, unread };
}

/** Undefined where the person was erased, or has a later entry: their turn comes with that. */
async function sealOf(
	db: Db,
	register: KnownRegister,
	signers: Signers,
	patientNo: number,
	last: number,
): Promise<SealRow | "odd" | undefined> {
	const subject = await subjectOf(db.read, db.vault, patientNo);
	if (subject === undefined) return undefined;
	// Rows first: whoever changes them meanwhile also records an entry, which is then seen.
	const rows = await keptRows(db.read, patientNo);
	const theirs = await entriesOf(db.read, subject);
	const seq = theirs.at(-1)?.seq ?? 0;
	if (seq > last) return undefined;
	if (!isFoldOf(understood(register, rows), theirs)) return "odd";
	const text = standingSealText(sha256, { origin: signers.at(-1)?.key.name ?? "", patientNo, seq, rows });
	return { patientNo, seq, signatures: signNote(sha256, text, signers).slice(text.length + 1) };
}

/** Not for who was erased since: nothing of them comes back. */
async function keep(db: Db, seals: readonly SealRow[]): Promise<void> {
	if (seals.length === 0) return;
	await db.write(async (q) => {
		const numbers = seals.map(({ patientNo }) => patientNo);
		const there = await q
			.select({ no: patientKeys.patientNo })
			.from(patientKeys)
			.where(inArray(patientKeys.patientNo, numbers));
		const kept = new Set(there.map(({ no }) => no));
		const values = seals.filter(({ patientNo }) => kept.has(patientNo));
		if (values.length === 0) return;
		await q
			.insert(standingSeals)
			.values(values)
			.onConflictDoUpdate({
				target: standingSeals.patientNo,
				set: { seq: sql`excluded.seq`, signatures: sql`excluded.signatures` },
			})
			.returning({ seq: standingSeals.seq });
	});
}

async function mend(db: Db, register: KnownRegister, patientNo: number): Promise<void> {
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, patientNo);
		if (subject !== undefined) await refold(q, register, subject);
	});
}
