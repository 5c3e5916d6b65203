import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { isLanguage, languageOf } from "#locales/index.ts";

/** An AI tool itself changed: since when, and what is different in the language `lang`. `at` is an instant. */
export function ToolChanged({ at, text, lang: written }: { at: string; text: string; lang: string }) {
	const { t, lang } = useWords();
	const own = written === lang || !isLanguage(written) ? {} : { lang: written, dir: languageOf(written).dir };
	return (
		<div className="notice">
			<p>
				<strong>{t("keeping:public.changed", { date: formatDay(lang, new Date(at)) })}</strong>
			</p>
			{written !== lang && <p>{t("keeping:public.in-english")}</p>}
			<p {...own}>{text}</p>
		</div>
	);
}
