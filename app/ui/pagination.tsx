import type { ListPage } from "#app/core/list-page.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** Which part of a list is shown, and links to the parts before and after it. Nothing where the list is one page.
 * `href` is the list's address, with its own query where it has one; `name` the field of the query with the number, and `at` the id of the heading
 * to lead to, where the page has another list too. */
export function Pagination(props: {
	readonly list: ListPage;
	readonly href: string;
	readonly name?: string;
	readonly at?: string;
}) {
	const { list, href, name = "page", at } = props;
	const { t } = useWords();
	const { from, to, total, previous, next } = list;
	if (previous === null && next === null) return null;
	const size = previous === null ? to : (from - 1) / previous;
	const hrefOf = (page: number) =>
		`${href}${href.includes("?") ? "&" : "?"}${name}=${page}${at === undefined ? "" : `#${at}`}`;
	return (
		<nav className="links" aria-label={t("ui:pagination.label")}>
			<p>{t("ui:pagination.shown", { from, to, total })}</p>
			<ul>
				{previous !== null && (
					<li>
						<a rel="prev" href={hrefOf(previous)}>
							{t("ui:pagination.previous", { from: from - size, to: from - 1 })}
						</a>
					</li>
				)}
				{next !== null && (
					<li>
						<a rel="next" href={hrefOf(next)}>
							{t("ui:pagination.next", { from: to + 1, to: Math.min(to + size, total) })}
						</a>
					</li>
				)}
			</ul>
		</nav>
	);
}
