import type { ReactNode } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { Check, EndedShown } from "../check.store.server.ts";
import type { AskProblem } from "../pages/asking.server.ts";
import { aboutWords } from "./about-words.ts";

/** The answer, what will happen, what happens instead and what it ends, before anything is saved. */
export function CheckPage(props: {
	readonly question: string;
	readonly ask: string;
	readonly check: Check;
	/** The sentence of what the answer asks for. */
	readonly effect: string;
	readonly inCare: boolean;
	readonly problem: AskProblem | undefined;
}) {
	const { question, ask, check, effect, inCare, problem } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const error = problem && t(`choices:problem.${problem}`);
	const { instead } = check;
	const own = instead === null || instead.lang === lang ? {} : { lang: instead.lang, dir: "ltr" as const };
	return (
		<Page
			title={t("choices:check.title")}
			problems={error ? [{ field: "form-submit", text: error }] : []}
			back={{ href: ask, text: t("choices:ask.back") }}
		>
			<p>{t("choices:check.not-saved")}</p>
			<SummaryList
				rows={[
					{ key: t("choices:check.question"), value: question },
					{
						key: t("choices:check.yours"),
						value: <strong>{t(`choices:${inCare ? "option" : "option-purpose"}.${check.answer}`)}</strong>,
						change: { href: ask, what: t("choices:check.change") },
					},
				]}
			/>
			<h2>{t("choices:check.next")}</h2>
			<p>{effect}</p>
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
				<Part title={t("choices:check.not-here")}>
					{check.notHere.map((name) => (
						<li key={name}>{name}</li>
					))}
				</Part>
			)}
			<p>{t("choices:check.undo")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				once={check.once}
				languages={languageLinks(request)}
				submit={t("choices:check.save")}
			/>
		</Page>
	);
}

function Part({ title, children }: { title: string; children: ReactNode }) {
	return (
		<>
			<h2>{title}</h2>
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
						{t("choices:check.ends-row", { what, answer: t(`choices:answer.${answer}`), date: formatDay(lang, day) })}
					</li>
				);
			})}
		</Part>
	);
}
