import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Forger, PATIENTS, signed, startForger } from "#tests/forging-provider.ts";
import { makeOpenId, type OpenId } from "./openid.server.ts";

const BACK = "http://localhost:3000/nhs-login/back";
/** Short, so that a provider that hangs is given up on within the test. */
const LIMITS = { wait: 1_000, bytes: 10_000 };

let forger: Forger;
let faults: unknown[];
let openId: OpenId;
beforeEach(async () => {
	forger = await startForger();
	faults = [];
	const { issuer } = forger;
	const settings = { issuer, now: () => new Date(), fault: (error: unknown) => faults.push(error) };
	openId = makeOpenId(async () => client(issuer), settings, LIMITS);
});
afterEach(() => {
	vi.useRealTimers();
	forger.stop();
});

async function client(issuer: string) {
	const key = forger.clientKeys[PATIENTS];
	if (key === undefined) throw new Error("no key");
	const pkcs8 = key.export({ format: "der", type: "pkcs8" });
	const rsa = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-512" };
	const own = await crypto.subtle.importKey("pkcs8", new Uint8Array(pkcs8), rsa, false, ["sign"]);
	return { issuer, clientId: PATIENTS, key: { key: own, kid: "k" }, alg: "RS512", insecure: true } as const;
}

async function comes(): Promise<string> {
	const began = await openId.begin({ redirect_uri: BACK, scope: "openid profile" });
	if (!began.ok) return began.reason;
	const { address, kept } = began.value;
	const query = forger.signIn(new URL(address), { sub: "robert" }, { birthdate: "1950-01-01" });
	const came = await openId.end(new URL(`${BACK}?${query}`), kept);
	return came.ok ? String(came.value.person["birthdate"]) : came.reason;
}

const down = (response: ServerResponse) => response.writeHead(503).end();
const hangs = () => undefined;
const endless = (response: ServerResponse) => response.end(`{"keys":"${"a".repeat(LIMITS.bytes)}"}`);
const noJson = (response: ServerResponse) => response.end("<p>");
const elsewhere = (response: ServerResponse) => response.writeHead(302, { location: "/jwks" }).end();
const says = (over: object) => (response: ServerResponse, honest: object) =>
	response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ...honest, ...over }));

describe("a provider", () => {
	it("is asked nothing before somebody signs in, and what it says of itself once an hour", async () => {
		expect(forger.asked).toEqual({ discovery: 0, token: 0, userinfo: 0, jwks: 0 });
		for (const _ of [1, 2]) expect(await comes()).toBe("1950-01-01");
		expect(forger.asked).toEqual({ discovery: 1, token: 2, userinfo: 2, jwks: 1 });
		expect(faults).toEqual([]);
	});

	it.each([
		["is down", down],
		["hangs", hangs],
		["says too much", endless],
		["says no JSON", noJson],
		["leads elsewhere", elsewhere],
		["calls itself otherwise", says({ issuer: "https://auth.login.example" })],
	])(
		"that %s when it is asked who it is signs nobody in, and does so again afterwards",
		async (_how, lie) => {
			forger.lie = { answers: { discovery: lie } };
			expect(await comes()).toBe("away");
			expect(faults).toHaveLength(1);
			forger.lie = {};
			expect(await comes()).toBe("1950-01-01");
		},
	);

	it.each([
		["are not to be had", down, "away"],
		["hang", hangs, "away"],
		["are too many", endless, "away"],
		["are no keys", says({ keys: "none" }), "refused"],
		["are those of another", says({ keys: [] }), "refused"],
	])("whose keys %s signs nobody in, and does so again afterwards", async (_how, lie, reason) => {
		forger.lie = { answers: { jwks: lie } };
		expect(await comes()).toBe(reason);
		vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });
		forger.lie = {};
		expect(await comes()).toBe("1950-01-01");
	});

	it("whose keys changed is asked for them anew, and not more often than once a minute", async () => {
		expect(await comes()).toBe("1950-01-01");
		const kid = randomUUID();
		const { publicJwk } = forger;
		const keys = [{ ...publicJwk, kid }];
		forger.lie = { header: { kid }, answers: { jwks: says({ keys }) } };
		for (const _ of [1, 2]) expect(await comes()).toBe("refused");
		expect(forger.asked.jwks).toBe(1);
		vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });
		expect(await comes()).toBe("1950-01-01");
		expect(forger.asked.jwks).toBe(2);
	});

	it("whose token came over its own line is believed by its signature alone", async () => {
		forger.lie = { token: (made) => signed(made, forger.stray) };
		expect(await comes()).toBe("refused");
	});
});
