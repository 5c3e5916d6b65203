import type { ReactNode } from "react";
import type { Answer } from "#app/core/entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { AskProblem } from "../pages/asking.server.ts";

/** One question, three equal answers, none chosen but by the patient. */
export function AskPage(props: {
	readonly question: string;
	readonly hint: ReactNode;
	readonly inCare: boolean;
	readonly back: string;
	readonly chosen: Answer | undefined;
	readonly problem: AskProblem | undefined;
}) {
	const { question, hint, inCare, back, chosen, problem } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const words = inCare ? "choices:option" : "choices:option-purpose";
	const error = problem && t(`choices:problem.${problem}`);
	return (
		<Page
			title={question}
			heading={false}
			problems={error ? [{ field: "choice", text: error }] : []}
			back={{ href: back, text: t("choices:ask.back") }}
		>
			<PostForm action={request.path} token={request.token} languages={languageLinks(request)} submit={t("choices:ask.continue")}>
				<Radios
					id="choice"
					name="choice"
					legend={question}
					heading
					hint={hint}
					error={error}
					options={[
						{ value: "yes", text: t(`${words}.yes`) },
						{ value: "no", text: t(`${words}.no`) },
						{ value: "unsure", text: t(`${words}.unsure`) },
					]}
					chosen={chosen}
				/>
			</PostForm>
		</Page>
	);
}
