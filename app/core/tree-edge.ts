/** The right edge of the record's tree: the few complete subtrees that its leaves fall into. All that is needed to append and to give the root. */
import { type Hash, hashOf, nodesCompletedBy, type Sha256, type TreeNode } from "./merkle.ts";

/** `nodes` are those of `nodesIn` for all its leaves, from the left: fewer than sixty. */
export interface TreeEdge {
	readonly size: number;
	readonly nodes: readonly TreeNode[];
}

/** A tree without leaves. */
export const NO_LEAVES: TreeEdge = { size: 0, nodes: [] };

/** The edge with one more leaf, and the subtrees that it completed: its own first. */
export function withLeaf(
	sha256: Sha256,
	{ size, nodes }: TreeEdge,
	leaf: Hash,
): { readonly edge: TreeEdge; readonly completed: readonly TreeNode[] } {
	const completed = nodesCompletedBy(sha256, size, leaf, ({ level, index }) => {
		const node = nodes.find((known) => known.level === level && known.index === index);
		if (node === undefined) throw new RangeError("not the edge of that tree");
		return node.hash;
	});
	// Each subtree that the leaf completed but its own took in the last one that stood there.
	const kept = nodes.slice(0, nodes.length - (completed.length - 1));
	return { edge: { size: size + 1, nodes: [...kept, ...completed.slice(-1)] }, completed };
}

/** The root of the whole tree. */
export function rootOf(sha256: Sha256, { size, nodes }: TreeEdge): Hash {
	return hashOf(sha256, { start: 0, end: size }, ({ level, index }) => {
		const node = nodes.find((known) => known.level === level && known.index === index);
		if (node === undefined) throw new RangeError("not the edge of that tree");
		return node.hash;
	});
}
