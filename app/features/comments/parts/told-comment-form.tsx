import { STAFF_WAYS } from "#app/features/staff/recording.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField, type SelectOption } from "#app/ui/select-field.tsx";
import type { ToldCommentTyped } from "../for-patient.forms.ts";
import { CommentFields } from "./comment-fields.tsx";

/** Which tool, how staff were told, and the patient's own words; what becomes of them stands there to be read out. */
export function ToldCommentForm(props: {
	readonly once: string;
	readonly tools: readonly SelectOption[];
	readonly provider: string;
	readonly typed: ToldCommentTyped;
	readonly problems: readonly Problem[];
}) {
	const { once, tools, provider, typed, problems } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const errors = Object.fromEntries(problems.map(({ field, text }) => [field, text]));
	return (
		<PostForm
			action={request.path}
			token={request.token}
			once={once}
			languages={languageLinks(request)}
			submit={t("comments:page.send")}
		>
			<SelectField
				id="tool"
				name="tool"
				label={t("staff:summary.tool")}
				error={errors["tool"]}
				options={[{ value: "", text: t("facts:option.choose") }, ...tools]}
				chosen={typed.tool}
			/>
			<Radios
				id="way"
				name="way"
				legend={t("staff:record.way")}
				error={errors["way"]}
				options={STAFF_WAYS.map((way) => ({ value: way, text: t(`staff:record.way-is.${way}`) }))}
				chosen={typed.way}
				across
			/>
			<TextField
				id="interpreter"
				name="interpreter"
				label={t("staff:record.interpreter")}
				hint={t("staff:record.interpreter-hint")}
				error={errors["interpreter"]}
				value={typed.interpreter}
			/>
			<CommentFields typed={typed} errors={errors} />
			<h2>{t("staff:summary.say")}</h2>
			<ul>
				<li>{t("comments:happens.reads", { provider })}</li>
				<li>{t("comments:happens.public")}</li>
				<li>{t("comments:happens.choices")}</li>
			</ul>
		</PostForm>
	);
}
