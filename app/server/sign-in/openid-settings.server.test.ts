import { describe, expect, it } from "vitest";
import { readEnv } from "../env.server.ts";
import { StartRefused } from "../start-refused.server.ts";

const NHS = {
	NHS_LOGIN_ISSUER: "https://auth.login.example",
	NHS_LOGIN_CLIENT_ID: "riverside",
	NHS_LOGIN_KEY_FILE: "/srv/keys/nhs-login.pem",
};
const STAFF = {
	STAFF_OIDC_ISSUER: "https://id.trust.example/realms/staff",
	STAFF_OIDC_CLIENT_ID: "riverside",
	STAFF_OIDC_KEY_FILE: "/srv/keys/staff.pem",
	STAFF_OIDC_AMR: "mfa hwk",
};
const LIVE = {
	MODE: "live",
	PUBLIC_ORIGIN: "https://choices.example",
	DATA_DIR: "/srv/data",
	KEYS_DIR: "/srv/keys",
	CHECKPOINT_DIR: "/srv/checkpoints",
	SHIP_DIR: "/srv/ship",
};

function refusal(source: Readonly<Record<string, string>>): string {
	try {
		readEnv(source);
	} catch (error) {
		if (error instanceof StartRefused) return error.message;
		throw error;
	}
	return "started";
}

describe("signing in elsewhere", () => {
	it("is read whole, and NHS login signs with RS512 alone", () => {
		const { nhsLogin, staffOpenId } = readEnv({ ...LIVE, ...NHS, ...STAFF });
		expect(nhsLogin).toMatchObject({ clientId: "riverside", alg: "RS512" });
		expect(staffOpenId).toEqual({
			issuer: "https://id.trust.example/realms/staff",
			clientId: "riverside",
			keyFile: "/srv/keys/staff.pem",
			alg: "RS256",
			acr: [],
			amr: ["mfa", "hwk"],
			name: "OpenID",
			only: false,
		});
	});

	it.each([
		[{ ...NHS, NHS_LOGIN_KEY_FILE: "" }, "NHS_LOGIN_KEY_FILE: NHS_LOGIN_ISSUER needs it beside it"],
		[{ ...NHS, NHS_LOGIN_SECRET: "x" }, "NHS_LOGIN_SECRET: there is no such setting"],
		[
			{ ...NHS, NHS_LOGIN_ISSUER: "auth.login.example" },
			'NHS_LOGIN_ISSUER: "auth.login.example" is not an address such as https://auth.login.example',
		],
		[
			{ ...STAFF, STAFF_OIDC_AMR: "" },
			"STAFF_OIDC_ACR: it or STAFF_OIDC_AMR must say what proves a second factor",
		],
		[
			{ ...STAFF, STAFF_OIDC_ALG: "none" },
			'STAFF_OIDC_ALG: "none" is none of RS256, RS384, RS512, PS256, PS384, PS512',
		],
		[
			{ ...STAFF, STAFF_OIDC_ALG: "HS256" },
			'STAFF_OIDC_ALG: "HS256" is none of RS256, RS384, RS512, PS256, PS384, PS512',
		],
		[{ ...STAFF, STAFF_OIDC_ONLY: "true" }, 'STAFF_OIDC_ONLY: "true" is neither yes nor no'],
	])("is refused in one line: %#", (source, line) => {
		expect(refusal(source)).toBe(line);
	});

	it.each([
		"http://auth.login.example",
		"https://localhost/demo/stand-in",
		"https://portal.localhost",
		"https://127.0.0.1",
		"https://[::1]",
		"https://2130706433",
		"https://choices.example/demo/stand-in",
	])("never believes %s in live mode", (issuer) => {
		expect(refusal({ ...LIVE, ...NHS, NHS_LOGIN_ISSUER: issuer })).toMatch(/^NHS_LOGIN_ISSUER: /);
		expect(refusal({ ...LIVE, ...STAFF, STAFF_OIDC_ISSUER: issuer })).toMatch(/^STAFF_OIDC_ISSUER: /);
	});
});
