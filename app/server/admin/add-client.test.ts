import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installation, withTools } from "#tests/admin.ts";
import { aKeyPair, setOf } from "#tests/machine-client.ts";

let here: Installation;
let keys: string;
beforeAll(() => {
	here = withTools();
	keys = here.file("keys.json", setOf(aKeyPair("eye-1")));
});
afterAll(() => here.remove());

const run = (options: Readonly<Record<string, string>>, flags: readonly string[] = []) =>
	here.admin([
		"add-client",
		...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
		...flags,
	]);
const camera = { provider: "riverside", name: "Eye clinic camera", tools: "eye-scan-urgency" };
const kept = () =>
	here.rows("SELECT id, name, scopes, keys, disabled_at FROM clients") as Record<string, unknown>[];

describe("a system that the operator adds", () => {
	it("can ask at once by the keys of a file, is told its id, and where it gets tokens", () => {
		const ran = run({ ...camera, keys });
		expect([ran.status, ran.err]).toEqual([0, ""]);
		const id = /Its client id: ([0-9a-f]{24})\n/.exec(ran.out)?.[1];
		expect(ran.out).toContain("http://localhost:3000/oauth/token");
		expect(kept()).toMatchObject([{ id, name: "Eye clinic camera", disabled_at: null }]);
		expect(String(kept()[0]?.["keys"])).toContain("eye-1");
	});

	it("can have fewer rights, and its keys at an address", () => {
		const address = { "keys-address": "https://keys.maker.example/jwks" };
		const ran = run({ ...camera, name: "Note writer", scopes: "system/Consent.rs", ...address });
		expect(ran.status).toBe(0);
		expect(kept().find(({ name }) => name === "Note writer")).toMatchObject({
			scopes: '["system/Consent.rs"]',
		});
	});

	it.each([
		[
			"the name of another",
			{ name: "eye  clinic CAMERA" },
			/--name: another system of this provider has this name/,
		],
		["no name", { name: " " }, /--name is empty/],
		["a provider that is not here", { provider: "moon" }, /no such provider/],
		["a tool that is not here", { tools: "moon" }, /not in the register/],
		["no tool", { tools: " , " }, /name one or more tools/],
		["a right that is none", { scopes: "system/*.cruds" }, /--scopes: say one or more/],
		[
			"an address inside",
			{ keys: "", "keys-address": "https://0x7f.0x1/jwks" },
			/--keys-address: say an https address/,
		],
		[
			"both ways of keys",
			{ "keys-address": "https://keys.maker.example/jwks" },
			/either --keys or --keys-address/,
		],
		["a file that is not there", { keys: "/nowhere.json" }, /nowhere/],
	] as const)("is not made with %s", (_what, over, words) => {
		const before = kept();
		const { keys: file, ...rest } = { ...camera, name: "New camera", keys, ...over };
		const ran = run(file === "" ? rest : { ...rest, keys: file });
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toMatch(words);
		expect(kept()).toEqual(before);
	});

	it("is not made with a private key, of which nothing is said again", () => {
		const secret = aKeyPair("eye-9").privateKey.export({ format: "jwk" });
		const ran = run({
			...camera,
			name: "New camera",
			keys: here.file("private.json", JSON.stringify(secret)),
		});
		expect([ran.status, ran.err]).toEqual([1, expect.stringContaining("PRIVATE key")]);
		expect(ran.err).not.toContain(String(secret.d));
	});

	it("gets other keys, can be stopped, and comes back with new keys", () => {
		const { id } = kept().find(({ name }) => name === "Eye clinic camera") ?? {};
		const client = String(id);
		const other = here.file("other.json", setOf(aKeyPair("eye-2")));
		const now = () => kept().find((row) => row["id"] === client);
		expect(run({ client, keys: other }).out).toContain("The new keys of Eye clinic camera count from now on");
		expect(String(now()?.["keys"])).toMatch(/eye-2/);
		expect(run({ client }, ["--disable"]).out).toContain("can ask no more");
		expect([now()?.["keys"], now()?.["disabled_at"]]).toEqual([null, expect.any(Number)]);
		expect(run({ client, keys }).status).toBe(0);
		expect([String(now()?.["keys"]).includes("eye-1"), now()?.["disabled_at"]]).toEqual([true, null]);
		const unknown = run({ client: "moon" }, ["--disable"]);
		expect([unknown.status, unknown.err]).toEqual([1, expect.stringContaining("no such client")]);
	});
});
