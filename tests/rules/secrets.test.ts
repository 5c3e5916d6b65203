/** Whoever reads the project, or a copy of it, can open nothing with it. */
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { formatLetterCode, makeLetterCode } from "#app/core/letter-code.ts";
import { secretsIn } from "./secrets.ts";
import { ALLOWED } from "./secrets-allowed.ts";
import { everyFile, textOf } from "./tree.ts";

/** The lock's hashes are checked by npm, and are no secret; pictures are no text. */
const NOT_READ = /^package-lock\.json$|\.(png|ico|woff2?|sqlite|db)$/;

const found = kept()
	.filter((file) => !NOT_READ.test(file))
	.flatMap((file) => secretsIn(textOf(file)).map((secret) => ({ file, ...secret })));

describe("what is kept of the project", () => {
	it("has no key, token, code or password in it", () => {
		const secrets = found.filter(
			(secret) =>
				!ALLOWED.some(
					({ file, kind, found }) =>
						file === secret.file && kind === secret.kind && (found === "all" || found === secret.found),
				),
		);
		expect(secrets.map(({ file, line, kind }) => `${file}:${line} ${kind}`)).toEqual([]);
	});

	it("is allowed to have what looks like one only while it has", () => {
		const idle = ALLOWED.filter(
			(allowed) =>
				!found.some(
					(secret) =>
						secret.file === allowed.file &&
						secret.kind === allowed.kind &&
						(allowed.found === "all" || allowed.found === secret.found),
				),
		);
		expect(idle).toEqual([]);
	});

	it("has no file that is made to hold secrets", () => {
		const holders = /(^|\/)(\.env(\..*)?|id_(rsa|ed25519|ecdsa)|.*\.(pem|key|p12|pfx|jks|kdbx)|demo\.json)$/;
		expect(kept().filter((file) => holders.test(file))).toEqual([]);
	});
});

describe("the search for secrets", () => {
	const bytes = Uint8Array.from({ length: 64 }, (_, at) => (at * 89 + 41) % 256);
	const base64 = Buffer.from(bytes.slice(0, 32)).toString("base64");
	const url = Buffer.from(bytes.slice(0, 32)).toString("base64url");
	const code = formatLetterCode(makeLetterCode((n) => bytes.slice(0, n)));

	it.each([
		["a private key", `-----BEGIN ${"PRIVATE"} KEY-----\n${base64}`],
		["a private key as JSON", `{"crv":"Ed25519", "d": "${url}"}`],
		["a key of backups", `AGE-SECRET-${"KEY"}-1${"QPZRY9X8GF2TVDW0S3JN"}`],
		["a signed token", `Bearer ${"ey"}JhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.`],
		["a token of a registry or a code host", `gh${"p"}_${"a1B2c3D4e5F6a1B2c3D4e5"}`],
		["a password in an address", `smtp://portal:${"s3cret"}@mail.example`],
		["a letter's code", `Your code: ${code}`],
		["a letter's code", `Your code: ${code.replaceAll("-", "")}`],
		["a secret of an authenticator app", `secret ${"JBSWY3DPEHPK3PXP".repeat(2)}`],
		["a password or secret in a source", `const smtp${"Password"} = "open sesame";`],
		["random bytes", `key: ${base64}`],
		["random bytes as hexadecimal", Buffer.from(bytes.slice(0, 32)).toString("hex")],
	])("finds %s", (kind, text) => {
		expect(secretsIn(text).map((secret) => secret.kind)).toContain(kind);
	});

	it.each([
		"app/features/account/letter-code.store.server.ts",
		"const password = await readPassword(form.password);",
		"that says what must be done with this tool",
		"c2sp.org/tlog-proof@v1",
	])("passes over %j", (text) => {
		expect(secretsIn(text)).toEqual([]);
	});
});

/** What git tracks; where the project is no checkout (an archive), every file of it. */
function kept(): readonly string[] {
	try {
		const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
		});
		const there = new Set(everyFile());
		return listed.split("\0").filter((file) => there.has(file));
	} catch {
		return everyFile();
	}
}
