import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Hash, hashOf, nodeHash, nodesIn } from "./merkle.ts";
import { leafOf, rowDigest, type StoredEntry } from "./stored-leaf.ts";
import { NO_LEAVES, rootOf, type TreeEdge, withLeaf } from "./tree-edge.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const leaf = (at: number) => sha256(Buffer.from(String(at)));

/** As RFC 6962 section 2.1 says it, word for word. */
function rootAsDefined(leaves: readonly Hash[]): Hash {
	const [first] = leaves;
	if (first === undefined) return sha256(new Uint8Array());
	if (leaves.length === 1) return first;
	let cut = 1;
	while (cut * 2 < leaves.length) cut *= 2;
	return nodeHash(sha256, rootAsDefined(leaves.slice(0, cut)), rootAsDefined(leaves.slice(cut)));
}

describe("the edge of a tree", () => {
	it("gives the root of all leaves at every size, and completes each subtree once", () => {
		let edge: TreeEdge = NO_LEAVES;
		const leaves: Hash[] = [];
		const nodes = new Map<string, Hash>();
		for (let at = 0; at < 300; at += 1) {
			expect(rootOf(sha256, edge)).toEqual(rootAsDefined(leaves));
			const grown = withLeaf(sha256, edge, leaf(at));
			for (const { level, index, hash } of grown.completed) {
				expect(nodes.has(`${level} ${index}`)).toBe(false);
				nodes.set(`${level} ${index}`, hash);
			}
			leaves.push(leaf(at));
			edge = grown.edge;
			expect(edge.nodes.map(({ level, index }) => ({ level, index }))).toEqual(
				nodesIn({ start: 0, end: at + 1 }),
			);
		}
		const whole = hashOf(
			sha256,
			{ start: 0, end: 300 },
			({ level, index }) => nodes.get(`${level} ${index}`) ?? new Uint8Array(),
		);
		expect(whole).toEqual(rootAsDefined(leaves));
	});

	it("is of one tree only", () => {
		const { edge } = withLeaf(sha256, NO_LEAVES, leaf(0));
		expect(() => rootOf(sha256, { ...edge, size: 2 })).toThrow(RangeError);
		expect(() => withLeaf(sha256, { ...edge, nodes: [] }, leaf(1))).toThrow(RangeError);
	});
});

describe("the leaf of an entry", () => {
	const row = fc.record({
		ref: fc.string(),
		kind: fc.string(),
		patientNo: fc.option(fc.nat()),
		at: fc.date({ noInvalidDate: true }),
		sealed: fc.string(),
		commitment: fc.string(),
	});

	it("changes with every part of its row", () => {
		const other: Record<keyof StoredEntry, unknown> = {
			ref: "other",
			kind: "other",
			patientNo: -1,
			at: new Date(1),
			sealed: "other",
			commitment: "other",
		};
		fc.assert(
			fc.property(row, fc.constantFrom(...(Object.keys(other) as (keyof StoredEntry)[])), (stored, part) => {
				const changed = { ...stored, [part]: other[part] };
				fc.pre(String(stored[part]) !== String(other[part]));
				expect(leafOf(sha256, changed)).not.toEqual(leafOf(sha256, stored));
			}),
		);
	});

	it("is found also where a row holds what is no date", () => {
		const broken = {
			ref: "",
			kind: "",
			patientNo: null,
			at: new Date(Number.NaN),
			sealed: "",
			commitment: "",
		};
		expect(rowDigest(sha256, broken)).toHaveLength(64);
	});
});
