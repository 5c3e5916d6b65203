import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { CheckField } from "../check.forms.ts";
import { NEXT_IN_MONTHS } from "../check.ts";

/** A check that the lead made: the day, the figures, what was found and where it stands, and when the next one is. */
export function CheckForm(props: {
	readonly action: string;
	readonly once: string;
	readonly typed: Readonly<Partial<Record<CheckField, string | undefined>>>;
	readonly errors: Readonly<Partial<Record<CheckField, string>>>;
}) {
	const { action, once, typed, errors } = props;
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<section className="card">
			<h3>{t("watch:form.title")}</h3>
			<PostForm id="check" action={action} token={request.token} once={once} submit={t("watch:form.button")}>
				<input type="hidden" name="move" value="check" />
				<DateFields legend={t("watch:form.day")} values={typed} error={errors.day} />
				<TextField
					id="right"
					name="right"
					label={t("watch:form.right")}
					hint={t("watch:form.count-hint")}
					inputMode="numeric"
					width={10}
					value={typed.right}
					error={errors.right}
				/>
				<TextField
					id="of"
					name="of"
					label={t("watch:form.of")}
					inputMode="numeric"
					width={10}
					value={typed.of}
					error={errors.of}
				/>
				<TextAreaField
					id="found"
					name="found"
					label={t("watch:form.found")}
					hint={t("watch:move.why-hint")}
					rows={3}
					value={typed.found}
					error={errors.found}
				/>
				<TextField
					id="source"
					name="source"
					label={t("watch:form.source")}
					value={typed.source}
					error={errors.source}
				/>
				<TextField
					id="version"
					name="version"
					label={t("watch:form.version")}
					dir="ltr"
					width={20}
					value={typed.version}
					error={errors.version}
				/>
				<Radios
					id="next"
					name="next"
					legend={t("watch:form.next")}
					options={NEXT_IN_MONTHS.map((months) => ({
						value: String(months),
						text: t(`watch:form.next-in.${months}`),
					}))}
					chosen={typed.next}
					error={errors.next}
				/>
			</PostForm>
		</section>
	);
}
