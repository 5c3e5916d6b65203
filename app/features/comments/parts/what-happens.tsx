import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** What becomes of a comment, before and after it is sent. `due` is an ISO day, `provider` the name of whose AI leads read it. */
export function WhatHappens({ provider, due }: { provider: string; due: string }) {
	const { t, lang } = useWords();
	return (
		<ul>
			<li>{t("comments:happens.reads", { provider })}</li>
			<li>{t("comments:happens.answer", { date: formatDay(lang, due) })}</li>
			<li>{t("comments:happens.public")}</li>
			<li>{t("comments:happens.choices")}</li>
		</ul>
	);
}
