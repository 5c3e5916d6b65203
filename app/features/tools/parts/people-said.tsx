/** What people told us of this tool and what came of it, in the words of our staff: after the seven headings, which have 300 words at most. */
import type { answersOnPage } from "#app/features/comments/round.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** As `answersOnPage` has it. */
export type People = ReturnType<typeof answersOnPage>;

/** The newest answer; nothing where nobody was answered. */
export function PeopleSaid({ people: { answer } }: { people: People }) {
	const { t, lang } = useWords();
	if (answer === null) return null;
	return (
		<>
			<h2>{t("comments:public.title")}</h2>
			{answer.lang !== lang && <p>{t("watch:public.in-english")}</p>}
			<p lang={answer.lang === lang ? undefined : answer.lang} dir="auto" className="typed">
				{answer.text}
			</p>
			<p>{t("comments:public.date", { date: formatDay(lang, new Date(answer.at)) })}</p>
		</>
	);
}
