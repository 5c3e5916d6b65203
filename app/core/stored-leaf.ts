/**
 * What the record's tree holds of an entry: its commitment, and a digest of its row as it is stored. The commitment proves what
 * was said to whoever holds salt and entry; the digest lets somebody who can open nothing see that no part of a row was changed,
 * also of a patient whose key was destroyed. Neither says anything about anybody: the sealed text is random to who has no key.
 */
import { canonical } from "./canonical.ts";
import { type Hash, leafHash, type Sha256 } from "./merkle.ts";

/** An entry as its row has it. `commitment` is in hexadecimal digits; a row that was damaged may hold anything. */
export interface StoredEntry {
	readonly ref: string;
	readonly kind: string;
	readonly patientNo: number | null;
	readonly at: Date;
	readonly sealed: string;
	readonly commitment: string;
}

/** The digest of the row, in hexadecimal digits. */
export function rowDigest(sha256: Sha256, { ref, kind, patientNo, at, sealed }: StoredEntry): string {
	// Milliseconds: a row that was damaged may hold a number that is no date.
	const row = canonical({ ref, kind, patient: patientNo, at: at.getTime(), sealed });
	return hex(sha256(Buffer.from(row)));
}

/** What the leaf is made of: two lines of hexadecimal digits. */
export function leafText(commitment: string, digest: string): string {
	return `${commitment}\n${digest}\n`;
}

/** The leaf of a commitment and the digest of its row. */
export function leafWith(sha256: Sha256, commitment: string, digest: string): Hash {
	return leafHash(sha256, Buffer.from(leafText(commitment, digest)));
}

/** The leaf of a row. */
export function leafOf(sha256: Sha256, row: StoredEntry): Hash {
	return leafWith(sha256, row.commitment, rowDigest(sha256, row));
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("hex");
}
