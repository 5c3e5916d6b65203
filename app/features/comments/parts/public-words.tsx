import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { fieldOfWords } from "../answer.forms.ts";

/** Words that everybody reads, in each language; English is needed. `id` tells the fields of two forms apart, `label` has a place for the language. */
export function PublicWords(props: {
	readonly id: string;
	readonly label: (language: string) => string;
	readonly typed: Readonly<Record<string, string | undefined>>;
	readonly errors: Readonly<Record<string, string>>;
}) {
	const { id, label, typed, errors } = props;
	const { t, lang } = useWords();
	return LANGUAGES.map(({ tag }) => (
		<TextAreaField
			key={tag}
			id={`${id}-${fieldOfWords(tag)}`}
			name={fieldOfWords(tag)}
			label={label(languageName(tag, lang).here)}
			hint={tag === "en" ? t("comments:lead.words-hint") : undefined}
			rows={3}
			value={typed[fieldOfWords(tag)]}
			error={errors[`${id}-${fieldOfWords(tag)}`]}
		/>
	));
}
