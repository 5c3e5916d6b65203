import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readEnv } from "./env.server.ts";
import { StartRefused } from "./start-refused.server.ts";

const LIVE = {
	MODE: "live",
	PUBLIC_ORIGIN: "https://choices.example",
	DATA_DIR: "/srv/data",
	KEYS_DIR: "/srv/keys",
	CHECKPOINT_DIR: "/srv/checkpoints",
	SHIP_DIR: "/srv/ship",
};

/** The one line an operator sees. */
function refusal(source: Record<string, string>): string {
	try {
		readEnv(source);
	} catch (error) {
		if (error instanceof StartRefused) return error.message;
		throw error;
	}
	return "it started";
}

describe("the settings", () => {
	it("need nothing for a demo", () => {
		expect(readEnv({})).toEqual({
			mode: "demo",
			port: 3000,
			host: "127.0.0.1",
			publicOrigin: "http://localhost:3000",
			dataDir: resolve("data"),
			keysDir: resolve("data/keys"),
			checkpointDir: resolve("data/checkpoints"),
			shipDir: resolve("data/outbox"),
			keyBackupDir: resolve("data/outbox/keys"),
			keyBackupDays: 14,
			smtpUrl: null,
			nhsLogin: null,
			staffOpenId: null,
			loopbackHooks: false,
			canaries: false,
		});
	});

	it("take an empty value as not set", () => {
		expect(readEnv({ PORT: "", DATABASE_URL: "", NHS_LOGIN_CLIENT_ID: "" }).port).toBe(3000);
	});

	it("move the demo's address with its port", () => {
		expect(readEnv({ PORT: "4001" }).publicOrigin).toBe("http://localhost:4001");
	});

	it.each([
		["PORT", "x", 'PORT: "x" is not a port number'],
		["PORT", "0", 'PORT: "0" is not a port number'],
		["PORT", "65536", 'PORT: "65536" is not a port number'],
		["PORT", "3000 ", 'PORT: "3000 " is not a port number'],
		["MODE", "production", 'MODE: "production" is neither demo nor live'],
		["HOST", "a b", 'HOST: "a b" is not a host name or address'],
		["CANARY_PATIENTS", "on", 'CANARY_PATIENTS: "on" is not hourly'],
		["KEY_BACKUP_DAYS", "0", 'KEY_BACKUP_DAYS: "0" is not a number of days from 1 to 90'],
		["KEY_BACKUP_DAYS", "91", 'KEY_BACKUP_DAYS: "91" is not a number of days from 1 to 90'],
	])("refuse %s=%s in words", (name, value, words) => {
		expect(refusal({ [name]: value })).toBe(words);
	});

	it.each([
		"localhost:3000",
		"https://choices.example/",
		"https://choices.example/portal",
		"https://user@choices.example",
		"ftp://choices.example",
		"HTTPS://Choices.Example",
	])("refuse %s as the address patients type", (value) => {
		expect(refusal({ PUBLIC_ORIGIN: value })).toMatch(/^PUBLIC_ORIGIN: ".+" is not an origin such as https:/);
	});

	it("never repeat the password of a mail server", () => {
		const line = refusal({ SMTP_URL: "http://user:hunter2@mail.example" });
		expect(line).toBe("SMTP_URL: the value is not an address such as smtps://mail.example");
	});

	it.each(["?requireTLS=false", "?tls.rejectUnauthorized=false", "/?jsonTransport=true", "#x"])(
		"refuse a mail server's address with %s, which could switch its encryption off",
		(more) => {
			expect(refusal({ SMTP_URL: `smtps://mail.example${more}` })).toBe(
				"SMTP_URL: the value has something after a ? or #, which is not read: leave it out",
			);
		},
	);

	it("refuse DATABASE_URL rather than ignore it", () => {
		expect(refusal({ DATABASE_URL: "postgres://x" })).toMatch(/^DATABASE_URL: is not supported yet/);
	});
});

describe("live mode", () => {
	it("starts with an https address and its folders outside the data", () => {
		expect(readEnv(LIVE)).toMatchObject({ mode: "live", keysDir: "/srv/keys", shipDir: "/srv/ship" });
	});

	it("needs https", () => {
		const line = "PUBLIC_ORIGIN: MODE=live needs the https address that patients type";
		expect(refusal({ ...LIVE, PUBLIC_ORIGIN: "http://choices.example" })).toBe(line);
		expect(refusal({ ...LIVE, PUBLIC_ORIGIN: "" })).toBe(line);
	});

	it.each(["KEYS_DIR", "CHECKPOINT_DIR", "SHIP_DIR"])("needs %s set, and away from the data", (name) => {
		expect(refusal({ ...LIVE, [name]: "" })).toBe(`${name}: MODE=live needs it set, outside DATA_DIR`);
		for (const inside of ["/srv/data", "/srv/data/keys", "/srv/other/../data/keys", "/srv/data/..keys"]) {
			expect(refusal({ ...LIVE, [name]: inside })).toContain("is inside DATA_DIR");
		}
	});

	it.each(["/srv/data/keys-apart", "/srv/keys/apart"])("keeps the keys' backups out of %s", (folder) => {
		expect(refusal({ ...LIVE, KEY_BACKUP_DIR: folder })).toBe(
			"KEY_BACKUP_DIR: MODE=live needs it outside DATA_DIR and KEYS_DIR",
		);
	});
});
