import { createPublicKey } from "node:crypto";
import { jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addClient, moveClient } from "#app/features/machines/client.store.server.ts";
import { readKeyAddress, readKeySet } from "#app/features/machines/client-keys.ts";
import { NOON } from "#tests/builders.ts";
import { aKeyPair, anAssertion, type KeyPair, type Said, setOf } from "#tests/machine-client.ts";
import { openPortal, system, type TestPortal } from "#tests/portal.ts";
import { makeAssertions } from "./client-assertion.server.ts";

const AUDIENCE = "https://choices.example/oauth/token";
const ADDRESS = "https://keys.maker.example/jwks";
const es = aKeyPair("es");
const rs = aKeyPair("rs", "RS384");
const stranger = aKeyPair("es");
const seconds = Math.floor(NOON.getTime() / 1000);

let portal: TestPortal;
let clientId: string;
let count = 0;
let work: string[];
let prove: ReturnType<typeof makeAssertions>;

beforeEach(async () => {
	portal = await openPortal();
	clientId = await register(setOf(es, rs));
	work = [];
	prove = makeAssertions({
		db: portal.db,
		audience: AUDIENCE,
		keysAt: async (address, kid) => {
			work.push(`${address} ${kid}`);
			const read = readKeySet(setOf(es));
			return read.ok && read.value.kind === "set" ? read.value.keys : [];
		},
		verify: (assertion, key, options) => {
			work.push(`a signature by ${key.kty}`);
			return jwtVerify(assertion, key, options);
		},
	});
});
afterEach(() => portal.close());

async function register(text: string): Promise<string> {
	const keys = text.startsWith("https:") ? readKeyAddress(text) : readKeySet(text);
	if (!keys.ok) throw new Error(keys.reason);
	const client = {
		providerId: "riverside",
		name: `Camera ${++count}`,
		tools: ["eye-scan-urgency"],
		scopes: ["system/Consent.rs"] as const,
		keys: keys.value,
	};
	const added = await addClient(portal.db, system, client, NOON);
	if (!added.ok) throw new Error(added.reason);
	return added.value;
}

const says = (pair: KeyPair, over: Partial<Said> = {}) =>
	anAssertion(pair, { clientId, audience: AUDIENCE, at: NOON, ...over });
const proven = async (assertion: Promise<string> | string, at = NOON) =>
	(await prove(await assertion, at))?.clientId;

