/** A law by which a tool must be used, in words: for the tool's page, an answer about it, and staff. */
import type { ShownLaw } from "#app/features/tools/shown-law.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";

/** "A law says that the practice must use this tool until …". */
export function lawSentence(t: Words, lang: LanguageTag, { now, provider, from, to }: ShownLaw): string {
	const days = { provider, from: formatDay(lang, from), to: formatDay(lang, to) };
	return now ? t("laws:notice.now", days) : t("laws:notice.ahead", days);
}

/** What the law asks for, in the reader's language or in English marked so, and where it stands. */
export function LawWords({ law }: { law: ShownLaw }) {
	const { t } = useWords();
	const { name, words, wordsLang, link } = law;
	return (
		<>
			{wordsLang !== null && <p>{t("watch:public.in-english")}</p>}
			<p lang={wordsLang ?? undefined} dir={wordsLang === null ? "auto" : "ltr"}>
				{words}
			</p>
			<p>
				<a href={link} rel="noreferrer">
					{t("laws:notice.read", { name })}
				</a>
			</p>
		</>
	);
}
