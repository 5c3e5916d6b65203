import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import { Details } from "#app/ui/details.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { LANGUAGES } from "#locales/index.ts";
import type { LawField } from "../law.forms.ts";

/** Twelve more fields would make the form long for everybody: they open when somebody wants one, or has filled one in. */
const OTHERS = LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== "en");

/** A new law: what it is called and says, what for, where it stands, and from when until when. `purposes` are those of the tool. */
export function LawForm(props: {
	readonly action: string;
	readonly once: string;
	readonly purposes: readonly { readonly value: string; readonly text: string }[];
	readonly typed: Readonly<Partial<Record<LawField, string | undefined>>>;
	readonly errors: Readonly<Partial<Record<LawField, string>>>;
}) {
	const { action, once, purposes, typed, errors } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const words = (tag: string) => (
		<TextAreaField
			key={tag}
			id={`words-${tag}`}
			name={`words-${tag}`}
			label={t("laws:form.words", { language: languageName(tag, lang).here })}
			hint={tag === "en" ? t("laws:form.words-hint") : undefined}
			rows={3}
			value={typed[`words-${tag}`]}
			error={errors[`words-${tag}`]}
		/>
	);
	return (
		<section className="card">
			<h2>{t("laws:form.title")}</h2>
			<p>{t("laws:form.text")}</p>
			<PostForm id="enter" action={action} token={request.token} once={once} submit={t("laws:form.button")}>
				<input type="hidden" name="move" value="enter" />
				<TextField id="name" name="name" label={t("laws:form.name")} value={typed.name} error={errors.name} />
				<Radios
					id="purpose"
					name="purpose"
					legend={t("laws:form.purpose")}
					options={purposes}
					chosen={typed.purpose}
					error={errors.purpose}
				/>
				{words("en")}
				<Details
					summary={t("laws:form.others")}
					open={OTHERS.some((tag) => Boolean(typed[`words-${tag}`]) || errors[`words-${tag}`] !== undefined)}
				>
					{OTHERS.map(words)}
				</Details>
				<TextField
					id="link"
					name="link"
					label={t("laws:form.link")}
					hint={t("laws:form.link-hint")}
					dir="ltr"
					spellCheck={false}
					value={typed.link}
					error={errors.link}
				/>
				<DateFields
					id="starts-"
					name="starts-"
					legend={t("laws:form.starts")}
					values={{ day: typed["starts-day"], month: typed["starts-month"], year: typed["starts-year"] }}
					error={errors["starts-day"]}
				/>
				<DateFields
					id="ends-"
					name="ends-"
					legend={t("laws:form.ends")}
					values={{ day: typed["ends-day"], month: typed["ends-month"], year: typed["ends-year"] }}
					error={errors["ends-day"]}
				/>
			</PostForm>
		</section>
	);
}
