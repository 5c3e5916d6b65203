/** What staff send to stop a tool, let it go on, or look into it: which move, and why in words that patients read. */
import { readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { TOOL_STOPS, type ToolStop } from "#app/core/tool-entry.ts";

/** Short enough for the tool's page. */
const LIMITS = { move: 20, why: 200, seen: 64 } as const;

export type StopFormRefusal = "why-missing" | "why-not-readable" | "key-missing";

/** The part of a form that says which form it is, and its one-time key and mark. */
export interface PressedForm {
	readonly move: ToolStop | "check" | undefined;
	readonly once: string | undefined;
	readonly seen: string | undefined;
}

/** Which form was pressed. What cannot be a key or a mark is none. */
export function readPressed(form: FormData): PressedForm {
	const { values } = readFields(form, LIMITS);
	const { move, seen } = values;
	return {
		move: move === "check" ? move : TOOL_STOPS.find((what) => what === move),
		once: oneTimeKeyOf(form),
		seen: seen !== undefined && /^[0-9a-f]{64}$/.test(seen) ? seen : undefined,
	};
}

/** Why it was pressed. */
export function readWhy(form: FormData): { readonly why: string } | { readonly refusal: StopFormRefusal } {
	const { values, problems } = readFields(form, { why: LIMITS.why });
	if (problems.length > 0) return { refusal: "why-not-readable" };
	const { why = "" } = values;
	return why === "" ? { refusal: "why-missing" } : { why };
}
