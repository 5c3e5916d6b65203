import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Table } from "#app/ui/table.tsx";
import { isLanguage, languageOf } from "#locales/index.ts";
import type { FieldChange, UseChange } from "../difference.ts";
import { FACT_TICKS, isFact, isFactChoice } from "../facts-typed.ts";
import { factOptions } from "./fact-options.ts";

/** What patients read and what counts now beside what the draft says, for each field and service that differs. */
export function ChangesTable(props: {
	readonly changes: readonly FieldChange[];
	readonly uses: readonly (Omit<UseChange, "id" | "names"> & { readonly service: string })[];
}) {
	const { t, lang: reader } = useWords();
	const options = factOptions(t);
	/** Choices and ticks in words; what somebody wrote as it is. */
	const shown = (field: FieldChange["field"], lang: string | null, text: string) => {
		if (isFactChoice(field)) return options[field].find(({ value }) => value === text)?.text ?? "";
		if (FACT_TICKS.some((tick) => tick === field))
			return text === "yes" ? t("facts:option.yes-no.yes") : t("facts:option.yes-no.no");
		return <WrittenText lang={lang} text={text} />;
	};
	const nameOf = (field: FieldChange["field"]) =>
		isFact(field) ? t(`facts:field.${field}`) : t(`keeping:field.${field}`);
	return (
		<Table
			caption={t("keeping:draft.changes")}
			captionHidden
			head={[t("keeping:column.field"), t("keeping:column.before"), t("keeping:column.after")]}
			rows={[
				...props.uses.map(({ service, before, after, since }) => ({
					key: `use-${service}`,
					cells: [
						service,
						t(`facts:option.stage.${before}`),
						<>
							{t(`facts:option.stage.${after}`)}
							{since !== null && (
								<>
									<br />
									{t("watch:state.since", { date: formatDay(reader, since) })}
								</>
							)}
						</>,
					],
				})),
				...props.changes.map(({ lang, field, before, after }) => ({
					key: `${lang}-${field}`,
					cells: [
						<>
							{nameOf(field)}
							{lang !== null && (
								<>
									<br />
									<LanguageName tag={lang} />
								</>
							)}
						</>,
						<span key="before">{shown(field, lang, before)}</span>,
						<span key="after">{shown(field, lang, after)}</span>,
					],
				})),
			]}
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
