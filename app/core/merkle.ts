/**
 * The Merkle tree over the record (RFC 6962 section 2.1): one hash says what all entries are, in their order. Complete
 * subtrees are kept as nodes, so that appending, proving and checking cost as many hashes as the tree is high.
 */

/** 32 bytes. */
export type Hash = Uint8Array;

/** SHA-256. */
export type Sha256 = (bytes: Uint8Array) => Hash;

/** A complete subtree: `index` counts those of its level from the left; level 0 is a leaf, level n has 2ⁿ leaves. */
export interface NodeId {
	readonly level: number;
	readonly index: number;
}

/** A node with its hash. */
export interface TreeNode extends NodeId {
	readonly hash: Hash;
}

/** Leaves from `start` until before `end`, as the tree cuts them: `start` is a multiple of the largest power of two in it. */
export interface Leaves {
	readonly start: number;
	readonly end: number;
}

/** What a leaf is in the tree. The first byte keeps a leaf from passing for a node. */
export function leafHash(sha256: Sha256, leaf: Uint8Array): Hash {
	return sha256(joined(Uint8Array.of(0), leaf));
}

/** Two subtrees, the left one first. */
export function nodeHash(sha256: Sha256, left: Hash, right: Hash): Hash {
	return sha256(joined(Uint8Array.of(1), left, right));
}

/** The root of a tree without leaves: the hash of nothing. */
export function emptyRoot(sha256: Sha256): Hash {
	return sha256(new Uint8Array());
}

/**
 * The nodes that a leaf completes when it is appended to a tree of `size` leaves: its own first, then each larger subtree
 * that it fills. `read` gives the hash of a node that is complete already.
 */
export function nodesCompletedBy(
	sha256: Sha256,
	size: number,
	leaf: Hash,
	read: (node: NodeId) => Hash,
): TreeNode[] {
	mustBeSize(size);
	const completed: TreeNode[] = [{ level: 0, index: size, hash: leaf }];
	for (let level = 0, index = size, hash = leaf; index % 2 === 1; ) {
		hash = nodeHash(sha256, read({ level, index: index - 1 }), hash);
		level += 1;
		index = (index - 1) / 2;
		completed.push({ level, index, hash });
	}
	return completed;
}

/** The complete subtrees that these leaves fall into, from the left. */
export function nodesIn({ start, end }: Leaves): NodeId[] {
	const nodes: NodeId[] = [];
	for (let at = start; at < end; ) {
		const level = Math.floor(Math.log2(end - at));
		const width = 2 ** level;
		if (at % width !== 0) throw new RangeError("not leaves that the tree cuts off");
		nodes.push({ level, index: at / width });
		at += width;
	}
	return nodes;
}

/** The hash over these leaves. `read` gives the hash of each of `nodesIn`. */
export function hashOf(sha256: Sha256, leaves: Leaves, read: (node: NodeId) => Hash): Hash {
	const hashes = nodesIn(leaves).map(read);
	return hashes.length === 0
		? emptyRoot(sha256)
		: hashes.reduceRight((right, left) => nodeHash(sha256, left, right));
}

/** The largest power of two below a number of leaves: where the tree is cut (RFC 6962 section 2.1). */
export function cutOf(count: number): number {
	let cut = 1;
	while (cut * 2 < count) cut *= 2;
	return cut;
}

/** Are these the same bytes? What is public needs no constant time. */
export function isSameHash(a: Hash, b: Hash): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

function mustBeSize(size: number): void {
	if (!Number.isSafeInteger(size) || size < 0) throw new RangeError("not a number of leaves");
}
