import { useTranslation } from "react-i18next";

/** Which part of a list is shown, and links to the parts before and after it, where there are any. */
export function Pagination(props: {
	readonly from: number;
	readonly to: number;
	readonly total: number;
	readonly previous?: string | undefined;
	readonly next?: string | undefined;
}) {
	const { from, to, total, previous, next } = props;
	const { t } = useTranslation("ui");
	return (
		<nav className="links" aria-label={t("pagination.label")}>
			<p>{t("pagination.shown", { from, to, total })}</p>
			<ul>
				{previous && (
					<li>
						<a rel="prev" href={previous}>
							{t("pagination.previous")}
						</a>
					</li>
				)}
				{next && (
					<li>
						<a rel="next" href={next}>
							{t("pagination.next")}
						</a>
					</li>
				)}
			</ul>
		</nav>
	);
}
