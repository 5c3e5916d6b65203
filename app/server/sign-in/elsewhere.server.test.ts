import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { makeStandIn } from "#db/demo-stand-in.ts";
import { type Installation, withTools } from "#tests/admin.ts";
import { startServer } from "#tests/server.ts";
import { readEnv } from "../env.server.ts";
import { vaultOf } from "../keys/vault.server.ts";
import { openElsewhere } from "./elsewhere.server.ts";

const vault = vaultOf(Buffer.alloc(32, 7));
const noFault = () => undefined;
const demo = readEnv({});

describe("a live portal", () => {
	let here: Installation;
	let live: Readonly<Record<string, string>>;
	beforeAll(() => {
		const folder = (name: string) => mkdtempSync(join(tmpdir(), `${name}-`));
		const apart = { KEYS_DIR: folder("keys"), CHECKPOINT_DIR: folder("signed"), SHIP_DIR: folder("ship") };
		here = withTools(apart);
		const account = [
			"--provider",
			"riverside",
			"--name",
			"Jo",
			"--email",
			"jo@example.org",
			"--role",
			"lead",
		];
		const made = here.admin(["add-staff", ...account], "\n");
		if (made.status !== 0) throw new Error(made.err);
		live = {
			...apart,
			MODE: "live",
			PUBLIC_ORIGIN: "https://choices.example",
			DATA_DIR: join(here.folder, "data"),
		};
	});
	afterAll(() => here.remove());

	/** Ends the start of whoever loads the stand-in or the package that it is made of. */
	const trap = (() => {
		const file = join(mkdtempSync(join(tmpdir(), "trap-")), "trap.mjs");
		writeFileSync(
			file,
			`import { registerHooks } from "node:module";
registerHooks({ resolve(name, context, next) {
	if (/oidc-provider|demo-stand-in/.test(name)) throw new Error("the stand-in was loaded");
	return next(name, context);
} });
`,
		);
		return { NODE_OPTIONS: `--import ${file}` };
	})();

	it("loads no stand-in for those who say who somebody is, and answers at none of its addresses", async () => {
		const portal = await startServer({ ...live, ...trap }, "sources");
		onTestFinished(async () => void (await portal.stop()));
		const asked = [
			"/demo/stand-in/.well-known/openid-configuration",
			"/demo/stand-in/auth",
			"/en/sign-in/nhs-login",
			"/nhs-login/back?code=x&state=y",
			"/staff/sign-in/openid",
			"/staff/sign-in/openid/back?code=x&state=y",
		];
		for (const path of asked) {
			const { status } = await fetch(`${portal.origin}${path}`, { redirect: "manual" });
			expect([path, status]).toEqual([path, 404]);
		}
		const page = await (await fetch(`${portal.origin}/en/sign-in`)).text();
		expect(page).not.toContain("nhs-login");
	});

	it("is told from a demo by that alone: there the same trap ends the start", async () => {
		await expect(startServer(trap, "sources")).rejects.toThrow("the stand-in was loaded");
	});

	it("believes none, whoever hands it one, and none is made for it", async () => {
		const standIn = makeStandIn(demo);
		await expect(openElsewhere({ ...demo, mode: "live" }, vault, noFault, standIn)).rejects.toThrow(
			"a live portal believes no stand-in",
		);
		expect(() => makeStandIn({ ...demo, mode: "live" })).toThrow("live portal");
	});
});

describe("the ways in by somebody else's word", () => {
	it("are closed where nothing is set, and opened by a stand-in in a demo", async () => {
		expect(await openElsewhere(demo, vault, noFault, undefined)).toEqual({
			nhsLogin: undefined,
			staffOpenId: undefined,
		});
		const { nhsLogin, staffOpenId } = await openElsewhere(demo, vault, noFault, makeStandIn(demo));
		expect(nhsLogin?.issuer).toBe("http://127.0.0.1:3000/demo/stand-in");
		expect(staffOpenId).toMatchObject({ name: "OpenID", second: { acr: [], amr: ["mfa"] }, only: false });
	});

	const pem = (bits: number) =>
		generateKeyPairSync("rsa", { modulusLength: bits }).privateKey.export({ format: "pem", type: "pkcs8" });
	const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
	it.each([
		["is too short", pem(1024)],
		["is of another kind", ec.export({ format: "pem", type: "pkcs8" })],
		["is none", "Robert"],
		["is not there", null],
	])("stop the start where the key %s", async (_how, content) => {
		const file = join(mkdtempSync(join(tmpdir(), "key-")), "key.pem");
		if (content !== null) writeFileSync(file, content);
		const env = readEnv({
			...{ NHS_LOGIN_ISSUER: "https://auth.example", NHS_LOGIN_CLIENT_ID: "x", NHS_LOGIN_KEY_FILE: file },
		});
		await expect(openElsewhere(env, vault, noFault, undefined)).rejects.toThrow(
			`NHS_LOGIN_KEY_FILE: "${file}" holds no RSA private key of 2048 bits or more (PKCS #8)`,
		);
	});
});
