import { CLEAR } from "#app/core/comment-entry.ts";
import type { Shown } from "#app/features/watch/counts.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { figureWords } from "#app/ui/figure-words.ts";
import { Table } from "#app/ui/table.tsx";

/** How many said that the page was clear, in figures that may go into the public answer as they are. */
export function ClearTable({
	clear,
}: {
	clear: Readonly<Record<"yes" | "partly" | "no" | "not-said", Shown | null>>;
}) {
	const { t, lang } = useWords();
	return (
		<>
			<Table
				caption={t("comments:field.clear")}
				compact
				head={[t("comments:lead.said"), t("comments:lead.times")]}
				rows={[...CLEAR, "not-said" as const].map((one) => ({
					key: one,
					cells: [t(`comments:field.${one}`), figureWords(t, lang, clear[one])],
				}))}
			/>
			<p className="hint">{t("comments:lead.safe")}</p>
		</>
	);
}
