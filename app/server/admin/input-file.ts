/** A file that the operator named, as text or as one line that says why it cannot be read. */
import { readFileSync, statSync } from "node:fs";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { decodeImport, type ImportFileRefusal, LARGEST_IMPORT } from "#app/features/people/import-file.ts";

const WORDS: Readonly<Record<Exclude<ImportFileRefusal, "file-too-large">, string>> = {
	"file-empty": "is empty",
	"file-utf16": "is UTF-16: save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)",
	"file-not-utf8": "is not UTF-8: names in it would come out wrong. Save it as UTF-8",
};

/** The text of the file, of `most` bytes at most. The refusal is a whole line. */
export function readInput(path: string, most = LARGEST_IMPORT): Result<string, string> {
	const tooLarge = `${path} has more than ${most / 1_000_000} MB: split it.`;
	let bytes: Uint8Array;
	try {
		if (statSync(path).size > most) return refuse(tooLarge);
		bytes = readFileSync(path);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		return refuse(code === "ENOENT" ? `${path} is not there.` : `${path} cannot be read (${code}).`);
	}
	const text = decodeImport(bytes);
	if (text.ok) return ok(text.value);
	return refuse(text.reason === "file-too-large" ? tooLarge : `${path} ${WORDS[text.reason]}.`);
}
