import { useWords } from "#app/i18n/use-words.ts";

/** The way to three questions about the page, for whoever wants them before they choose. Paper has no links. */
export function CheckUnderstood({ tool }: { tool: string }) {
	const { t, lang } = useWords();
	return (
		<p className="screen">
			<a href={`/${lang}/tools/${tool}/understood`}>{t("understanding:link")}</a>
		</p>
	);
}
