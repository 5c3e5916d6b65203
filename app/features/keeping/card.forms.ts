/** A card as an AI lead sends it: a file, or the text of one. */
import { readFields } from "#app/core/form-fields.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { decodeImport, type ImportFileRefusal } from "#app/features/people/import-file.ts";

/** The form takes 512 KB in all. */
const MOST_PASTED = 400_000;

export type SentCardRefusal = "nothing" | "not-readable" | Exclude<ImportFileRefusal, "file-empty">;

/** The text that was sent. `file` are the bytes of a chosen file, none where none was chosen; it counts before what was pasted. */
export function readSentCard(form: FormData, file: Uint8Array): Result<string, SentCardRefusal> {
	if (file.length > 0) {
		const text = decodeImport(file);
		if (text.ok) return text;
		return text.reason === "file-empty" ? refuse("nothing") : refuse(text.reason);
	}
	const { values, problems } = readFields(form, { pasted: MOST_PASTED });
	if (problems.length > 0) return refuse("not-readable");
	const pasted = values.pasted ?? "";
	return pasted === "" ? refuse("nothing") : ok(pasted);
}
