/** A receipt as words of one language, so that one page can show it in the patient's and in the staff member's. */

import { helpedWords } from "#app/core/helped-words.ts";
import { aboutWords } from "#app/features/choices/about.ts";
import type { Receipt } from "#app/features/choices/receipt.store.server.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";

export interface ReceiptWords {
	readonly title: string;
	readonly change: string;
	readonly undo: string;
	/** Names of the columns. */
	readonly heads: Readonly<
		Record<"about" | "answer" | "now" | "when" | "recorded" | "helped" | "reference", string>
	>;
	readonly lines: readonly {
		readonly ref: string;
		readonly about: string;
		readonly answer: string;
		readonly now: string;
		readonly when: string;
		readonly recorded: string;
		/** Empty where nobody helped. */
		readonly helped: string;
	}[];
}

/** The words of these receipts in the language of `t`. */
export function receiptWords(t: Words, lang: LanguageTag, receipts: readonly Receipt[]): ReceiptWords {
	const [first] = receipts;
	return {
		title: t("choices:receipt.title"),
		change: t("choices:receipt.change-how"),
		undo: first?.undoUntil ? t("choices:receipt.undo-until", { date: formatDay(lang, first.undoUntil) }) : "",
		heads: {
			about: t("staff:receipt.copy-tool"),
			answer: t("staff:receipt.copy-answer"),
			now: t("choices:receipt.now"),
			when: t("choices:receipt.when"),
			recorded: t("choices:receipt.recorded"),
			helped: t("helping:row"),
			reference: t("choices:receipt.reference"),
		},
		lines: receipts.map((receipt) => {
			const { ref, about, answer, effect, due, at, by, undoneAt, inErrorAt } = receipt;
			const name = about.tool?.name ?? "";
			const gone = undoneAt ?? inErrorAt;
			const word = undoneAt ? "choices:receipt.undone-on" : "choices:receipt.error-on";
			return {
				ref,
				about: about.tool === null ? aboutWords(t, about) : name,
				answer: t(`choices:answer.${answer}`),
				now: gone
					? t(word, { date: formatDay(lang, gone) })
					: effect === "call" && due === undefined
						? t("staff:receipt.ask-first")
						: t(`choices:receipt.effect.${effect}`, { name, date: due ? formatDay(lang, due) : "" }),
				when: formatMoment(lang, at),
				recorded: t(`choices:receipt.you-way.${by.way}`, {
					name: by.recorder ?? t("choices:receipt.staff-unnamed"),
				}),
				helped: helpedWords(t, by.helped) ?? "",
			};
		}),
	};
}
