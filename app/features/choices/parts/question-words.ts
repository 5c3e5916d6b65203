import type { Words } from "#app/i18n/use-words.ts";
import type { Asked } from "../question.ts";

/** The question in words, what helps to answer it, and the three answers, of equal weight and in the same order everywhere. */
export function questionWords(t: Words, asked: Asked) {
	const answers = asked.about === "purpose" ? "choices:option-purpose" : "choices:option";
	const options = (["yes", "no", "unsure"] as const).map((value) => ({
		value,
		text: t(`${answers}.${value}`),
	}));
	switch (asked.about) {
		case "tool":
			return {
				question: t("choices:ask.tool", { name: asked.name }),
				hint: t("choices:ask.tool-hint"),
				options,
			};
		case "purpose":
			return {
				question: t(`choices:ask.purpose.${asked.purpose}`),
				hint: t("choices:ask.purpose-hint"),
				options,
			};
		default:
			return { question: t("choices:ask.everything"), hint: t("choices:ask.everything-hint"), options };
	}
}
