import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { type Answers, OPTIONS, QUESTIONS, UNSURE } from "../understood.ts";
import { useOptionWords } from "./option-words.ts";

/** The three questions. Each can be left out. */
export function UnderstoodForm(props: {
	readonly notice: number;
	readonly once: string;
	readonly answers: Answers;
	readonly problem: { readonly field: string; readonly text: string } | undefined;
}) {
	const { notice, once, answers, problem } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const words = useOptionWords();
	return (
		<PostForm
			action={request.path}
			token={request.token}
			once={once}
			languages={languageLinks(request)}
			submit={t("understanding:button")}
		>
			<input type="hidden" name="notice" value={notice} />
			{QUESTIONS.map((question) => (
				<Radios
					key={question}
					id={question}
					name={question}
					legend={t(`understanding:question.${question}`)}
					options={[...OPTIONS[question], UNSURE].map((value) => ({ value, text: words(question, value) }))}
					chosen={answers[question]}
					error={problem?.field === question ? problem.text : undefined}
				/>
			))}
		</PostForm>
	);
}
