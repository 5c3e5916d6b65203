/**
 * The record's tree (RFC 6962) over all entries, in the same database. Its leaves are the rows of `entries` themselves, so that
 * nothing more is written when something is recorded; complete subtrees of 256 entries and more are kept beside them.
 */
import { hash } from "node:crypto";
import { and, asc, desc, eq, gt, like, lte, sql } from "drizzle-orm";
import type { Actor, SystemActor } from "#app/core/actor.ts";
import {
	emptyRoot,
	type Hash,
	hashOf,
	isSameHash,
	type NodeId,
	nodeHash,
	nodesIn,
	type TreeNode,
} from "#app/core/merkle.ts";
import { inclusionPath } from "#app/core/merkle-proof.ts";
import { leafOf } from "#app/core/stored-leaf.ts";
import { NO_LEAVES, rootOf, type TreeEdge, withLeaf } from "#app/core/tree-edge.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { checkpoints, entries, treeNodes } from "#db/schema.ts";

/** Subtrees of this level and higher are kept: 256 entries. */
export const KEPT_LEVEL = 8;

/** Rows read at once. */
const BATCH = 2048;

/** SHA-256. */
export const sha256 = (bytes: Uint8Array): Hash => new Uint8Array(hash("sha256", bytes, "buffer"));

/** The record has no entry with this number, though it has later ones. */
export class EntryMissing extends Error {
	override name = "EntryMissing";
	readonly seq: number;
	constructor(seq: number) {
		super(`entry ${seq} is missing`);
		this.seq = seq;
	}
}

/** The tree of so many entries. */
export interface TreeHead {
	readonly size: number;
	readonly root: Hash;
}

const rowsQuery = (handle: Reader | Writer) =>
	prepared(handle, "tree.rows", (q) =>
		q
			.select()
			.from(entries)
			.where(and(gt(entries.seq, sql.placeholder("after")), lte(entries.seq, sql.placeholder("last"))))
			.orderBy(asc(entries.seq))
			.prepare(),
	);

/** The leaves after the first `after` of them, `most` at most. Throws `EntryMissing` at a gap. */
async function leavesAfter(handle: Reader | Writer, after: number, most: number): Promise<Hash[]> {
	const rows = await rowsQuery(handle).execute({ after, last: after + most });
	return rows.map((row, at) => {
		if (row.seq !== after + at + 1) throw new EntryMissing(after + at + 1);
		return leafOf(sha256, row);
	});
}

/** How many entries there are, by the number of the last. */
export async function countEntries(db: Db, _actor: SystemActor): Promise<number> {
	const [last] = await db.read.select({ seq: entries.seq }).from(entries).orderBy(desc(entries.seq)).limit(1);
	return last?.seq ?? 0;
}

const nodeQuery = (handle: Reader | Writer) =>
	prepared(handle, "tree.node", (q) =>
		q
			.select({ hash: treeNodes.hash })
			.from(treeNodes)
			.where(and(eq(treeNodes.level, sql.placeholder("level")), eq(treeNodes.idx, sql.placeholder("index"))))
			.prepare(),
	);

/** The hash of a complete subtree: as it is kept, or made of its entries where it is not kept (yet). */
async function hashOfNode(handle: Reader | Writer, { level, index }: NodeId): Promise<Hash> {
	const [kept] = level < KEPT_LEVEL ? [] : await nodeQuery(handle).execute({ level, index });
	if (kept !== undefined) return fromHex(kept.hash);
	if (level > KEPT_LEVEL) {
		const left = await hashOfNode(handle, { level: level - 1, index: index * 2 });
		const right = await hashOfNode(handle, { level: level - 1, index: index * 2 + 1 });
		return nodeHash(sha256, left, right);
	}
	const width = 2 ** level;
	const leaves = await leavesAfter(handle, index * width, width);
	if (leaves.length < width) throw new EntryMissing(index * width + leaves.length + 1);
	return hashOfLeaves(leaves);
}

/** The hash over leaves that stand at the beginning of a tree: that of any complete subtree too. */
function hashOfLeaves(leaves: readonly Hash[]): Hash {
	let edge = NO_LEAVES;
	for (const leaf of leaves) edge = withLeaf(sha256, edge, leaf).edge;
	return rootOf(sha256, edge);
}

/** The hashes that prove that the entry at `index` (from 0) is in the tree of the first `size`. */
export async function inclusionHashes(
	db: Db,
	_actor: Actor,
	index: number,
	size: number,
): Promise<readonly Hash[]> {
	const proof: Hash[] = [];
	for (const leaves of inclusionPath(index, size)) {
		const nodes = nodesIn(leaves);
		const hashes = new Map<number, Hash>();
		for (const node of nodes) hashes.set(node.level, await hashOfNode(db.read, node));
		proof.push(hashOf(sha256, leaves, ({ level }) => hashes.get(level) ?? emptyRoot(sha256)));
	}
	return proof;
}

