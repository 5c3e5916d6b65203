/** What the list of patients tells of a person, in the reader's words. */
import type { Words } from "#app/i18n/use-words.ts";
import { type Described, ETHNIC_GROUPS, SEXES, YES_OR_NO } from "./described.ts";

/** One thing told, such as sex "female"; undefined where `by` is nothing that a list tells. `numberOf` writes a number as the reader does. */
export function describedWords(
	t: Words,
	by: string,
	told: string,
	numberOf: (number: number) => string,
): string | undefined {
	const sex = SEXES.find((one) => by === "sex" && one === told);
	if (sex !== undefined) return t(`groups:sex.${sex}`);
	const ethnicity = ETHNIC_GROUPS.find((one) => by === "ethnicity" && one === told);
	if (ethnicity !== undefined) return t(`groups:ethnicity.${ethnicity}`);
	const disability = YES_OR_NO.find((one) => by === "disability" && one === told);
	if (disability !== undefined) return t(`groups:disability.${disability}`);
	if (by !== "deprivation") return undefined;
	if (told === "1") return t("groups:most-deprived");
	return told === "10" ? t("groups:least-deprived") : numberOf(Number(told));
}

/** All that is told of one person, as "label: words". */
export function describedLines(
	t: Words,
	person: Described,
	numberOf: (number: number) => string,
): { readonly label: string; readonly words: string }[] {
	const ways = ["sex", "ethnicity", "disability", "deprivation"] as const;
	return ways.flatMap((by) => {
		const told = person[by];
		const words = told === null ? undefined : describedWords(t, by, told, numberOf);
		return words === undefined ? [] : [{ label: t(`groups:group.${by}`), words }];
	});
}
