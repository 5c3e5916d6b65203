/** A system that asks, as its maker would write it: a key pair, assertions signed with it, and what they get. */
import { generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from "node:crypto";
import { SignJWT } from "jose";

export const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export interface KeyPair {
	readonly kid: string;
	readonly alg: "RS384" | "ES384";
	readonly privateKey: KeyObject;
	/** With `kid` and `alg`, as it is registered. */
	readonly publicJwk: JsonWebKey;
}

/** A new pair of keys under this name. */
export function aKeyPair(kid = "key-1", alg: KeyPair["alg"] = "ES384", bits = 2048): KeyPair {
	const { privateKey, publicKey } =
		alg === "ES384"
			? generateKeyPairSync("ec", { namedCurve: "P-384" })
			: generateKeyPairSync("rsa", { modulusLength: bits });
	return { kid, alg, privateKey, publicJwk: { ...publicKey.export({ format: "jwk" }), kid, alg } };
}

/** As a set to register. */
export function setOf(...pairs: readonly KeyPair[]): string {
	return JSON.stringify({ keys: pairs.map(({ publicJwk }) => publicJwk) });
}

export interface Said {
	readonly clientId: string;
	readonly audience: string;
	readonly at: Date;
	/** Claims and headers that are otherwise than they should be; undefined leaves one out. */
	readonly claims?: Readonly<Record<string, unknown>>;
	readonly header?: Readonly<Record<string, unknown>>;
	readonly key?: KeyObject | Uint8Array;
}

/** A good assertion, but for what `said` changes. */
export async function anAssertion(pair: KeyPair, said: Said): Promise<string> {
	const { clientId, audience, at, claims = {}, header = {}, key = pair.privateKey } = said;
	const exp = Math.floor(at.getTime() / 1000) + 240;
	const whole = { iss: clientId, sub: clientId, aud: audience, exp, jti: randomUUID(), ...claims };
	return new SignJWT(withoutGaps(whole))
		.setProtectedHeader(
			withoutGaps({ alg: pair.alg, kid: pair.kid, typ: "JWT", ...header }) as { alg: string },
		)
		.sign(key);
}

function withoutGaps(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The form that asks for a token. */
export function tokenForm(assertion: string, over: Readonly<Record<string, string>> = {}): string {
	return new URLSearchParams({
		grant_type: "client_credentials",
		client_assertion_type: ASSERTION_TYPE,
		client_assertion: assertion,
		scope: "system/Consent.rs",
		...over,
	}).toString();
}
