/**
 * The keys that sign single answers for machines (Ed25519): in a file of `KEYS_DIR`, apart from those of the record, for a key that signs two kinds
 * of things can be tricked into one by the other. A key that was replaced signs no more and stays public, so that what a client kept can be checked.
 */
import {
	type CryptoKey,
	calculateJwkThumbprint,
	exportJWK,
	generateKeyPair,
	importJWK,
	type JWK,
} from "jose";
import { z } from "zod";
import { keyFileOf } from "../keys/key-file.server.ts";

const ALG = "EdDSA";

const keyFile = z.strictObject({
	/** The newest last: it alone has a secret. */
	keys: z.array(z.strictObject({ x: z.string(), secret: z.string().nullable() })).min(1),
});
type KeyFile = z.infer<typeof keyFile>;

const { read, write, damaged } = keyFileOf("decision-keys.json", keyFile);

export interface DecisionKeys {
	readonly alg: typeof ALG;
	readonly kid: string;
	readonly privateKey: CryptoKey;
	/** All that ever signed, for `/.well-known/jwks.json`. */
	readonly known: readonly JWK[];
}

/** The keys in this folder; the first is made where there is none yet. Throws `StartRefused` where the file is damaged. */
export async function openDecisionKeys(folder: string): Promise<DecisionKeys> {
	return opened(read(folder) ?? write(folder, { keys: [await newKey()] }));
}

/** A new key signs from the next start on. */
export async function rotateDecisionKeys(folder: string): Promise<void> {
	const before = read(folder)?.keys ?? [];
	write(folder, { keys: [...before.map(({ x }) => ({ x, secret: null })), await newKey()] });
}

async function opened({ keys }: KeyFile): Promise<DecisionKeys> {
	const newest = keys.at(-1);
	if (newest === undefined || newest.secret === null) throw damaged();
	try {
		const known = await Promise.all(keys.map(({ x }) => publicKeyOf(x)));
		const privateKey = await importJWK({ kty: "OKP", crv: "Ed25519", x: newest.x, d: newest.secret }, ALG);
		if (privateKey instanceof Uint8Array) throw damaged();
		return { alg: ALG, kid: known.at(-1)?.kid ?? "", privateKey, known };
	} catch {
		throw damaged();
	}
}

async function publicKeyOf(x: string): Promise<JWK> {
	const key = { kty: "OKP", crv: "Ed25519", x };
	return { ...key, kid: await calculateJwkThumbprint(key), alg: ALG, use: "sig" };
}

async function newKey(): Promise<KeyFile["keys"][number]> {
	const { privateKey } = await generateKeyPair(ALG, { crv: "Ed25519", extractable: true });
	const { x = "", d = "" } = await exportJWK(privateKey);
	return { x, secret: d };
}
