import { describe, expect, it } from "vitest";
import { colm, rhian } from "#tests/portal.ts";
import { type Client, clientMoves, grantedScopes, SCOPES } from "./client.ts";
import { readKeyAddress } from "./client-keys.ts";

const lead = { ...rhian, staffRole: "lead" } as const;
const other = { ...lead, staffId: "staff-other" } as const;
const read = readKeyAddress("https://keys.maker.example/jwks");
if (!read.ok) throw new Error(read.reason);
const keys = read.value;
const client: Client = {
	id: "c1",
	providerId: "riverside",
	name: "Eye clinic camera",
	tools: ["eye-scan-urgency"],
	scopes: SCOPES,
	keys,
	asked: null,
	madeAt: new Date(0),
	disabledAt: null,
	lastAsked: null,
};
const waiting: Client = { ...client, asked: { keys, by: lead.staffId, at: new Date(0) } };

describe("what an AI lead may do with a client", () => {
	it("is to ask for other keys and to shut it out, alone", () => {
		expect(clientMoves(lead, client)).toEqual(["asked", "disabled"]);
	});

	it("is to agree to keys that another lead asked for, never to their own", () => {
		expect(clientMoves(lead, waiting)).toEqual(["asked", "dropped", "disabled"]);
		expect(clientMoves(other, waiting)).toEqual(["asked", "agreed", "dropped", "disabled"]);
	});

	it("is nothing at another provider, and nothing for who is no lead", () => {
		expect(clientMoves({ ...colm, staffRole: "lead" }, waiting)).toEqual([]);
		expect(clientMoves(rhian, waiting)).toEqual([]);
	});

	it("is to bring one back that was shut out, by other keys", () => {
		expect(clientMoves(lead, { ...client, keys: null, disabledAt: new Date(0) })).toEqual(["asked"]);
	});
});

describe("the scopes of a token", () => {
	it("are those that were asked for, where the client has them all", () => {
		expect(grantedScopes("system/Provenance.c system/Consent.rs", SCOPES)).toEqual(SCOPES);
		expect(grantedScopes("system/Consent.rs system/Consent.rs", SCOPES)).toEqual(["system/Consent.rs"]);
	});

	it.each([
		["", SCOPES],
		[" ", SCOPES],
		["system/*.cruds", SCOPES],
		["system/Consent.c", SCOPES],
		["system/Consent.rs system/Consent.u", SCOPES],
		["patient/Consent.rs", SCOPES],
		["SYSTEM/CONSENT.RS", SCOPES],
		["system/Consent.rs\n", SCOPES],
		["system/Provenance.c", ["system/Consent.rs"]],
		["system/Consent.rs ".repeat(600), SCOPES],
	])("are none for %j", (asked, allowed) => {
		expect(grantedScopes(asked, allowed)).toBeUndefined();
	});
});
