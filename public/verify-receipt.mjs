// Checks the proof of a receipt without asking anybody: node verify-receipt.mjs FILE PUBLIC-KEY
// The file is a c2sp.org/tlog-proof@v1; the public key is printed on the page where receipts are checked.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leafHash = (data) => sha256(Buffer.of(0), data); // RFC 6962, section 2.1
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);
const half = (number) => Math.floor(number / 2);

const [file, key] = process.argv.slice(2);
if (file === undefined || key === undefined) {
	console.error("Usage: node verify-receipt.mjs FILE PUBLIC-KEY");
	process.exit(2);
}
try {
	const { index, size, committed } = check(readFileSync(file, "utf8"), publicKeyOf(key));
	const { ref, at, body } = JSON.parse(committed.slice(64));
	console.log(`True: entry ${index + 1} of ${size}, reference ${ref}, written down at ${at}:`);
	console.log(JSON.stringify(body, null, "\t"));
} catch (error) {
	console.error(`Not true: ${error.message}`);
	process.exitCode = 1;
}

// A key as it is printed: name, four bytes that identify it, and a 1 (Ed25519) before its 32 bytes.
function publicKeyOf(written) {
	const [, name, id, packed] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(written.trim()) ?? [];
	const bytes = Buffer.from(packed ?? "", "base64");
	if (bytes.length !== 33 || bytes[0] !== 1 || idOf(name, bytes) !== id)
		throw new Error("this is no public key");
	const x = bytes.subarray(1).toString("base64url");
	return { name, id, key: createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }) };
}

function idOf(name, bytes) {
	const hash = sha256(Buffer.from(`${name}\n`), bytes);
	return hash.subarray(0, 4).toString("hex");
}

// Refuses a file whose entry is not in the tree that this key signed.
function check(text, trusted) {
	const cut = text.indexOf("\n\n");
	const [head, extra = "", at = "", ...hashes] = text.slice(0, cut).split("\n");
	const place = /^index (0|[1-9][0-9]{0,15})$/.exec(at);
	if (cut < 0 || head !== "c2sp.org/tlog-proof@v1" || !extra.startsWith("extra ") || !place)
		throw new Error("this is no receipt");
	const { size, root } = checkpointOf(text.slice(cut + 2), trusted);
	const opening = Buffer.from(extra.slice("extra ".length), "base64").toString();
	const [, row, committed] = /^([0-9a-f]{64})\n(.+)$/s.exec(opening) ?? [];
	if (row === undefined) throw new Error("this is no receipt");
	// What was said gives the commitment, and that with the digest of its row the leaf.
	const commitment = sha256(Buffer.from(committed)).toString("hex");
	const leaf = leafHash(Buffer.from(`${commitment}\n${row}\n`));
	const index = Number(place[1]);
	const siblings = hashes.map((hash) => bytesOf(hash, 32));
	const found = rootFrom(leaf, index, size, siblings);
	if (!found.equals(root)) throw new Error("what it says is not what was signed");
	return { index, size, committed };
}

// The size and root of a signed checkpoint (c2sp.org/tlog-checkpoint).
function checkpointOf(note, { name, id, key }) {
	const cut = note.lastIndexOf("\n\n");
	const signed = Buffer.from(note.slice(0, cut + 1));
	const lines = note.slice(cut + 2).split("\n");
	const isSigned = lines.some((line) => {
		const [dash, who, packed = ""] = line.split(" ");
		const bytes = Buffer.from(packed, "base64");
		const isOurs = dash === "—" && who === name && bytes.subarray(0, 4).toString("hex") === id;
		return isOurs && verify(null, signed, key, bytes.subarray(4));
	});
	const [origin, size = "", root = ""] = signed.toString().split("\n");
	if (cut < 0 || !isSigned || origin !== name) throw new Error("this key did not sign it");
	if (!/^[1-9][0-9]{0,15}$/.test(size)) throw new Error("what was signed is no checkpoint");
	return { size: Number(size), root: bytesOf(root, 32) };
}

// RFC 9162, section 2.1.3.2: from the leaf up to the root.
function rootFrom(leaf, index, size, hashes) {
	if (index >= size) throw new Error("its place is not in what was signed");
	let [place, last, hash] = [index, size - 1, leaf];
	for (const sibling of hashes) {
		if (last === 0) throw new Error("it says too much");
		const isRight = place % 2 === 1 || place === last;
		hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
		while (isRight && place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
		[place, last] = [half(place), half(last)];
	}
	if (last !== 0) throw new Error("it says too little");
	return hash;
}

function bytesOf(base64, length) {
	const bytes = Buffer.from(base64, "base64");
	if (bytes.length !== length) throw new Error("this is no receipt");
	return bytes;
}
