import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturn } from "./safe-return.ts";

describe("the way back after signing in", () => {
	it.each([
		"/",
		"/en",
		"/ur/my/tools/eye-scan-reader/choose",
		"/cy/my/tools/eye-scan-reader/",
		"/staff/patients?q=943%20476%205919",
		"/staff/patients?q=O%27Neill&page=2",
		"/en/my/receipts/7Q2K.proof",
		"/en/tools?format=easy#who-decides",
		"/en/my?next=https://example.org//x",
	])("may lead to %s", (path) => {
		expect(safeReturn(path)).toBe(path);
	});

	it.each([
		["nothing", ""],
		["a page beside this one", "my/tools"],
		["another site", "https://evil.example"],
		["another site without slashes", "https:evil"],
		["another site in capitals", "HTTPS://evil.example"],
		["another site by two slashes", "//evil"],
		["another site by three slashes", "///evil"],
		["another site by slash and backslash", "/\\evil"],
		["another site by two backslashes", "\\\\evil"],
		["another site by an escaped slash", "/%2f/evil"],
		["another site by two escaped slashes", "%2f%2fevil"],
		["another site by a slash and an escaped one", "/%2Fevil"],
		["another site by an escaped backslash", "/%5cevil"],
		["another site by a slash escaped twice", "/%252f/evil"],
		["another site behind a dot", "/.//evil"],
		["another site behind two dots", "/en/..//evil"],
		["another site behind an escaped dot", "/%2e//evil"],
		["another site behind a page", "/en//evil"],
		["a tab between slashes", "/\t/evil"],
		["a line end between slashes", "/\n/evil"],
		["a carriage return between slashes", "/\r/evil"],
		["a tab before", "\t//evil"],
		["a space before", " //evil"],
		["a space inside", "/en /my"],
		["a NUL", "/en\0"],
		["a delete", "/en\x7f"],
		["a control character of the upper set", "/en\u0085"],
		["a header of its own", "/en\r\nSet-Cookie: sid=x"],
		["a header of its own, escaped", "/en?q=%0d%0aSet-Cookie:%20sid=x"],
		["an escaped NUL", "/en?q=%00"],
		["an escaped delete", "/en?q=%7F"],
		["a script", "javascript:alert(1)"],
		["a script after a slash", "/javascript:alert(1)"],
		["a document in an address", "data:text/html,x"],
		["somebody at another site", "/@evil"],
		["a port", ":80/en"],
		["the folder above", "/../etc/passwd"],
		["the folder above in the middle", "/en/../staff"],
		["a hidden file", "/.git/config"],
		["a slash of another alphabet", "/\u2215evil"],
		["a full-width slash", "/\uff0f\uff0fevil"],
		["a mark that reverses the text", "/\u202Een"],
		["a tag", "/en?q=<script>"],
		["a quote", '/en?q="'],
		["a backslash in the question", "/en?q=\\\\evil"],
		["a second fragment", "/en#a#b"],
		["a fragment that speaks", "/en#//evil"],
		["a very long path", `/${"a".repeat(2000)}`],
	])("never leads to %s", (_where, path) => {
		expect(safeReturn(path)).toBeUndefined();
	});

	it("is the usual page where none was named", () => {
		expect(safeReturn(undefined)).toBeUndefined();
	});

	it("stays on this site, as a browser reads it, whatever was sent", () => {
		const pieces = fc.constantFrom(
			"/",
			"\\",
			"//",
			"%2f",
			"%5c",
			".",
			"..",
			"\t",
			"\n",
			"@",
			":",
			"https:",
			"evil",
			"?",
			"#",
			"en",
		);
		const anyPath = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.array(pieces).map((some) => `/${some.join("")}`),
		);
		fc.assert(
			fc.property(anyPath, (path) => {
				const safe = safeReturn(path);
				if (safe === undefined) return;
				const reached = new URL(safe, "https://portal.example");
				expect(reached.origin).toBe("https://portal.example");
				expect(safe.startsWith(reached.pathname + reached.search)).toBe(true);
			}),
			{ numRuns: 20_000 },
		);
	});
});
