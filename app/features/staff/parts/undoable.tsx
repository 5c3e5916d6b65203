import type { Answer } from "#app/core/entry.ts";
import { type About, aboutWords } from "#app/features/choices/about.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** The choices of the last 7 days that this patient can take back, each with the page that does it. */
export function Undoable(props: {
	readonly patient: string;
	readonly choices: readonly {
		readonly ref: string;
		readonly at: string;
		readonly about: About;
		readonly answer: Answer;
	}[];
}) {
	const { patient, choices } = props;
	const { t, lang } = useWords();
	if (choices.length === 0) return null;
	return (
		<>
			<h2>{t("staff:undo.can")}</h2>
			<p>{t("staff:undo.can-text")}</p>
			<ul>
				{choices.map(({ ref, at, about, answer }) => (
					<li key={ref}>
						{formatDay(lang, new Date(at))}:{" "}
						<a href={`/staff/patients/${patient}/receipts/${ref}/undo`}>
							{t("staff:undo.link", { what: aboutWords(t, about), answer: t(`choices:answer.${answer}`) })}
						</a>
					</li>
				))}
			</ul>
		</>
	);
}
