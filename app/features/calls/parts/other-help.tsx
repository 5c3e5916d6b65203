import { useWords } from "#app/i18n/use-words.ts";

/** For whoever is very ill a call by Friday is too late; for the others there is more help than a call. */
export function OtherHelp() {
	const { t, lang } = useWords();
	return (
		<>
			<p>{t("information:help.urgent")}</p>
			<p>
				<a href={`/${lang}/help`}>{t("calls:other-help")}</a>
			</p>
		</>
	);
}
