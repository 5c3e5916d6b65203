/** The sentence of what is wrong with a wish, or with saving it. Words that other forms have are theirs. */
import type { Words } from "#app/i18n/use-words.ts";
import type { WishProblem } from "../wishes.forms.ts";
import type { WishesRefusal } from "../wishes-draft.store.server.ts";

/** Of the form on which wishes are chosen. */
export function wishProblem(t: Words, { name }: WishProblem): string {
	return name === "not-confirmed" ? t("needs:problem.not-confirmed") : t(`after:problem.${name}`);
}

/** Of the page on which they are checked and saved. */
export function checkProblem(t: Words, name: Exclude<WishesRefusal, "no-draft">): string {
	if (name === "not-confirmed") return t("needs:problem.not-confirmed");
	return name === "not-alive" ? t("after:problem.not-alive") : t(`choices:problem.${name}`);
}
