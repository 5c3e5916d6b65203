/** Checkpoints (c2sp.org/tlog-checkpoint) and proofs to take away (c2sp.org/tlog-proof): how the record's tree is written down. */
import type { Hash } from "./merkle.ts";
import { ok, type Result, refuse } from "./result.ts";

const HASH_BYTES = 32;
const PROOF_HEAD = "c2sp.org/tlog-proof@v1";
/** A tree of 2⁵³ leaves is no higher. */
const MOST_HASHES = 53;

/** The tree at one moment: how many entries it has, and its root. `origin` names the log. */
export interface Checkpoint {
	readonly origin: string;
	readonly size: number;
	readonly root: Hash;
}

/** That an entry is in the tree of a checkpoint. `note` is the signed checkpoint, to be opened by who trusts a key. */
export interface InclusionProof {
	/** From 0. */
	readonly index: number;
	/** From the leaf's neighbour up. */
	readonly hashes: readonly Hash[];
	readonly note: string;
	/** What the file says beside the proof. Nothing vouches for it: whoever reads it must prove it themself. */
	readonly extra?: string;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
	return `${origin}\n${size}\n${base64(root)}\n`;
}

/** The checkpoint of a text that was signed. What follows its three lines is passed over, as the format asks. */
export function readCheckpoint(text: string): Result<Checkpoint, "not-a-checkpoint"> {
	const [origin = "", count = "", packed = ""] = text.split("\n");
	const size = wholeNumber(count);
	const root = hashOf(packed);
	return origin === "" || size === undefined || root === undefined
		? refuse("not-a-checkpoint")
		: ok({ origin, size, root });
}

/** A proof as a file. */
export function proofText({ index, hashes, note, extra }: InclusionProof): string {
	const beside = extra === undefined ? [] : [`extra ${Buffer.from(extra).toString("base64")}`];
	return [PROOF_HEAD, ...beside, `index ${index}`, ...hashes.map(base64), "", note].join("\n");
}

/** The proof in a file. */
export function readProof(text: string): Result<InclusionProof, "not-a-proof"> {
	const cut = text.indexOf("\n\n");
	const [head, ...lines] = text.slice(0, Math.max(cut, 0)).split("\n");
	const beside = lines[0]?.startsWith("extra ") ? lines[0].slice("extra ".length) : undefined;
	const [at = "", ...packed] = beside === undefined ? lines : lines.slice(1);
	const index = at.startsWith("index ") ? wholeNumber(at.slice("index ".length)) : undefined;
	const hashes = packed.flatMap((line) => hashOf(line) ?? []);
	if (
		head !== PROOF_HEAD ||
		index === undefined ||
		packed.length > MOST_HASHES ||
		hashes.length !== packed.length
	)
		return refuse("not-a-proof");
	const proof = { index, hashes, note: text.slice(cut + 2) };
	return ok(beside === undefined ? proof : { ...proof, extra: Buffer.from(beside, "base64").toString() });
}

function base64(hash: Hash): string {
	return Buffer.from(hash).toString("base64");
}

/** Only as we would write it: base64 can be written in more than one way, and a proof has one. */
function hashOf(packed: string): Hash | undefined {
	const bytes = Buffer.from(packed, "base64");
	return bytes.length === HASH_BYTES && bytes.toString("base64") === packed
		? new Uint8Array(bytes)
		: undefined;
}

function wholeNumber(digits: string): number | undefined {
	const count = /^(0|[1-9][0-9]*)$/.test(digits) ? Number(digits) : Number.NaN;
	return Number.isSafeInteger(count) ? count : undefined;
}
