import { useWords, type Words } from "#app/i18n/use-words.ts";
import { type OPTIONS, type Question, UNSURE } from "../understood.ts";

type OptionKey = {
	[Each in Question]: `understanding:option.${Each}.${(typeof OPTIONS)[Each][number]}`;
}[Question];

/** An answer in the words of the page. */
export function useOptionWords(): (question: Question, option: string) => string {
	const { t } = useWords();
	return (question, option) =>
		option === UNSURE
			? t("understanding:option.unsure")
			: optionOf(t, `understanding:option.${question}.${option}`);
}

/** The options of each question are a closed list, so there is a key for each of them. */
function optionOf(t: Words, key: string): string {
	return t(key as OptionKey);
}
