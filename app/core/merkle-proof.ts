/**
 * Proofs over the record's tree: that an entry is in it, and that a later tree only added to an earlier one. Made as in RFC
 * 6962 sections 2.1.1 and 2.1.2, checked as in RFC 9162 sections 2.1.3.2 and 2.1.4.2. A check never throws: a proof that
 * is odd in any way is refused.
 */
import { cutOf, type Hash, isSameHash, type Leaves, nodeHash, type Sha256 } from "./merkle.ts";

const HASH_BYTES = 32;

/** Whose hashes prove that the leaf at `index` is in a tree of `size`: from the leaf up. Throws where there is no such leaf. */
export function inclusionPath(index: number, size: number): Leaves[] {
	if (!isPlace(index, size)) throw new RangeError("there is no such leaf");
	return pathBelow(index, { start: 0, end: size });
}

function pathBelow(index: number, { start, end }: Leaves): Leaves[] {
	if (end - start === 1) return [];
	const cut = start + cutOf(end - start);
	const [left, right] = [
		{ start, end: cut },
		{ start: cut, end },
	];
	return index < cut ? [...pathBelow(index, left), right] : [...pathBelow(index, right), left];
}

/** Whose hashes prove that a tree of `size` begins with the tree of `before` leaves. Both are at least 1; equal sizes need none. */
export function consistencyPath(before: number, size: number): Leaves[] {
	if (!isPlace(before - 1, size)) throw new RangeError("the earlier tree is not within the later one");
	return consistencyBelow(before, { start: 0, end: size }, true);
}

function consistencyBelow(before: number, { start, end }: Leaves, isWhole: boolean): Leaves[] {
	if (before === end) return isWhole ? [] : [{ start, end }];
	const cut = start + cutOf(end - start);
	const [left, right] = [
		{ start, end: cut },
		{ start: cut, end },
	];
	return before <= cut
		? [...consistencyBelow(before, left, isWhole), right]
		: [...consistencyBelow(before, right, false), left];
}

/** Does this proof show that the leaf with this hash is at `index` in the tree of `size` with this root? */
export function isIncluded(
	sha256: Sha256,
	leaf: { readonly index: number; readonly hash: Hash },
	tree: { readonly size: number; readonly root: Hash },
	proof: readonly Hash[],
): boolean {
	if (!isPlace(leaf.index, tree.size) || !areHashes([leaf.hash, tree.root, ...proof])) return false;
	let [place, last, hash] = [leaf.index, tree.size - 1, leaf.hash];
	for (const sibling of proof) {
		if (last === 0) return false;
		if (place % 2 === 1 || place === last) {
			hash = nodeHash(sha256, sibling, hash);
			while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, half(last)];
		} else hash = nodeHash(sha256, hash, sibling);
		[place, last] = [half(place), half(last)];
	}
	return last === 0 && isSameHash(hash, tree.root);
}

/** Does this proof show that the later tree is the earlier one with leaves added? Equal trees need no proof and have none. */
export function isConsistent(
	sha256: Sha256,
	before: { readonly size: number; readonly root: Hash },
	tree: { readonly size: number; readonly root: Hash },
	proof: readonly Hash[],
): boolean {
	if (!isPlace(before.size - 1, tree.size) || !areHashes([before.root, tree.root, ...proof])) return false;
	if (before.size === tree.size) return proof.length === 0 && isSameHash(before.root, tree.root);
	// A complete earlier tree is itself the first hash of the way.
	const isComplete = 2 ** Math.round(Math.log2(before.size)) === before.size;
	const [first, ...rest] = isComplete ? [before.root, ...proof] : proof;
	if (first === undefined || rest.length === 0) return false;
	let [place, last] = [before.size - 1, tree.size - 1];
	while (place % 2 === 1) [place, last] = [half(place), half(last)];
	let [earlier, later] = [first, first];
	for (const sibling of rest) {
		if (last === 0) return false;
		if (place % 2 === 1 || place === last) {
			earlier = nodeHash(sha256, sibling, earlier);
			later = nodeHash(sha256, sibling, later);
			while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, half(last)];
		} else later = nodeHash(sha256, later, sibling);
		[place, last] = [half(place), half(last)];
	}
	return last === 0 && isSameHash(earlier, before.root) && isSameHash(later, tree.root);
}

function isPlace(index: number, size: number): boolean {
	return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

function areHashes(hashes: readonly Hash[]): boolean {
	return hashes.every((hash) => hash.length === HASH_BYTES);
}

/** Half of it without the rest. Bit operations would cut a number at 32 bits. */
function half(place: number): number {
	return Math.floor(place / 2);
}
