import { Fragment } from "react";
import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** The ways on from a tool's page. `unread` is how many comments an AI lead has not read; null for who does not read them. */
export function ToolLinks(props: {
	readonly tool: string;
	readonly isUsed: boolean;
	/** What people say of it is read at this provider. */
	readonly isRead: boolean;
	readonly unread: number | null;
	readonly isLead: boolean;
}) {
	const { tool, isUsed, isRead, unread, isLead } = props;
	const { t, lang } = useWords();
	const base = `/staff/tools/${tool}`;
	const comments =
		unread === null || unread === 0
			? t("comments:lead.link")
			: t("comments:lead.unread", { number: formatNumber(lang, unread) });
	const links = [
		[`/${lang}/tools/${tool}`, t("watch:tool.public")],
		[`${base}/laws`, t("laws:page.link")],
		...(isUsed
			? [
					[`${base}/training`, t("training:tool.link")],
					[`${base}/atrs`, t("keeping:atrs.json")],
					[`${base}/atrs?as=csv`, t("keeping:atrs.csv")],
				]
			: []),
		...(isRead ? [[`${base}/comment`, t("comments:link")]] : []),
		...(isRead && unread !== null ? [[`${base}/comments`, comments]] : []),
		...(isLead ? [[`${base}/understood`, t("understanding:report.link")]] : []),
	];
	return (
		<p>
			{links.map(([href, text], at) => (
				<Fragment key={href}>
					{at > 0 && <br />}
					<a href={href}>{text}</a>
				</Fragment>
			))}
		</p>
	);
}