/** The edge of the tree of the first `size` entries. */
async function edgeAt(db: Db, size: number): Promise<TreeEdge> {
	const nodes: TreeNode[] = [];
	for (const node of nodesIn({ start: 0, end: size }))
		nodes.push({ ...node, hash: await hashOfNode(db.read, node) });
	return { size, nodes };
}

/** The tree of the first `size` entries. Throws `EntryMissing` where there are fewer. */
export async function headAt(db: Db, _actor: Actor, size: number): Promise<TreeHead> {
	return { size, root: rootOf(sha256, await edgeAt(db, size)) };
}

/** The tree of all entries that are in the database now: what a checkpoint of it says, without a signature. */
export async function treeHead(db: Db, actor: SystemActor): Promise<TreeHead> {
	return headAt(db, actor, await countEntries(db, actor));
}

/**
 * Does the database hold all that this checkpoint says? `missing`: so many of its newest entries are not there, as in an older
 * copy. `changed`: they are as many, but not the same. An entry that is older than the subtrees kept beside it is taken as it
 * went into them: only `admin verify` reads them all.
 */
export async function fitsDatabase(
	db: Db,
	actor: SystemActor,
	{ size, root }: TreeHead,
): Promise<{ readonly fit: "fits" | "changed" } | { readonly fit: "missing"; readonly count: number }> {
	const there = await countEntries(db, actor);
	if (there < size) return { fit: "missing", count: size - there };
	const head = await headAt(db, actor, size);
	return { fit: isSameHash(head.root, root) ? "fits" : "changed" };
}

/** The edge of what is kept of the tree: a multiple of 256 entries. From there on it grows. */
export async function keptEdge(db: Db, _actor: SystemActor): Promise<TreeEdge> {
	const [last] = await db.read
		.select({ idx: treeNodes.idx })
		.from(treeNodes)
		.where(eq(treeNodes.level, KEPT_LEVEL))
		.orderBy(desc(treeNodes.idx))
		.limit(1);
	return edgeAt(db, last === undefined ? 0 : (last.idx + 1) * 2 ** KEPT_LEVEL);
}

/** The edge with the entries recorded since, and which subtrees of those that are kept they completed. Ask until `isWhole`. */
export async function grown(
	db: Db,
	_actor: SystemActor,
	before: TreeEdge,
): Promise<{
	readonly edge: TreeEdge;
	readonly completed: readonly TreeNode[];
	readonly isWhole: boolean;
}> {
	const leaves = await leavesAfter(db.read, before.size, BATCH);
	let edge = before;
	const all: TreeNode[] = [];
	for (const leaf of leaves) {
		const { completed, ...after } = withLeaf(sha256, edge, leaf);
		edge = after.edge;
		all.push(...completed.filter(({ level }) => level >= KEPT_LEVEL));
	}
	return { edge, completed: all, isWhole: leaves.length < BATCH };
}

/** What was signed, with its place in time. */
export interface SignedHead extends TreeHead {
	readonly note: string;
	readonly at: Date;
}

/** Keeps these subtrees, and the checkpoint where there is one. What is kept already is left as it is. */
export async function keepTree(
	db: Db,
	_actor: SystemActor,
	nodes: readonly TreeNode[],
	signed: SignedHead | undefined,
): Promise<void> {
	await db.write(async (q) => {
		for (const { level, index, hash } of nodes) {
			if ((await nodeQuery(q).execute({ level, index })).length > 0) continue;
			const row = { level, idx: index, hash: toHex(hash) };
			await q.insert(treeNodes).values(row).returning({ idx: treeNodes.idx });
		}
		if (signed === undefined) return;
		const { size, root, note, at } = signed;
		const known = await q.select().from(checkpoints).where(eq(checkpoints.size, size));
		if (known.length > 0) return;
		await q
			.insert(checkpoints)
			.values({ size, root: toHex(root), note, at })
			.returning({ size: checkpoints.size });
	});
}

/** The newest checkpoint that the database itself keeps of the record of this name. */
export async function lastCheckpoint(
	db: Db,
	_actor: SystemActor,
	origin: string,
): Promise<SignedHead | undefined> {
	const [last] = await db.read
		.select()
		.from(checkpoints)
		.where(like(checkpoints.note, `${origin}\n%`))
		.orderBy(desc(checkpoints.size))
		.limit(1);
	return last && { ...last, root: fromHex(last.root) };
}

/** Hexadecimal digits of a hash. */
export function toHex(hash: Hash): string {
	return Buffer.from(hash).toString("hex");
}

function fromHex(digits: string): Hash {
	return new Uint8Array(Buffer.from(digits, "hex"));
}
