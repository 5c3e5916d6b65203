import type { OutsideReason } from "#app/core/outside-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** Somebody on whose lists the patient is not looked: that it was so, why, and in what words where those may be shown. */
export function FromOutside(props: {
	readonly because: OutsideReason;
	readonly words: { readonly why: string; readonly lang: string } | null;
}) {
	const { because, words } = props;
	const { t, lang } = useWords();
	return (
		<>
			{t("record:looked.what.outside")} {t(`outside:mine.because-is.${because}`)}
			{words !== null && (
				<>
					{" "}
					{t("outside:mine.words")}{" "}
					<q lang={words.lang === lang ? undefined : words.lang} dir="auto">
						{words.why}
					</q>
				</>
			)}
		</>
	);
}
