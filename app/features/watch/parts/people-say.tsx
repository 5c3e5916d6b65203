import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** A tool by its name, with how many comments wait to be read. */
export interface SaidTool {
	readonly id: string;
	readonly name: string;
	readonly number: number;
}

/** What staff can say something of before it comes, and for an AI lead what waits to be read; nothing where there is neither. */
export function PeopleSay(props: {
	readonly open: readonly Omit<SaidTool, "number">[];
	readonly unread: readonly SaidTool[];
}) {
	const { open, unread } = props;
	const { t, lang } = useWords();
	return (
		<>
			{open.length > 0 && (
				<>
					<h2>{t("comments:open.title")}</h2>
					<ul>
						{open.map(({ id, name }) => (
							<li key={id}>
								<a href={`/staff/tools/${id}/comment`}>
									{t("comments:open.about")} <bdi>{name}</bdi>
								</a>
							</li>
						))}
					</ul>
				</>
			)}
			{unread.length > 0 && (
				<>
					<h2>{t("comments:lead.waiting")}</h2>
					<ul>
						{unread.map(({ id, name, number }) => (
							<li key={id}>
								<a href={`/staff/tools/${id}/comments`}>
									{t("comments:lead.waiting-one", { name, number: formatNumber(lang, number) })}
								</a>
							</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}
