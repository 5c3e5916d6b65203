/**
 * A receipt that anybody can check: the proof that an entry is in the signed tree, with the entry itself. The line `extra` of
 * the proof has it. Nothing signs that line, and nothing has to: what it holds is hashed, and only the right entry gives the leaf.
 */
import { type InclusionProof, readCheckpoint, readProof } from "./checkpoint.ts";
import type { Sha256 } from "./merkle.ts";
import { isIncluded } from "./merkle-proof.ts";
import { ok, type Result, refuse } from "./result.ts";
import { type NoteKey, openNote, type Verify } from "./signed-note.ts";
import { leafWith } from "./stored-leaf.ts";

/** Hexadecimal digits of a salt: 32 random bytes. It stands before the body in what is sealed, and before what is committed to. */
export const SALT_LENGTH = 64;

/** What the line holds: the digest of the row, then salt and text that the commitment is over. */
export function openingText(digest: string, committed: string): string {
	return `${digest}\n${committed}`;
}

/** What an entry says, as its receipt has it. `body` is as it was recorded: an older portal, or a newer one, may have written it. */
export interface ProvedEntry {
	readonly ref: string;
	readonly at: Date;
	readonly body: Readonly<Record<string, unknown>>;
}

/** What a receipt proves: this entry is at `index` (from 0) of the tree of `size` with `root`, which one of our keys signed. */
export interface Proved {
	readonly entry: ProvedEntry;
	readonly index: number;
	readonly size: number;
	readonly root: Uint8Array;
}

/** `not-a-receipt`: the file is none. `not-signed`: no key of ours signed it. `does-not-fit`: what it says is not what was signed. */
export type ReceiptRefusal = "not-a-receipt" | "not-signed" | "does-not-fit";

/** What this file proves to whoever trusts these keys. Never throws. */
export function readReceipt(
	sha256: Sha256,
	verify: Verify,
	keys: readonly NoteKey[],
	file: string,
): Result<Proved, ReceiptRefusal> {
	const proof = readProof(file);
	const opening = proof.ok ? openingOf(proof.value) : undefined;
	if (!proof.ok || opening === undefined) return refuse("not-a-receipt");
	const text = openNote(sha256, verify, proof.value.note, keys);
	if (!text.ok) return refuse(text.reason === "not-a-note" ? "not-a-receipt" : "not-signed");
	const checkpoint = readCheckpoint(text.value);
	if (!checkpoint.ok) return refuse("not-a-receipt");
	const commitment = Buffer.from(sha256(Buffer.from(opening.committed))).toString("hex");
	const { index, hashes } = proof.value;
	const leaf = { index, hash: leafWith(sha256, commitment, opening.digest) };
	if (!isIncluded(sha256, leaf, checkpoint.value, hashes)) return refuse("does-not-fit");
	const { size, root } = checkpoint.value;
	return ok({ entry: opening.entry, index, size, root });
}

function openingOf({ extra }: InclusionProof) {
	const [, digest = "", committed = ""] = /^([0-9a-f]{64})\n(.+)$/s.exec(extra ?? "") ?? [];
	try {
		const entry: unknown = JSON.parse(committed.slice(SALT_LENGTH));
		return isEntry(entry)
			? { digest, committed, entry: { ref: entry.ref, at: new Date(entry.at), body: entry.body } }
			: undefined;
	} catch {
		return undefined;
	}
}

function isEntry(
	value: unknown,
): value is { readonly ref: string; readonly at: string; readonly body: Record<string, unknown> } {
	if (typeof value !== "object" || value === null) return false;
	const { ref, at, body } = value as Record<string, unknown>;
	return (
		typeof ref === "string" &&
		typeof at === "string" &&
		!Number.isNaN(Date.parse(at)) &&
		typeof body === "object" &&
		body !== null
	);
}
