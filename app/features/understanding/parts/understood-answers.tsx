import { useWords } from "#app/i18n/use-words.ts";
import { pageSays } from "../page-says.ts";
import type { ShownTold } from "../shown-told.ts";
import { type Answers, type Graded, QUESTIONS } from "../understood.ts";
import { useOptionWords } from "./option-words.ts";
import { PageSays } from "./page-says.tsx";

/** Each answer beside what the page says. Whoever was wrong was not told well: nobody is told that they failed. */
export function UnderstoodAnswers(props: {
	readonly told: ShownTold;
	readonly answers: Answers;
	readonly grades: Graded;
}) {
	const { told, answers, grades } = props;
	const { t, lang } = useWords();
	const words = useOptionWords();
	return QUESTIONS.map((question) => {
		const grade = grades[question];
		if (grade === undefined) return null;
		return (
			<section key={question}>
				<h2>{t(`understanding:question.${question}`)}</h2>
				<p>
					{t("understanding:result.you")}: {words(question, answers[question] ?? "")}
				</p>
				<p>
					<strong>{t(`understanding:result.${grade}`)}</strong> {t("understanding:result.page-says")}
				</p>
				<PageSays lines={pageSays(t, lang, told, question)} />
			</section>
		);
	});
}
