import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { ShownClock } from "../shown.ts";

/** Who looks, and every day that we promise or the law sets, in plain words: before it is sent, and after. */
export function WhatFollows({ clocks }: { clocks: readonly ShownClock[] }) {
	const { t, lang } = useWords();
	return (
		<>
			<h2>{t("disputes:next.title")}</h2>
			<p>
				{t("disputes:next.who")} {t("disputes:next.harm")}
			</p>
			<ul>
				{clocks.map(({ name, due, met, isLate }) => (
					<li key={name}>
						{t(`disputes:next.clock.${name}`, { date: formatDay(lang, due) })}{" "}
						{met !== null && t("disputes:next.met", { date: formatDay(lang, met) })}
						{isLate && <strong>{t("disputes:next.late")}</strong>}
					</li>
				))}
			</ul>
		</>
	);
}

/** What the law gives to somebody about whom a machine alone decided (UK GDPR article 22C). */
export function Rights() {
	const { t } = useWords();
	return (
		<>
			<h2>{t("disputes:rights.title")}</h2>
			<ul>
				<li>{t("disputes:rights.human")}</li>
				<li>{t("disputes:rights.heard")}</li>
				<li>{t("disputes:rights.contest")}</li>
			</ul>
		</>
	);
}
