import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyRoot, type Hash, hashOf, leafHash, type NodeId, nodesCompletedBy } from "./merkle.ts";
import { consistencyPath, inclusionPath, isConsistent, isIncluded } from "./merkle-proof.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const hex = (hash: Hash) => Buffer.from(hash).toString("hex");

/** A tree of so many leaves, each of its own two bytes, kept as its nodes. */
function aTree(size: number, leafAt: (at: number) => Uint8Array = (at) => Uint8Array.of(at >> 8, at & 255)) {
	const nodes = new Map<string, Hash>();
	const read = ({ level, index }: NodeId) => {
		const hash = nodes.get(`${level} ${index}`);
		if (hash === undefined) throw new Error(`no node ${level} ${index}`);
		return hash;
	};
	for (let at = 0; at < size; at += 1)
		for (const { level, index, hash } of nodesCompletedBy(sha256, at, leafHash(sha256, leafAt(at)), read))
			nodes.set(`${level} ${index}`, hash);
	const over = (start: number, end: number) => hashOf(sha256, { start, end }, read);
	return {
		nodes: nodes.size,
		tree: (of = size) => ({ size: of, root: over(0, of) }),
		leaf: (index: number) => ({ index, hash: read({ level: 0, index }) }),
		inclusion: (index: number, of = size) =>
			inclusionPath(index, of).map(({ start, end }) => over(start, end)),
		consistency: (before: number) => consistencyPath(before, size).map(({ start, end }) => over(start, end)),
	};
}

/** Leaves and roots of the test data of Certificate Transparency (google/certificate-transparency, `merkle_tree_test.cc`). */
const LEAVES = [
	"",
	"00",
	"10",
	"2021",
	"3031",
	"40414243",
	"5051525354555657",
	"606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("the tree over the record", () => {
	it("without leaves is the hash of nothing", () => {
		expect(hex(emptyRoot(sha256))).toBe(hex(sha256(new Uint8Array())));
		expect(hex(aTree(0).tree().root)).toBe(hex(emptyRoot(sha256)));
	});

	it.each(ROOTS.map((root, at) => ({ size: at + 1, root })))(
		"has the published root with the first $size published leaves",
		({ size, root }) => {
			const tree = aTree(size, (at) => new Uint8Array(Buffer.from(LEAVES[at] ?? "", "hex")));
			expect(hex(tree.tree().root)).toBe(root);
		},
	);

	it("keeps fewer than two nodes a leaf", () => {
		for (const size of [1, 2, 3, 100, 1000]) expect(aTree(size).nodes).toBeLessThan(2 * size);
	});
});

describe("proofs", () => {
	const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 33];

	it("show every leaf of every tree, and no other leaf, place, size or root", () => {
		for (const size of sizes) {
			const tree = aTree(size);
			for (let index = 0; index < size; index += 1) {
				const proof = tree.inclusion(index);
				expect(isIncluded(sha256, tree.leaf(index), tree.tree(), proof)).toBe(true);
				const other = { index, hash: sha256(Uint8Array.of(9)) };
				expect(isIncluded(sha256, other, tree.tree(), proof)).toBe(false);
				const moved = { ...tree.leaf(index), index: index + 1 };
				expect(isIncluded(sha256, moved, tree.tree(), proof)).toBe(false);
				expect(isIncluded(sha256, tree.leaf(index), tree.tree(), [...proof, other.hash])).toBe(false);
				expect(isIncluded(sha256, tree.leaf(index), { ...tree.tree(), root: other.hash }, proof)).toBe(false);
			}
		}
	});

	it("show that every tree begins with every smaller one, and with no other", () => {
		for (const size of sizes) {
			const tree = aTree(size);
			const changed = aTree(size, (at) => Uint8Array.of(7, at));
			for (let before = 1; before <= size; before += 1) {
				const proof = tree.consistency(before);
				expect(isConsistent(sha256, tree.tree(before), tree.tree(), proof)).toBe(true);
				expect(isConsistent(sha256, changed.tree(before), tree.tree(), proof)).toBe(false);
				expect(isConsistent(sha256, tree.tree(before), changed.tree(), proof)).toBe(false);
			}
		}
	});

	it("are as long as the tree is high, at most", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2 ** 50 }), fc.nat(), (size, seed) => {
				const height = Math.ceil(Math.log2(size));
				expect(inclusionPath(seed % size, size).length).toBeLessThanOrEqual(height);
				expect(consistencyPath((seed % size) + 1, size).length).toBeLessThanOrEqual(height + 1);
			}),
		);
	});

	it("with one changed byte prove nothing", () => {
		const tree = aTree(33);
		fc.assert(
			fc.property(
				fc.nat(32),
				fc.nat(5),
				fc.nat(31),
				fc.integer({ min: 1, max: 255 }),
				(index, at, byte, by) => {
					const proof = tree.inclusion(index).map((hash) => Uint8Array.from(hash));
					const hash = proof[at % proof.length];
					if (hash === undefined) throw new Error("a proof of nothing");
					hash[byte] = (hash[byte] ?? 0) ^ by;
					expect(isIncluded(sha256, tree.leaf(index), tree.tree(), proof)).toBe(false);
				},
			),
		);
	});

	it("of odd sizes and places are refused and never throw", () => {
		const hash = sha256(Uint8Array.of(1));
		for (const size of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
			expect(isIncluded(sha256, { index: 0, hash }, { size, root: hash }, [])).toBe(false);
			expect(isConsistent(sha256, { size, root: hash }, { size, root: hash }, [])).toBe(false);
		}
		expect(() => inclusionPath(1, 1)).toThrow(RangeError);
		expect(() => consistencyPath(0, 1)).toThrow(RangeError);
	});
});
