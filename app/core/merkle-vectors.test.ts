/** The published proofs of transparency-dev/merkle, where their file lies beside the project: `VECTORS_DIR` names its folder. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isConsistent, isIncluded } from "./merkle-proof.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const bytes = (base64: string | null) => new Uint8Array(Buffer.from(base64 ?? "", "base64"));
const file = join(process.env["VECTORS_DIR"] ?? "vectors", "rfc6962-proofs.json");

interface Vector {
	readonly desc: string;
	readonly file: string;
	readonly wantErr: boolean;
	readonly proof: readonly string[] | null;
}
interface Vectors {
	readonly inclusion: readonly (Vector & {
		readonly leafIdx: number;
		readonly treeSize: number;
		readonly root: string | null;
		readonly leafHash: string | null;
	})[];
	readonly consistency: readonly (Vector & {
		readonly size1: number;
		readonly size2: number;
		readonly root1: string | null;
		readonly root2: string | null;
	})[];
}

/** A root of 12 bytes that their own check lets pass, since the trees are equal: ours takes hashes of 32 bytes only. */
const NO_HASH = (root: string | null) => bytes(root).length !== 32;

describe("the published proofs", () => {
	if (!existsSync(file)) {
		const why = "they are not beside the project: set VECTORS_DIR to their folder";
		console.log(`not run: the published proofs, for ${why}`);
		it.skip(why, () => {});
		return;
	}
	const { inclusion, consistency } = JSON.parse(readFileSync(file, "utf8")) as Vectors;

	it.each(inclusion)("of inclusion: $file", ({ leafIdx, treeSize, root, leafHash, proof, wantErr }) => {
		const leaf = { index: leafIdx, hash: bytes(leafHash) };
		const holds = isIncluded(sha256, leaf, { size: treeSize, root: bytes(root) }, (proof ?? []).map(bytes));
		expect(holds).toBe(!wantErr && !NO_HASH(root));
	});

	it.each(consistency)("of consistency: $file", ({ size1, size2, root1, root2, proof, wantErr }) => {
		const [before, after] = [
			{ size: size1, root: bytes(root1) },
			{ size: size2, root: bytes(root2) },
		];
		const holds = isConsistent(sha256, before, after, (proof ?? []).map(bytes));
		expect(holds).toBe(!wantErr && !NO_HASH(root1) && !NO_HASH(root2));
	});
});
