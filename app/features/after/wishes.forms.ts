/** The form on which a patient, or staff for one, says what holds after their death. */
import { AFTER_DEATH_PURPOSES, type AfterDeathPurpose, WISHES, type Wish } from "#app/core/death-entry.ts";
import { readFields } from "#app/core/form-fields.ts";
import { WAYS, type Way } from "#app/core/said.ts";
import type { Wishes } from "./wishes.ts";

/** How staff came to know. They were never online. */
export const TOLD_WAYS = WAYS.filter((way) => way !== "online");

export interface WishProblem {
	/** The id of the control on the page. */
	readonly field: AfterDeathPurpose | "way" | "form-submit";
	readonly name: "wish-missing" | "way-missing" | "page-missing" | "changed" | "not-alive" | "not-confirmed";
}

export interface WishesRead {
	/** What was chosen, to be shown again. */
	readonly chosen: Partial<Wishes>;
	readonly way: Exclude<Way, "online"> | undefined;
	/** What the page showed: `wishesMark`. */
	readonly seen: string;
	readonly problems: readonly WishProblem[];
}

/** Where nothing is wrong, each use has its wish. `by` staff must say how they came to know. */
export function readWishes(form: FormData, by: "patient" | "staff"): WishesRead {
	const limits = { planning: 10, research: 10, training: 10, synthetic: 10, way: 20, seen: 64 };
	const { values } = readFields(form, limits);
	const chosen: Partial<Record<AfterDeathPurpose, Wish>> = {};
	const problems: WishProblem[] = [];
	const way = TOLD_WAYS.find((one) => one === values.way) as Exclude<Way, "online"> | undefined;
	if (by === "staff" && way === undefined) problems.push({ field: "way", name: "way-missing" });
	for (const purpose of AFTER_DEATH_PURPOSES) {
		const wish = WISHES.find((one) => one === values[purpose]);
		if (wish === undefined) problems.push({ field: purpose, name: "wish-missing" });
		else chosen[purpose] = wish;
	}
	if (values.seen === undefined) problems.push({ field: "form-submit", name: "page-missing" });
	return { chosen, way, seen: values.seen ?? "", problems };
}

/** Does the form say this of every use? */
export function isWhole(chosen: Partial<Wishes>): chosen is Wishes {
	return AFTER_DEATH_PURPOSES.every((purpose) => chosen[purpose] !== undefined);
}
