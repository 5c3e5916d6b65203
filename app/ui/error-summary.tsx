import { useWords } from "#app/i18n/use-words.ts";

/** One thing to put right: the id of the control it belongs to, and the words that stand at that control too. */
export interface Problem {
	readonly field: string;
	readonly text: string;
}

/** What has to be put right, before everything else in `main`. The browser focuses it without script, so a screen
 * reader starts here; it is no alert, which would be read twice. Nothing at all when there is no problem. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
	const { t } = useWords();
	if (problems.length === 0) return null;
	return (
		// biome-ignore lint/a11y/noAutofocus: the answer to a form that was refused starts with what to put right
		<section id="errors" className="errors" aria-labelledby="errors-title" tabIndex={-1} autoFocus>
			<h2 id="errors-title">{t("ui:errors.title")}</h2>
			<ul>
				{problems.map(({ field, text }) => (
					<li key={field + text}>
						<a href={`#${field}`}>{text}</a>
					</li>
				))}
			</ul>
		</section>
	);
}
