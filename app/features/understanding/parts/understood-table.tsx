import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { figureWords } from "#app/ui/figure-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { SaidLine } from "../page-says.ts";
import { GRADES } from "../understood.ts";
import type { ShownUnderstood } from "../understood-report.ts";
import { PageSays } from "./page-says.tsx";

export type ShownLanguage = ShownUnderstood & { readonly fails: readonly SaidLine[] | null };

/** A line for each language, and under the table each sentence that fails, as it stands in that language. */
export function UnderstoodTable(props: { readonly languages: readonly ShownLanguage[] }) {
	const { languages } = props;
	const { t, lang } = useWords();
	const nameOf = (tag: string) => languageName(tag, lang).here;
	return (
		<>
			<Table
				caption={t("understanding:report.caption")}
				head={[
					t("groups:group.language"),
					...GRADES.map((grade) => t(`understanding:grade.${grade}`)),
					t("watch:total"),
				]}
				rows={languages.map(({ lang: tag, figures }) => ({
					key: tag,
					cells:
						figures === null
							? [nameOf(tag), ...GRADES.map(() => "–"), t("understanding:report.few")]
							: [
									nameOf(tag),
									...figures.cells.map(([, figure]) => figureWords(t, lang, figure)),
									figureWords(t, lang, figures.total),
								],
				}))}
			/>
			{languages.map(
				({ lang: tag, fails }) =>
					fails !== null && (
						<div key={tag} className="notice">
							<p>
								<strong>{t("understanding:report.fails", { language: nameOf(tag) })}</strong>
							</p>
							<PageSays lines={fails} />
						</div>
					),
			)}
		</>
	);
}
