import { useWords } from "#app/i18n/use-words.ts";

/** Where a tool uses information for more than the reader's own care: the way to choose about that. */
export function OtherUses() {
	const { t, lang } = useWords();
	return (
		<p className="screen">
			<a href={`/${lang}/my/purposes`}>{t("choices:mine.purposes")}</a>
		</p>
	);
}
