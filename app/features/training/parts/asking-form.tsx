import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { AskedField } from "../training.forms.ts";
import { COUNTS_FOR } from "../training.ts";

/** What a lead says of training for a tool: whether it is needed, what it is, where, and for how long it counts. */
export function AskingForm(props: {
	readonly once: string;
	readonly seen: string;
	readonly typed: Readonly<Partial<Record<AskedField, string | undefined>>>;
	readonly errors: Readonly<Partial<Record<AskedField, string>>>;
}) {
	const { once, seen, typed, errors } = props;
	const { t } = useWords();
	const { path, token } = usePageRequest();
	return (
		<section className="card">
			<h2>{t("training:ask.title")}</h2>
			<p>{t("training:ask.text")}</p>
			<PostForm action={path} token={token} once={once} submit={t("training:ask.button")}>
				<input type="hidden" name="seen" value={seen} />
				<Radios
					id="needed"
					name="needed"
					legend={t("training:ask.needed")}
					options={(["yes", "no"] as const).map((value) => ({
						value,
						text: t(`training:ask.needed-is.${value}`),
					}))}
					chosen={typed.needed}
					error={errors.needed}
				/>
				<TextAreaField
					id="words"
					name="words"
					label={t("training:ask.words")}
					hint={t("training:ask.words-hint")}
					rows={3}
					value={typed.words}
					error={errors.words}
				/>
				<TextField
					id="link"
					name="link"
					label={t("training:ask.link")}
					hint={t("laws:form.link-hint")}
					dir="ltr"
					spellCheck={false}
					value={typed.link}
					error={errors.link}
				/>
				<Radios
					id="months"
					name="months"
					legend={t("training:ask.months")}
					options={([...COUNTS_FOR, null] as const).map((months) => ({
						value: String(months ?? "never"),
						text: t(`training:months.${months ?? "good"}`),
					}))}
					chosen={typed.months}
					error={errors.months}
				/>
			</PostForm>
		</section>
	);
}
