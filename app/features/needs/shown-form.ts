/** A form that is shown again: what was typed, and what is wrong with it. */
import type { Needs } from "#app/core/needs-entry.ts";
import type { NeedsRefusal } from "./needs.forms.ts";

/** `field` is the id of the control on the page. */
export interface Problem {
	readonly field: string;
	readonly name: NeedsRefusal | "changed" | "key-not-yours" | "not-confirmed";
}

export interface ShownForm {
	readonly typed: Needs;
	readonly once: string;
	/** The reference of what was said last, as this page knows it. */
	readonly seen: string;
	readonly problems: readonly Problem[];
	/** Staff: how they came to know, where they chose it. */
	readonly way?: string | undefined;
}
