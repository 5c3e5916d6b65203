import { useWords } from "#app/i18n/use-words.ts";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Table } from "#app/ui/table.tsx";
import { isLanguage, languageOf } from "#locales/index.ts";
import type { FieldChange } from "../difference.ts";

/** What patients read now beside what the draft says, for each field that differs. */
export function ChangesTable({ changes }: { changes: readonly FieldChange[] }) {
	const { t } = useWords();
	return (
		<Table
			caption={t("keeping:draft.changes")}
			captionHidden
			head={[t("keeping:column.field"), t("keeping:column.before"), t("keeping:column.after")]}
			rows={changes.map(({ lang, field, before, after }) => ({
				key: `${lang}-${field}`,
				cells: [
					<>
						{t(`keeping:field.${field}`)}
						{lang !== null && (
							<>
								<br />
								<LanguageName tag={lang} />
							</>
						)}
					</>,
					<WrittenText key="before" lang={lang} text={before} />,
					<WrittenText key="after" lang={lang} text={after} />,
				],
			}))}
		/>
	);
}

/** What somebody wrote in this language, a line for each sentence. */
export function WrittenText({ lang, text }: { readonly lang: string | null; readonly text: string }) {
	const own =
		lang !== null && isLanguage(lang) ? { lang, dir: languageOf(lang).dir } : { dir: "auto" as const };
	return (
		<span {...own}>
			{text.split("\n").map((line, at) => (
				<span key={line}>
					{at > 0 && <br />}
					{line}
				</span>
			))}
		</span>
	);
}
