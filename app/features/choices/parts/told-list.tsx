import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** One time that staff told the patient about a tool, by its name. */
export interface ShownTold {
	readonly ref: string;
	readonly at: string;
	readonly who: string | null;
	readonly tool: string;
}

/** What staff said that they told the patient: who was not told can say so. */
export function ToldList({ told }: { told: readonly ShownTold[] }) {
	const { t, lang } = useWords();
	if (told.length === 0) return null;
	return (
		<>
			<h2>{t("choices:told.title")}</h2>
			<ul>
				{told.map(({ ref, at, who, tool }) => (
					<li key={ref}>
						{t("choices:told.item", {
							date: formatDay(lang, new Date(at)),
							name: who ?? t("choices:receipt.staff-unnamed"),
						})}{" "}
						<b>{tool}</b>
					</li>
				))}
			</ul>
		</>
	);
}