describe("an assertion", () => {
	it("proves its client by an RSA key and by one of P-384", async () => {
		expect(await proven(says(es))).toBe(clientId);
		expect(await proven(says(rs))).toBe(clientId);
	});

	const otherwise: readonly (readonly [string, KeyPair, Partial<Said>])[] = [
		["ends 301 seconds ahead", es, { claims: { exp: seconds + 301 } }],
		["ends in a year", es, { claims: { exp: seconds + 31_536_000 } }],
		["never ends", es, { claims: { exp: undefined } }],
		["ends now", es, { claims: { exp: seconds } }],
		["ends at a text", es, { claims: { exp: `${seconds + 60}` } }],
		["has no number of its own", es, { claims: { jti: undefined } }],
		["has an empty number", es, { claims: { jti: "" } }],
		["has a number that is no text", es, { claims: { jti: 7 } }],
		["begins later", es, { claims: { nbf: seconds + 120 } }],
		["was written in the future", es, { claims: { iat: seconds + 120 } }],
		["is about somebody else", es, { claims: { sub: "other" } }],
		["is about nobody", es, { claims: { sub: undefined } }],
		["is by nobody", es, { claims: { iss: undefined } }],
		["is for the issuer", es, { claims: { aud: "https://choices.example" } }],
		["is for the address with a slash", es, { claims: { aud: `${AUDIENCE}/` } }],
		["is for another host", es, { claims: { aud: "https://other.example/oauth/token" } }],
		["is for several", es, { claims: { aud: [AUDIENCE, "https://other.example/oauth/token"] } }],
		["is for a list of one", es, { claims: { aud: [AUDIENCE] } }],
		["is for nobody", es, { claims: { aud: undefined } }],
		["names no key", es, { header: { kid: undefined } }],
		["names an unknown key", es, { header: { kid: "other" } }],
		["names a path", es, { header: { kid: "../../dev/null" } }],
		["names a question for the database", es, { header: { kid: "' OR 1=1 --" } }],
		["names a key of another kind", es, { header: { kid: "rs" } }],
		["is signed by a stranger under a known name", stranger, {}],
		["is signed with RS256", rs, { header: { alg: "RS256" } }],
		["is signed with PS384", rs, { header: { alg: "PS384" } }],
		["brings its key along", es, { header: { jwk: stranger.publicJwk } }],
		["brings an address of a key", es, { header: { jku: "https://evil.example/jwks" } }],
		["brings an address inside", es, { header: { jku: "http://169.254.169.254/" } }],
		["brings the address of a certificate", es, { header: { x5u: "https://evil.example/cert" } }],
		["brings a certificate", es, { header: { x5c: ["MIIB"] } }],
		["is of another type", es, { header: { typ: "at+jwt" } }],
		["is longer than any honest one", es, { claims: { note: "x".repeat(4_000) } }],
	];

	it.each(otherwise)("proves nothing where it %s", async (_how, pair, over) => {
		expect(await proven(says(pair, over))).toBeUndefined();
	});

	it("proves nothing without a signature, or with one by the public key as a secret", async () => {
		const [head = "", body = ""] = (await says(es)).split(".");
		const none = Buffer.from(JSON.stringify({ alg: "none", kid: "es" })).toString("base64url");
		expect(await proven(`${none}.${body}.`)).toBeUndefined();
		expect(await proven(`${head}.${body}.`)).toBeUndefined();
		const secret = createPublicKey(rs.privateKey).export({ type: "spki", format: "pem" });
		const confused = says(rs, { header: { alg: "HS384" }, key: Buffer.from(secret) });
		expect(await proven(confused)).toBeUndefined();
	});

	it.each(["", ".", "..", "a.b", "a.b.c.d", "not a token", "e30.e30.", "e30.e30.AAAA"])(
		"proves nothing as %j",
		async (text) => {
			expect(await proven(text)).toBeUndefined();
		},
	);

	it("proves nothing when one letter of it is another", async () => {
		const good = await says(es);
		const [head = "", body = "", sign = ""] = good.split(".");
		for (const [part, at] of [
			[head, 10],
			[body, 20],
			[sign, 30],
		] as const) {
			const changed = part.slice(0, at) + (part[at] === "A" ? "B" : "A") + part.slice(at + 1);
			expect(await proven(good.replace(part, changed))).toBeUndefined();
		}
	});

	it("proves nothing once the client is disabled, or has other keys", async () => {
		const before = await says(es);
		const other = readKeySet(setOf(stranger));
		if (!other.ok) throw new Error(other.reason);
		await moveClient(portal.db, system, clientId, { what: "asked", keys: other.value }, NOON);
		expect(await proven(before)).toBeUndefined();
		expect(await proven(says(stranger))).toBe(clientId);
		await moveClient(portal.db, system, clientId, { what: "disabled" }, NOON);
		expect(await proven(says(stranger))).toBeUndefined();
	});

	it("is held to the address that was registered, whatever it says itself", async () => {
		clientId = await register(ADDRESS);
		expect(await proven(says(es))).toBe(clientId);
		expect(await proven(says(es, { header: { jku: ADDRESS } }))).toBe(clientId);
		expect(await proven(says(es, { header: { jku: `${ADDRESS}?x` } }))).toBeUndefined();
		expect(work.filter((one) => one.startsWith("https"))).toEqual([`${ADDRESS} es`, `${ADDRESS} es`]);
	});
});

describe("the work of a refusal", () => {
	it("is the same for an unknown client, an unknown key, a disabled client and a wrong signature", async () => {
		const disabled = await register(setOf(es));
		await moveClient(portal.db, system, disabled, { what: "disabled" }, NOON);
		const refused = [
			says(es, { clientId: "nobody" }),
			says(es, { header: { kid: "other" } }),
			says(es, { clientId: disabled }),
			says(stranger),
		];
		for (const assertion of refused) {
			work = [];
			expect(await proven(assertion)).toBeUndefined();
			expect(work).toEqual(["a signature by EC"]);
		}
		work = [];
		expect(await proven(says(rs, { clientId: "nobody" }))).toBeUndefined();
		expect(work).toEqual(["a signature by RSA"]);
	});
});
