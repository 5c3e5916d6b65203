/** What a patient takes away as proof of what they said, and what a stranger may learn of it. */
import { and, eq } from "drizzle-orm";
import type { PersonActor, SystemActor } from "#app/core/actor.ts";
import { proofText, readCheckpoint } from "#app/core/checkpoint.ts";
import { type EntryBody, entrySchema } from "#app/core/entry.ts";
import { isSameHash } from "#app/core/merkle.ts";
import {
	openingText,
	type Proved,
	type ReceiptRefusal,
	readReceipt,
	SALT_LENGTH,
} from "#app/core/receipt-proof.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { NoteKey } from "#app/core/signed-note.ts";
import { rowDigest } from "#app/core/stored-leaf.ts";
import type { Db } from "#db/open.server.ts";
import { entries } from "#db/schema.ts";
import { committedText } from "./commitment.ts";
import { isOwnWord, isOwnWordForOthers } from "./own-word.ts";
import { placeOfEntry, subjectOf } from "./record.store.server.ts";
import { entriesFor } from "./shown-to.store.server.ts";
import { isSignedBy } from "./signature.store.server.ts";
import { countEntries, EntryMissing, headAt, inclusionHashes, sha256 } from "./tree.store.server.ts";

/** Whoever checks a receipt need not say who they are. */
const anybody: SystemActor = { role: "system", name: "somebody who checks a receipt" };

/**
 * The proof of what this patient said, by its reference, as a file. `covering` gives a signed checkpoint of at least so many
 * entries. Undefined where it is not there or not theirs; "not-now" where nothing that covers it can be signed at the moment.
 */
export async function findProof(
	db: Db,
	actor: PersonActor,
	ref: string,
	covering: (size: number) => Promise<string | undefined>,
): Promise<string | "not-now" | undefined> {
	const [row] = await db.read
		.select()
		.from(entries)
		.where(and(eq(entries.ref, ref), eq(entries.patientNo, actor.patientNo)));
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	if (row === undefined || subject === undefined) return undefined;
	const plain = subject.seal.open(placeOfEntry(ref), row.sealed);
	const body = entrySchema.parse(JSON.parse(plain.slice(SALT_LENGTH)));
	const isTheirs =
		actor.role === "patient"
			? isOwnWord(body)
			: isOwnWordForOthers(body) &&
				(await entriesFor(db.read, db.vault, actor)).some((entry) => entry.ref === ref);
	if (!isTheirs) return undefined;
	const committed = { ref, subject: subject.id, at: row.at.toISOString(), body };
	const note = await covering(row.seq);
	const checkpoint = note === undefined ? undefined : readCheckpoint(note);
	if (note === undefined || !checkpoint?.ok) return "not-now";
	const index = row.seq - 1;
	return proofText({
		index,
		hashes: await inclusionHashes(db, actor, index, checkpoint.value.size),
		note,
		extra: openingText(rowDigest(sha256, row), committedText(plain.slice(0, SALT_LENGTH), committed)),
	});
}

/** What the patient can take a proof of: the newest first. Nothing for who acts for them, who finds it beside each answer. */
export async function ownWords(
	db: Db,
	actor: PersonActor,
): Promise<readonly { readonly ref: string; readonly at: Date; readonly kind: EntryBody["kind"] }[]> {
	if (actor.role !== "patient") return [];
	const entries = await entriesFor(db.read, db.vault, actor);
	return entries
		.filter(({ body }) => isOwnWord(body))
		.map(({ ref, at, body }) => ({ ref, at, kind: body.kind }))
		.reverse();
}

/** `record-changed`: the receipt is ours, but the record no longer has what it proves. */
export type CheckRefusal = ReceiptRefusal | "record-changed";

/** Is this file a receipt of ours, and does the record still have what it proves? */
export async function checkReceipt(
	db: Db,
	keys: readonly NoteKey[],
	file: string,
): Promise<Result<Proved, CheckRefusal>> {
	const read = readReceipt(sha256, isSignedBy, keys, file);
	if (!read.ok) return read;
	const { size, root } = read.value;
	if ((await countEntries(db, anybody)) < size) return refuse("record-changed");
	try {
		const now = await headAt(db, anybody, size);
		return isSameHash(now.root, root) ? ok(read.value) : refuse("record-changed");
	} catch (error) {
		if (error instanceof EntryMissing) return refuse("record-changed");
		throw error;
	}
}

/** Is there an entry with this reference? That is all a stranger is told: nothing of whom or what. */
export async function isInRecord(db: Db, reference: string): Promise<boolean> {
	const found = await db.read.select({ seq: entries.seq }).from(entries).where(eq(entries.ref, reference));
	return found.length > 0;
}
