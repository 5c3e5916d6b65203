import type { Words } from "#app/i18n/use-words.ts";
import type { WishProblem } from "../wishes.forms.ts";

/** The sentence of what is wrong with a wish. Words that other forms have are theirs. */
export function wishProblem(t: Words, { name }: WishProblem): string {
	return name === "not-confirmed" ? t("needs:problem.not-confirmed") : t(`after:problem.${name}`);
}
