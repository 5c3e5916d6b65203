import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeImport, LARGEST_IMPORT } from "./import-file.ts";

const TEXT = "nhs_number,family_name\n9990000018,Wałęsa\n";
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: "little" | "big"): Uint8Array {
	const bytes = new Uint8Array(text.length * 2);
	const view = new DataView(bytes.buffer);
	for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), order === "little");
	return bytes;
}

describe("a file to import", () => {
	it("is read as UTF-8", () => {
		expect(decodeImport(utf8(TEXT))).toEqual({ ok: true, value: TEXT });
	});

	it("is read without the mark that spreadsheets put before it", () => {
		expect(decodeImport(utf8(`\uFEFF${TEXT}`))).toEqual({ ok: true, value: TEXT });
	});

	it.each([
		["no bytes", new Uint8Array(), "file-empty"],
		["only a mark", utf8("\uFEFF"), "file-empty"],
		["only empty lines", utf8(" \r\n\r\n"), "file-empty"],
		["UTF-16 with a mark", utf16(`\uFEFF${TEXT}`, "little"), "file-utf16"],
		["UTF-16 of the other order with a mark", utf16(`\uFEFF${TEXT}`, "big"), "file-utf16"],
		["UTF-16 without a mark", utf16(TEXT, "little"), "file-utf16"],
		["UTF-16 of the other order without a mark", utf16(TEXT, "big"), "file-utf16"],
		["Windows letters", Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72), "file-not-utf8"],
		["half a character at the end", utf8("Wał").subarray(0, 3), "file-not-utf8"],
		["a character in a longer form than it has", Uint8Array.of(0x41, 0xc0, 0xaf), "file-not-utf8"],
		[
			"a spreadsheet and not a CSV",
			Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 0xff, 0xd8),
			"file-not-utf8",
		],
		["more than it may hold", new Uint8Array(LARGEST_IMPORT + 1).fill(0x41), "file-too-large"],
	])("is refused by name with %s", (_what, bytes, reason) => {
		expect(decodeImport(bytes)).toEqual({ ok: false, reason });
	});

	it("leaves one NUL to be found in its cell", () => {
		expect(decodeImport(utf8("nhs_number\n1\0")).ok).toBe(true);
	});

	it("comes out as it was written", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
				fc.pre(text.trim() !== "" && !text.startsWith("\uFEFF") && !text.includes("\0"));
				expect(decodeImport(utf8(text))).toEqual({ ok: true, value: text });
			}),
		);
	});
});
