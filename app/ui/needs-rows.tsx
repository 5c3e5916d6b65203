import type { Needs } from "#app/core/needs-entry.ts";
import type { ShownNeeds } from "#app/features/needs/needs.ts";
import { formatDay, formatList, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { LanguageName } from "./language-name.tsx";
import type { SummaryRow } from "./summary-list.tsx";

/** What somebody needs, line by line; `whose` says it to the patient themself, or to staff, who also read what nobody asked yet. */
export function useNeedsRows(shown: ShownNeeds, whose: "own" | "staff"): SummaryRow[] {
	const { needs, on, by, asked, reviewOn } = shown;
	const { t, lang } = useWords();
	const { reads, speaks, contact, interpreters, supports, other } = needs;
	const formats = formatWords(useWords(), needs);
	const rows: (SummaryRow | false)[] = [
		{
			key: t("needs:row.reads"),
			value: reads === null ? t("needs:row.not-said") : <LanguageName tag={reads} />,
		},
		speaks !== null && { key: t("needs:row.speaks"), value: <LanguageName tag={speaks} /> },
		interpreters.length > 0 && {
			key: t("needs:row.interpreters"),
			value: formatList(
				lang,
				interpreters.map((each) => t(`needs:interpreter.${each}`)),
			),
		},
		{
			key: t("needs:row.formats"),
			value: formats.length > 0 ? formatList(lang, formats) : t("needs:row.none"),
		},
		(on !== null || contact !== "letter") && {
			key: t(whose === "own" ? "needs:row.own-contact" : "needs:row.contact"),
			value: t(`needs:contact.${contact}`),
		},
		supports.length > 0 && {
			key: t("needs:row.supports"),
			value: formatList(
				lang,
				supports.map((each) => t(`needs:support.${each}`)),
			),
		},
		other !== null && {
			key: t(whose === "own" ? "needs:row.own-other" : "needs:row.other"),
			value: <bdi>{other}</bdi>,
		},
		{
			key: t(whose === "own" ? "needs:row.own-asked" : "needs:row.asked"),
			value:
				on === null ? (
					<strong>{t("needs:asked.never")}</strong>
				) : (
					<>
						{formatDay(lang, on)}
						{whose === "staff" && asked === "due" && (
							<>
								<br />
								<strong>{t("needs:asked.due")}</strong>
							</>
						)}
					</>
				),
		},
		reviewOn !== null && asked !== "due" && { key: t("needs:row.review"), value: formatDay(lang, reviewOn) },
		by !== null && { key: t("disputes:show.typed"), value: <bdi>{by}</bdi> },
	];
	return rows.filter((row) => row !== false);
}

/** The formats somebody needs, in words; large print with its size. */
export function formatWords(
	{ t, lang }: ReturnType<typeof useWords>,
	{ formats, printSize }: Needs,
): string[] {
	return formats.map((format) =>
		format === "large-print" && printSize !== null
			? t("needs:format.large-print-in", { points: formatNumber(lang, printSize) })
			: t(`needs:format.${format}`),
	);
}
