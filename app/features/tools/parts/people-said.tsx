/** What people told us of this tool and what came of it, in the words of our staff: after the seven headings, which have 300 words at most. */
import type { answersOnPage, PublicAnswer } from "#app/features/comments/round.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** As `answersOnPage` has it. */
export type People = ReturnType<typeof answersOnPage>;

/** The newest answer, and why nobody was asked before what stands here now; nothing where there is neither. */
export function PeopleSaid({ people: { answer, notAsked } }: { people: People }) {
	const { t } = useWords();
	return (
		<>
			{answer && (
				<>
					<h2>{t("comments:public.title")}</h2>
					<Words said={answer} />
				</>
			)}
			{notAsked && (
				<>
					<h2>{t("comments:public.not-asked")}</h2>
					<p>{t("comments:public.because")}</p>
					<Words said={notAsked} />
				</>
			)}
		</>
	);
}

function Words({ said }: { said: PublicAnswer }) {
	const { t, lang } = useWords();
	return (
		<>
			{said.lang !== lang && <p>{t("watch:public.in-english")}</p>}
			<p lang={said.lang === lang ? undefined : said.lang} dir="auto" className="typed">
				{said.text}
			</p>
			<p>{t("comments:public.date", { date: formatDay(lang, new Date(said.at)) })}</p>
		</>
	);
}
