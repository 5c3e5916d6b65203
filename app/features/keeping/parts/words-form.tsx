import type { ToldText } from "#app/features/tools/told-texts.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { type LanguageTag, languageOf } from "#locales/index.ts";
import { WORD_FIELDS } from "../difference.ts";
import { englishField } from "../draft.forms.ts";
import { isFact } from "../facts-typed.ts";
import { AllPictures } from "./all-pictures.tsx";
import { WrittenText } from "./changes-table.tsx";

type Texts = Readonly<Record<string, string>>;

/**
 * The fields of one language. Beside each stands the English, and what it says now where somebody else changed it. `told` are the texts among
 * the facts that stand there in English and can be said in this language.
 */
export function WordsForm(props: {
	readonly lang: LanguageTag;
	readonly told: readonly ToldText[];
	readonly now: Texts;
	readonly english: Texts | null;
	readonly typed: Texts | undefined;
	readonly isStale: boolean;
	readonly once: string;
	readonly seen: string;
	readonly errors: Texts;
}) {
	const { lang, told, now, english, typed, isStale, once, seen, errors } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const { dir } = languageOf(lang);
	return (
		<PostForm action={request.path} token={request.token} once={once} submit={t("keeping:words.button")}>
			<input type="hidden" name="seen" value={seen} />
			{[...WORD_FIELDS, ...told].map((field) => {
				const beside = english?.[field] ?? "";
				const other = isStale && typed?.[field] !== now[field];
				const hint =
					beside === "" && !other && field !== "easy" ? undefined : (
						<>
							{field === "easy" && `${t("keeping:words.easy-hint")} `}
							{beside !== "" && (
								<>
									{t("keeping:words.english")} <WrittenText lang="en" text={beside} />
								</>
							)}
							{other && (
								<>
									{beside !== "" && <br />}
									<strong>{t("keeping:words.now")}</strong>{" "}
									<WrittenText lang={lang} text={now[field] ?? ""} />
								</>
							)}
						</>
					);
				const own = {
					id: field,
					name: field,
					label: isFact(field) ? t(`facts:field.${field}`) : t(`keeping:field.${field}`),
					hint,
					dir,
					value: typed?.[field] ?? now[field],
					error: errors[field],
				};
				return field === "name" ? (
					<TextField key={field} {...own} />
				) : (
					<TextAreaField key={field} {...own} rows={field === "line" || isFact(field) ? 2 : 4} />
				);
			})}
			{told.map((name) => (
				<input key={name} type="hidden" name={englishField(name)} value={english?.[name] ?? ""} />
			))}
			<AllPictures />
		</PostForm>
	);
}
