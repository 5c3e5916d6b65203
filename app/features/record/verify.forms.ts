/** What a browser may send to have a receipt checked: its reference, its file, or the text of that file. */
import { readReference } from "#app/core/reference.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";

/** The longest receipt has a few thousand words of a patient. */
export const MOST_CHARACTERS = 60_000;

/** What was sent, as text. */
export interface SentReceipt {
	readonly reference: string;
	readonly file: string;
	readonly pasted: string;
}

/** What is to be checked. `field` is where it was sent. */
export type Asked =
	| { readonly by: "reference"; readonly reference: string }
	| { readonly by: "receipt"; readonly field: "file" | "pasted"; readonly text: string };

export type VerifyRefusal = "nothing" | "reference-wrong";

/** The file before the text, the text before the reference: the more of them is there, the more can be said. */
export function readAsked({ reference, file, pasted }: SentReceipt): Result<Asked, VerifyRefusal> {
	if (file.trim() !== "") return ok({ by: "receipt", field: "file", text: asSaved(file) });
	if (pasted.trim() !== "") return ok({ by: "receipt", field: "pasted", text: asSaved(pasted) });
	if (reference.trim() === "") return refuse("nothing");
	const read = readReference(reference);
	return read === undefined ? refuse("reference-wrong") : ok({ by: "reference", reference: read });
}

/** A form sends line ends of its own, and people copy with an empty line before or after. */
function asSaved(text: string): string {
	return `${text.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, "\n").trim()}\n`;
}
