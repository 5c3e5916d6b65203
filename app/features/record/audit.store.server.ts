/**
 * Checks the record against what was signed of it, by whoever holds the database and the public keys alone: nothing is opened,
 * so it says the same where patients' keys were destroyed, and on a copy that somebody else keeps.
 */
import type { SystemActor } from "#app/core/actor.ts";
import { readCheckpoint } from "#app/core/checkpoint.ts";
import { readReceipt } from "#app/core/receipt-proof.ts";
import { type NoteKey, openNote } from "#app/core/signed-note.ts";
import { leafOf } from "#app/core/stored-leaf.ts";
import { NO_LEAVES, rootOf, withLeaf } from "#app/core/tree-edge.ts";
import type { Db } from "#db/open.server.ts";
import { checkpoints, treeNodes } from "#db/schema.ts";
import { allRows } from "./all-rows.store.server.ts";
import { isSignedBy } from "./signature.store.server.ts";
import { sha256, type TreeHead, toHex } from "./tree.store.server.ts";

/** What was given away: checkpoints from outside the database, opened, and receipts of patients as files. */
export interface Evidence {
	readonly keys: readonly NoteKey[];
	readonly outside: Iterable<TreeHead>;
	readonly receipts: readonly string[];
}

/**
 * `missing`: an entry is not there, though later ones are. `cut-off`: the newest are not there, though they were signed, and all
 * before are as they were. `fewer`: as many are not there as were signed, and the first of them is one of these. `changed`: the
 * first that is not as it was signed is one of these. `note`: a checkpoint in the database that no known key signed.
 * `receipt`: a receipt that proves nothing. Numbers of entries, from 1.
 */
export interface AuditFinding {
	readonly what: "missing" | "cut-off" | "fewer" | "changed" | "note" | "receipt";
	readonly from: number;
	readonly to: number;
}

/** What does not fit, the entry that comes first in front; `signed` is the largest number of entries that was signed. */
export async function auditTree(
	db: Pick<Db, "read">,
	actor: SystemActor,
	{ keys, outside, receipts }: Evidence,
): Promise<{ readonly findings: readonly AuditFinding[]; readonly signed: number }> {
	const findings: AuditFinding[] = [];
	const [given, own]: [Claims, Claims] = [new Map(), new Map()];
	for (const head of outside) claim(given, head);
	const names = new Set(keys.map(({ name }) => name));
	for (const { size, root, note } of await db.read.select().from(checkpoints)) {
		// Of a record of another name: it ended when a loss was accepted.
		if (names.size > 0 && !names.has(note.slice(0, note.indexOf("\n")))) continue;
		const head = headOf(note, keys);
		if (head === undefined || head.size !== size || toHex(head.root) !== root)
			findings.push({ what: "note", from: size, to: size });
		else claim(own, head);
	}
	for (const file of receipts) {
		const read = readReceipt(sha256, isSignedBy, keys, file);
		if (read.ok) claim(given, read.value);
		else findings.push({ what: "receipt", from: 1, to: 1 });
	}
	const nodes = await db.read.select().from(treeNodes);
	const kept = new Map(nodes.map(({ level, idx, hash }) => [`${level} ${idx}`, hash]));

	let edge = NO_LEAVES;
	// What the database says of itself can accuse it and not clear it: whoever changed it may have made that anew too.
	let proved = 0;
	let broken: AuditFinding | undefined;
	for await (const row of allRows(db, actor)) {
		const { seq } = row;
		if (seq !== edge.size + 1) broken = { what: "missing", from: edge.size + 1, to: edge.size + 1 };
		if (broken !== undefined) break;
		const { completed, ...after } = withLeaf(sha256, edge, leafOf(sha256, row));
		edge = after.edge;
		const root = given.has(seq) || own.has(seq) ? toHex(rootOf(sha256, edge)) : "";
		const [isGiven, isOwn] = [fits(given, seq, root), fits(own, seq, root)];
		const isKept = completed.every(({ level, index, hash }) => {
			const node = kept.get(`${level} ${index}`);
			return node === undefined || node === toHex(hash);
		});
		if (isGiven === false || isOwn === false || !isKept)
			broken = { what: "changed", from: proved + 1, to: seq };
		else if (isGiven) proved = seq;
	}
	// One after another: there is a checkpoint for each choice, more than a call can take as arguments.
	let signed = 0;
	for (const claims of [given, own]) for (const size of claims.keys()) signed = Math.max(signed, size);
	if (broken !== undefined) findings.push(broken);
	// Where one was taken out and the rest numbered anew, what is there ends too soon as well: only what is proved up to its
	// end ends by a cut.
	else if (signed > edge.size)
		findings.push({ what: proved === edge.size ? "cut-off" : "fewer", from: proved + 1, to: signed });
	return { findings: findings.sort((a, b) => a.from - b.from), signed };
}

/** Roots that were signed, by the number of entries: more than one where two records were signed. */
type Claims = Map<number, Set<string>>;

function claim(claims: Claims, { size, root }: TreeHead): void {
	claims.set(size, (claims.get(size) ?? new Set<string>()).add(toHex(root)));
}

/** Is this all that is claimed of so many entries? Undefined where nothing is. */
function fits(claims: Claims, size: number, root: string): boolean | undefined {
	const claimed = claims.get(size);
	return claimed && [...claimed].every((one) => one === root);
}

function headOf(note: string, keys: readonly NoteKey[]): TreeHead | undefined {
	const text = openNote(sha256, isSignedBy, note, keys);
	const read = text.ok ? readCheckpoint(text.value) : undefined;
	return read?.ok ? read.value : undefined;
}
