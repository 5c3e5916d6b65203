/** Checks the record: every entry is opened again and must give the commitment that was recorded with it. */
import type { SystemActor } from "#app/core/actor.ts";
import { entrySchema, isWithoutPatient } from "#app/core/entry.ts";
import { SALT_LENGTH } from "#app/core/receipt-proof.ts";
import type { Db } from "#db/open.server.ts";
import type { entries } from "#db/schema.ts";
import type { Seal } from "#db/vault.ts";
import { allRows } from "./all-rows.store.server.ts";
import { commitmentOf } from "./commitment.ts";
import { placeOfEntry, type Subject, subjectOf } from "./record.store.server.ts";

/** What was found of one entry, or of one that is not there. `erased`: the patient's key was destroyed, nothing can be opened. */
export type Finding =
	| "right"
	| "erased"
	| "missing"
	| "cannot-be-opened"
	| "not-an-entry"
	| "other-kind"
	| "other-commitment";

/** One place of the record. `ref` and `kind` are as stored; empty for an entry that is missing. */
export interface CheckedEntry {
	readonly seq: number;
	readonly ref: string;
	readonly kind: string;
	readonly finding: Finding;
}

/** Every entry in the order of the record. Its numbers start at 1 without gaps: the first that is missing of each gap is named. */
export async function* checkEntries(db: Db, actor: SystemActor): AsyncGenerator<CheckedEntry> {
	const known = new Map<number, Subject | undefined>();
	let last = 0;
	for await (const row of allRows(db, actor)) {
		if (row.seq > last + 1) yield { seq: last + 1, ref: "", kind: "", finding: "missing" };
		last = row.seq;
		const { seq, ref, kind } = row;
		yield { seq, ref, kind, finding: await check(db, known, row) };
	}
}

async function check(
	db: Db,
	known: Map<number, Subject | undefined>,
	row: typeof entries.$inferSelect,
): Promise<Finding> {
	const owner = await ownerOf(db, known, row.patientNo);
	if (owner === undefined) return "erased";
	const plain = opened(owner.seal, row.ref, row.sealed);
	if (plain === undefined) return "cannot-be-opened";
	const body = parsed(plain.slice(SALT_LENGTH));
	const entry = { ref: row.ref, subject: owner.id, at: row.at.toISOString(), body };
	if (commitmentOf(db.vault.sha256, plain.slice(0, SALT_LENGTH), entry) !== row.commitment)
		return "other-commitment";
	const entryBody = entrySchema.safeParse(body);
	if (!entryBody.success) return "not-an-entry";
	if (isWithoutPatient(entryBody.data) !== (owner.id === null)) return "not-an-entry";
	return entryBody.data.kind === row.kind ? "right" : "other-kind";
}

/** Whose key opens it: the portal's own where it belongs to no patient. Undefined where the patient's was destroyed. */
async function ownerOf(
	db: Db,
	known: Map<number, Subject | undefined>,
	no: number | null,
): Promise<{ readonly id: string | null; readonly seal: Seal } | undefined> {
	if (no === null) return { id: null, seal: db.vault.portal };
	if (!known.has(no)) known.set(no, await subjectOf(db.read, db.vault, no));
	return known.get(no);
}

function opened(seal: Seal, ref: string, sealed: string): string | undefined {
	try {
		return seal.open(placeOfEntry(ref), sealed);
	} catch {
		return undefined;
	}
}

/** What is no JSON has no commitment either. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
