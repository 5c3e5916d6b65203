import { useWords } from "#app/i18n/use-words.ts";

/** Which part of a list is shown, and links to the parts before and after it, where there are any. */
export function Pagination(props: {
	readonly from: number;
	readonly to: number;
	readonly total: number;
	readonly previous?: string | undefined;
	readonly next?: string | undefined;
}) {
	const { from, to, total, previous, next } = props;
	const { t } = useWords();
	return (
		<nav className="links" aria-label={t("ui:pagination.label")}>
			<p>{t("ui:pagination.shown", { from, to, total })}</p>
			<ul>
				{previous && (
					<li>
						<a rel="prev" href={previous}>
							{t("ui:pagination.previous")}
						</a>
					</li>
				)}
				{next && (
					<li>
						<a rel="next" href={next}>
							{t("ui:pagination.next")}
						</a>
					</li>
				)}
			</ul>
		</nav>
	);
}
