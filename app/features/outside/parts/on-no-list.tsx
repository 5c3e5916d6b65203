import { useWords } from "#app/i18n/use-words.ts";

/** Of somebody on no list here nothing is known, and no provider may write to them: whoever looked has to tell them. */
export function OnNoList() {
	const { t } = useWords();
	return (
		<>
			<p>{t("outside:look.no-lists")}</p>
			<p className="notice">{t("outside:look.not-told")}</p>
		</>
	);
}
