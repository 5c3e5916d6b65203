import {
	createHash,
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	sign,
	verify,
} from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkpointText, proofText, readCheckpoint, readProof } from "./checkpoint.ts";
import { keyId, type NoteKey, openNote, readKey, signNote, writtenKey } from "./signed-note.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());

/** What stands before the 32 bytes of an Ed25519 public key in DER (RFC 8410). */
const DER_HEAD = Buffer.from("302a300506032b6570032100", "hex");
const verifies = (publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array) =>
	verify(
		null,
		text,
		createPublicKey({ key: Buffer.concat([DER_HEAD, publicKey]), format: "der", type: "spki" }),
		signature,
	);

function aSigner(name: string) {
	const pair = generateKeyPairSync("ed25519");
	const der = pair.publicKey.export({ format: "der", type: "spki" });
	const key: NoteKey = { name, publicKey: new Uint8Array(der.subarray(-32)) };
	const secret = createPrivateKey(pair.privateKey.export({ format: "pem", type: "pkcs8" }));
	return { key, sign: (text: Uint8Array) => new Uint8Array(sign(null, text, secret)) };
}

const ours = aSigner("riverside.example/record");
const next = aSigner("riverside.example/record");
const TEXT = "riverside.example/record\n12\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n";
const open = (note: string, ...keys: NoteKey[]) => openNote(sha256, verifies, note, keys);

describe("a signed note", () => {
	const note = signNote(sha256, TEXT, [ours]);

	it("is opened with the key that signed it, and with no other", () => {
		expect(open(note, ours.key)).toEqual({ ok: true, value: TEXT });
		expect(open(note, next.key)).toEqual({ ok: false, reason: "no-known-key" });
		expect(open(note, { ...ours.key, name: "other.example" })).toEqual({ ok: false, reason: "no-known-key" });
	});

	it("that two keys signed is opened with either, while one replaces the other", () => {
		const both = signNote(sha256, TEXT, [ours, next]);
		expect(open(both, ours.key).ok).toBe(true);
		expect(open(both, next.key).ok).toBe(true);
	});

	it("is refused whole where a key we know did not sign it, even beside one that did", () => {
		const forged = signNote(sha256, TEXT, [ours, { key: next.key, sign: ours.sign }]);
		expect(open(forged, ours.key, next.key)).toEqual({ ok: false, reason: "signature-wrong" });
	});

	it("with any sign of its text changed is refused", () => {
		fc.assert(
			fc.property(fc.nat(TEXT.length - 2), (at) => {
				const changed = `${note.slice(0, at)}${note[at] === "7" ? "8" : "7"}${note.slice(at + 1)}`;
				expect(open(changed, ours.key).ok).toBe(false);
			}),
		);
	});

	it.each([
		"",
		"\n\n",
		TEXT,
		`${TEXT}\n`,
		`${TEXT}\n- name AAAA\n`,
		`a\u0007\n\n— k AAAAAAAA\n`,
		"x".repeat(200_000),
	])("is not what is none: %#", (other) => {
		expect(open(other, ours.key)).toEqual({ ok: false, reason: "not-a-note" });
	});

	it("never throws on what anybody may send", () => {
		fc.assert(fc.property(fc.string({ unit: "binary" }), (sent) => !open(sent, ours.key).ok));
	});
});

describe("a key as people pass it on", () => {
	it("is read as it was written", () => {
		expect(readKey(sha256, writtenKey(sha256, ours.key))).toEqual(ours.key);
		expect(keyId(sha256, ours.key)).toHaveLength(4);
	});

	it("with one sign changed is no key", () => {
		const written = writtenKey(sha256, ours.key);
		const changed = written.replace(/.=?$/, (end) =>
			end.startsWith("A") ? `B${end.slice(1)}` : `A${end.slice(1)}`,
		);
		expect(readKey(sha256, changed)).toBeUndefined();
		expect(readKey(sha256, "riverside.example+00000000+AAAA")).toBeUndefined();
	});
});

describe("a checkpoint", () => {
	const root = sha256(Uint8Array.of(1));

	it("is read as it was written", () => {
		const checkpoint = { origin: "riverside.example/record", size: 109_482, root };
		expect(readCheckpoint(checkpointText(checkpoint))).toEqual({ ok: true, value: checkpoint });
	});

	it.each(["", "a\n01\n", "a\n-1\n", "\n1\n", "a\n1\nAAAA\n", `a\n${2 ** 60}\n`])("is not %j", (start) => {
		const text = start.split("\n").length > 3 ? start : `${start}${Buffer.from(root).toString("base64")}\n`;
		expect(readCheckpoint(text).ok).toBe(false);
	});
});

describe("a proof to take away", () => {
	const hashes = [sha256(Uint8Array.of(1)), sha256(Uint8Array.of(2))];
	const proof = { index: 7, hashes, note: signNote(sha256, TEXT, [ours]) };

	it("is read as it was written, with or without hashes", () => {
		expect(readProof(proofText(proof))).toEqual({ ok: true, value: proof });
		const first = { ...proof, index: 0, hashes: [] };
		expect(readProof(proofText(first))).toEqual({ ok: true, value: first });
	});

	it("hands on what the file says beside it, for which nothing vouches", () => {
		const extra = proofText(proof).replace("\n", "\nextra aGVsbG8=\n");
		expect(readProof(extra)).toEqual({ ok: true, value: { ...proof, extra: "hello" } });
		expect(proofText({ ...proof, extra: "hello" })).toBe(extra);
	});

	it.each([
		["another format", (text: string) => text.replace("@v1", "@v2")],
		["an index with a zero before it", (text: string) => text.replace("index 7", "index 07")],
		["no index", (text: string) => text.replace("index 7\n", "")],
		["a short hash", (text: string) => text.replace(/\n[A-Za-z0-9+/]{43}=\n/, "\nAAAA\n")],
		["no checkpoint", (text: string) => text.slice(0, text.indexOf("\n\n"))],
	])("with %s is none", (_what, change) => {
		expect(readProof(change(proofText(proof)))).toEqual({ ok: false, reason: "not-a-proof" });
	});

	it("never throws on what anybody may send", () => {
		fc.assert(fc.property(fc.string({ unit: "binary" }), (sent) => !readProof(sent).ok));
	});
});
