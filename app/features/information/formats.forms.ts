/** What somebody sends of how pages are to be shown. */
import { type Display, readSize } from "#app/core/display.ts";
import { readFields } from "#app/core/form-fields.ts";

/** What was chosen; undefined where the size is none of ours, or was sent twice. */
export function readChosen(form: FormData): Display | undefined {
	const { size, easy } = readFields(form, { size: 5, easy: 3 }).values;
	const print = readSize(size);
	return print === undefined ? undefined : { easy: easy === "yes", size: print };
}
