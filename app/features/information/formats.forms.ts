/** What somebody sends of how pages are to be shown. */
import { readSize, type ScreenSize } from "#app/core/display.ts";
import { readFields } from "#app/core/form-fields.ts";

/** The size chosen, null for the usual one; undefined where it is none of ours, or was sent twice. */
export function readChosenSize(form: FormData): ScreenSize | null | undefined {
	return readSize(readFields(form, { size: 5 }).values.size);
}
