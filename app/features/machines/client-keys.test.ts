import { describe, expect, it } from "vitest";
import { aKeyPair, setOf } from "#tests/machine-client.ts";
import { readKeyAddress, readKeySet } from "./client-keys.ts";

const es = aKeyPair("es");
const rs = aKeyPair("rs", "RS384");
const set = (...keys: readonly unknown[]) => JSON.stringify({ keys });

describe("a set of public keys", () => {
	it("is read with RSA and P-384 keys, and a key alone is a set of one", () => {
		const read = readKeySet(setOf(es, rs));
		expect(read.ok && read.value.kind === "set" && read.value.keys.map(({ kid, alg }) => [kid, alg])).toEqual(
			[
				["es", "ES384"],
				["rs", "RS384"],
			],
		);
		expect(readKeySet(JSON.stringify(es.publicJwk)).ok).toBe(true);
	});

	it("keeps nothing but the key", () => {
		const read = readKeySet(set({ ...es.publicJwk, x5u: "https://a.example/", note: "ours" }));
		expect(JSON.stringify(read)).not.toMatch(/"(?:x5u|note)"/);
	});

	it("leaves out keys of other kinds, which its owner has for somebody else", () => {
		const others = [
			{ kty: "OKP", crv: "Ed25519", x: "AA", kid: "ed" },
			{ ...rs.publicJwk, alg: "RS256", kid: "other-alg" },
			{ ...es.publicJwk, use: "enc", kid: "es" },
			{ kty: "of tomorrow", kid: "es" },
			...Array.from({ length: 9 }, (_, at) => ({ kty: "EC", crv: "P-256", kid: `k${at}` })),
			7,
		];
		const read = readKeySet(set(...others, es.publicJwk));
		expect(read.ok && read.value.kind === "set" && read.value.keys.map(({ kid }) => kid)).toEqual(["es"]);
		expect(readKeySet(set(...others))).toEqual({ ok: false, reason: "keys-kind" });
	});

	it.each([
		["nothing", " ", "keys-missing"],
		["no key", set(), "keys-missing"],
		["no JSON", "-----BEGIN PUBLIC KEY-----", "keys-not-json"],
		["a number", "7", "keys-not-json"],
		["a private key", set(es.privateKey.export({ format: "jwk" })), "keys-private"],
		["a shared secret", set({ kty: "oct", k: "c2VjcmV0", kid: "a" }), "keys-private"],
		["a key without a name", set({ ...es.publicJwk, kid: undefined }), "keys-kind"],
		["a key for another way of signing", set({ ...rs.publicJwk, alg: "RS256" }), "keys-kind"],
		["a key for hiding", set({ ...es.publicJwk, use: "enc" }), "keys-kind"],
		["a point on another curve", set({ ...es.publicJwk, crv: "P-256" }), "keys-kind"],
		["a short RSA key", set(aKeyPair("short", "RS384", 1024).publicJwk), "keys-kind"],
		["an RSA key that takes long", set({ ...rs.publicJwk, n: "A".repeat(1400) }), "keys-kind"],
		["an odd exponent", set({ ...rs.publicJwk, e: "Aw" }), "keys-kind"],
		["two keys of one name", set(es.publicJwk, aKeyPair("es").publicJwk), "keys-same-kid"],
		[
			"nine keys",
			set(...Array.from({ length: 9 }, (_, at) => ({ ...es.publicJwk, kid: `k${at}` }))),
			"keys-too-many",
		],
		["far too much", set({ ...es.publicJwk, note: "x".repeat(20_000) }), "keys-too-many"],
	])("is refused with %s", (_what, text, reason) => {
		expect(readKeySet(text)).toEqual({ ok: false, reason });
	});
});

describe("the address of a set", () => {
	it("is an https address of a public name", () => {
		expect(readKeyAddress(" https://keys.maker.example/jwks.json ").ok).toBe(true);
		expect(readKeyAddress("https://xn--kys-bma.maker.example/jwks.json?of=us").ok).toBe(true);
	});

	it.each([
		"http://keys.maker.example/jwks.json",
		"https://127.0.0.1/jwks.json",
		"https://169.254.169.254/latest/meta-data/",
		"https://[::1]/jwks.json",
		"https://2130706433/jwks.json",
		"https://0x7f.1/jwks.json",
		"https://0x7f.0x1/jwks.json",
		"https://127.0x1/jwks.json",
		"https://0177.0.0.0x1/jwks.json",
		"https://[::ffff:7f00:1]/jwks.json",
		"https://keys.maker.example./jwks.json",
		"https://localhost./jwks.json",
		"https://kéys.maker.example/jwks.json",
		"https://xn--.example/jwks.json",
		"https://keys.maker.example/../jwks.json",
		"https://keys.maker.example/jwks.json#keys",
		"https://localhost/jwks.json",
		"https://keys.localhost/jwks.json",
		"https://printer.local/jwks.json",
		"https://db.internal/jwks.json",
		"https://keys/jwks.json",
		"https://keys.maker.example:8443/jwks.json",
		"https://user@keys.maker.example/jwks.json",
		"https://keys.maker.example@127.0.0.1/jwks.json",
		"https://keys.maker.example",
		"file:///etc/passwd",
		"https://KEYS.maker.example/jwks.json",
		`https://keys.maker.example/${"x".repeat(600)}`,
	])("is not %s", (address) => {
		expect(readKeyAddress(address)).toEqual({ ok: false, reason: "keys-address" });
	});
});
