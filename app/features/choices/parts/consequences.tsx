import type { ReactNode } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import { aboutWords } from "../about.ts";
import type { Check, EndedShown } from "../check.store.server.ts";
import type { Asked } from "../question.ts";
import { LawsOver } from "./laws-over.tsx";

/** What the answer will do, what happens instead, what it ends and what it leaves, and where it cannot apply. */
export function Consequences({ check, asked }: { check: Check; asked: Asked }) {
	const { t, lang } = useWords();
	const { instead } = check;
	const own = instead === null || instead.lang === lang ? {} : { lang: instead.lang, dir: "ltr" as const };
	const date = check.due === null ? "" : formatDay(lang, check.due);
	return (
		<>
			<h2>{t("choices:check.next")}</h2>
			<p>{effectWords(t, check, asked, date)}</p>
			{check.effect === "law" && date !== "" && <p>{t("laws:effect.call", { date })}</p>}
			{check.byPost && <p>{t("choices:effect.post")}</p>}
			{instead !== null && instead.lines.length > 0 && (
				<Part title={t("choices:check.instead")}>
					{instead.lines.map((line) => (
						<li key={line} {...own}>
							{line}
						</li>
					))}
				</Part>
			)}
			<EndedPart title={t("choices:check.ends")} rows={check.ends} />
			{check.ends.some(({ answer }) => answer === "yes") && <p>{t("choices:check.keep-yes")}</p>}
			<EndedPart title={t("choices:check.stays")} rows={check.stays} />
			{check.notHere.length > 0 && (
				<Part title={t("choices:receipt.where-not")} before={t("choices:check.not-here")}>
					{check.notHere.map((name) => (
						<li key={name}>{name}</li>
					))}
				</Part>
			)}
			<LawsOver laws={check.laws} />
			<p>{t("choices:check.undo")}</p>
		</>
	);
}

function effectWords(t: Words, { effect, answer }: Check, asked: Asked, date: string): string {
	if (effect === "law") return t("choices:receipt.effect.law");
	if (effect === "not-now") return t("choices:tool.not-now");
	if (effect !== "asked") return t(`choices:effect.${effect}`, { date });
	switch (asked.about) {
		case "tool":
			return t(`choices:effect.tool.${answer}`, { name: asked.name, date });
		case "purpose":
			return t(`choices:effect.purpose.${answer}`, { purpose: t(`choices:purpose.${asked.purpose}`), date });
		default:
			return t(`choices:effect.everything.${answer}`, { date });
	}
}

function Part(props: { title: string; before?: string; children: ReactNode }) {
	const { title, before, children } = props;
	return (
		<>
			<h2>{title}</h2>
			{before && <p>{before}</p>}
			<ul>{children}</ul>
		</>
	);
}

function EndedPart({ title, rows }: { title: string; rows: readonly EndedShown[] }) {
	const { t, lang } = useWords();
	if (rows.length === 0) return null;
	return (
		<Part title={title}>
			{rows.map(({ about, answer, day }) => {
				const what = aboutWords(t, about);
				return (
					<li key={what}>
						{t("choices:check.ends-row", {
							what,
							answer: t(`choices:answer.${answer}`),
							date: formatDay(lang, day),
						})}
					</li>
				);
			})}
		</Part>
	);
}
