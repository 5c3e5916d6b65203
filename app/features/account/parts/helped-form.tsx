import { HELPER_NAME } from "#app/core/helped.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { HelperProblem, HelperRead } from "../helped.forms.ts";

/** A problem of the form in words, at its field. */
export function useHelperProblem(problem: HelperProblem | null | undefined) {
	const { t, lang } = useWords();
	if (!problem) return undefined;
	const { field, name } = problem;
	const text =
		name === "who-missing"
			? t("helping:problem.who-missing")
			: t(`needs:problem.${name}`, { max: formatNumber(lang, HELPER_NAME) });
	return { field, text };
}

/** The patient says who helps. Of somebody they know a name can be said, and is not asked for. */
export function HelperForm(props: {
	readonly typed: HelperRead["typed"] | undefined;
	readonly problem: { readonly field: string; readonly text: string } | undefined;
}) {
	const { typed, problem } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => (problem?.field === field ? problem.text : undefined);
	const at = `/${lang}/helping`;
	return (
		<PostForm
			action={at}
			token={request.token}
			languages={languageLinks({ ...request, path: at })}
			submit={t("helping:form.start")}
		>
			<Radios
				id="who"
				name="who"
				legend={t("helping:form.who")}
				options={(["person", "library"] as const).map((value) => ({
					value,
					text: t(`helping:form.${value}`),
				}))}
				chosen={typed?.who}
				error={wrong("who")}
			/>
			<TextField
				id="name"
				name="name"
				label={t("helping:form.name")}
				hint={t("helping:form.name-hint")}
				error={wrong("name")}
				value={typed?.name}
				autocomplete="off"
				dir="auto"
				width={20}
			/>
		</PostForm>
	);
}
