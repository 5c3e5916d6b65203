/**
 * Says whether an assertion proves who a client is: SMART App Launch 2.2, “Client Authentication: Asymmetric” (HL7), which is RFC 7523 with
 * RS384 and ES384. Whatever is wrong, the answer is the same, and so is the work: one look for the keys and one signature, with the key of
 * nobody where there is no client, no such key, or a wrong one.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import {
	decodeJwt,
	decodeProtectedHeader,
	type JWK,
	type JWTPayload,
	type JWTVerifyOptions,
	jwtVerify,
} from "jose";
import { z } from "zod";
import { TOKEN_SECONDS } from "#app/features/machines/client.ts";
import type { ClientKeys, PublicKey } from "#app/features/machines/client-keys.ts";
import { type GoodAssertion, keysOfClient } from "#app/features/machines/token.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { KeysAt } from "./jwks-fetch.server.ts";

/** The longest honest one, with a key of 4,096 bits, has half of this. */
const LONGEST = 4_096;
/** How far the client's clock may be ahead of ours when it says when it wrote this, in seconds. */
const AHEAD = 60;

/** Nothing in it may say where a key is: `x5u`, `x5c` and `jwk` are refused, `jku` must be the address that was registered. */
const header = z.object({
	alg: z.enum(["RS384", "ES384"]),
	kid: z.string().min(1).max(200),
	typ: z
		.string()
		.regex(/^(?:application\/)?jwt$/i)
		.optional(),
	jku: z.string().optional(),
	x5u: z.undefined().optional(),
	x5c: z.undefined().optional(),
	jwk: z.undefined().optional(),
	crit: z.undefined().optional(),
});
type Header = z.infer<typeof header>;

const claims = z
	.object({
		iss: z.string().min(1).max(200),
		sub: z.string(),
		/** One text: an assertion for several is good elsewhere too. */
		aud: z.string(),
		exp: z.number(),
		jti: z.string().min(1).max(1_000),
		iat: z.number().optional(),
	})
	.refine(({ iss, sub }) => iss === sub);

type Verify = (
	assertion: string,
	key: JWK,
	options: JWTVerifyOptions,
) => Promise<{ readonly payload: JWTPayload }>;

export interface AssertionParts {
	readonly db: Db;
	/** The address of the token endpoint. */
	readonly audience: string;
	readonly keysAt: KeysAt;
	readonly verify?: Verify;
}

export interface ProvenClient extends GoodAssertion {
	/** What the client may have. */
	readonly scopes: readonly string[];
}

/** Answers who the client is, or undefined. */
export function makeAssertions({ db, audience, keysAt, verify = jwtVerify }: AssertionParts) {
	const nobody = keysOfNobody();

	return async (assertion: string, at: Date): Promise<ProvenClient | undefined> => {
		const read = assertion.length <= LONGEST ? readUnproved(assertion) : undefined;
		if (read === undefined) return undefined;
		const { head, iss } = read;
		const client = await keysOfClient(db, iss);
		const candidates = client === undefined ? [] : await candidatesOf(client.keys, head, keysAt);
		const matching = candidates.filter(({ kid, alg }) => kid === head.kid && alg === head.alg);
		const key = matching.length === 1 ? matching[0] : undefined;
		try {
			const { payload } = await verify(assertion, (key as JWK | undefined) ?? nobody[head.alg], {
				algorithms: [head.alg],
				issuer: iss,
				subject: iss,
				audience,
				currentDate: at,
				requiredClaims: ["exp", "jti"],
			});
			const said = claims.parse(payload);
			const seconds = at.getTime() / 1000;
			// Without a ceiling the list of used assertions would grow with whatever a client makes up.
			if (said.exp > seconds + TOKEN_SECONDS || (said.iat ?? 0) > seconds + AHEAD) return undefined;
			if (client === undefined || key === undefined) return undefined;
			return {
				clientId: iss,
				jti: said.jti,
				expiresAt: new Date(said.exp * 1000),
				keys: client.keys,
				scopes: client.scopes,
			};
		} catch {
			return undefined;
		}
	};
}

function readUnproved(assertion: string): { readonly head: Header; readonly iss: string } | undefined {
	try {
		return {
			head: header.parse(decodeProtectedHeader(assertion)),
			iss: claims.parse(decodeJwt(assertion)).iss,
		};
	} catch {
		return undefined;
	}
}

async function candidatesOf(
	keys: ClientKeys,
	{ kid, jku }: Header,
	keysAt: KeysAt,
): Promise<readonly PublicKey[]> {
	if (keys.kind === "set") return jku === undefined ? keys.keys : [];
	return jku === undefined || jku === keys.address ? keysAt(keys.address, kid) : [];
}

/** Public keys whose private halves nobody has: any odd number of 2,048 bits takes as long as one that was made of two primes. */
function keysOfNobody(): Readonly<Record<Header["alg"], JWK>> {
	const n = randomBytes(256);
	n[0] = (n[0] ?? 0) | 0x80;
	n[255] = (n[255] ?? 0) | 1;
	const point = generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey.export({ format: "jwk" });
	return {
		RS384: { kty: "RSA", n: n.toString("base64url"), e: "AQAB", alg: "RS384" },
		ES384: { ...point, alg: "ES384" } as JWK,
	};
}
