/** What staff send when a patient takes a choice back at the desk: how they said it, and the one-time key of the page. */
import { readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { STAFF_WAYS, type StaffWay } from "./recording.ts";

/** The two are given by the page itself; without them nothing is taken back. */
export interface UndoPressed {
	readonly way: StaffWay;
	readonly once: string;
}

/** Reads the form. A way or a key that came twice, or is none, counts as missing. */
export function readUndo(form: FormData): Result<UndoPressed, "way-missing" | "key-missing"> {
	const { values } = readFields(form, { way: 20 });
	const way = STAFF_WAYS.find((one) => one === values.way);
	if (way === undefined) return refuse("way-missing");
	const once = oneTimeKeyOf(form);
	return once === undefined ? refuse("key-missing") : ok({ way, once });
}
