/** A tool explained: the same seven headings in the same order for every tool, and the small print. */
import type { ReactNode } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Reachable } from "#app/ui/reachable.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { ToolChanged } from "#app/ui/tool-changed.tsx";
import type { Explained } from "../explain.ts";
import type { UnknownFact } from "../notice.ts";
import type { ShownLaw } from "../shown-law.ts";
import type { Watched } from "../watched.ts";
import { LawNotice } from "./law-notice.tsx";
import { type People, PeopleSaid } from "./people-said.tsx";
import { SmallPrint } from "./small-print.tsx";
import { ToolChoice } from "./tool-choice.tsx";
import { CheckedHere, CheckFound, StateNotice } from "./watched.tsx";

type ListedUnknown = Exclude<UnknownFact, "human-check">;

/**
 * `children` stand under "Your choice": what this reader chose, and how to choose. `watched` is how the tool stands today;
 * an older version of the page has none. `laws` require it,
 * now or later. `people` is what people told us of it, and what we answer them.
 * `isComing`: nothing of it is in use yet.
 */
export function ExplainedTool(props: {
	readonly tool: Explained;
	readonly watched?: Watched | undefined;
	readonly laws?: readonly ShownLaw[] | undefined;
	readonly people?: People | undefined;
	readonly isComing?: boolean;
	readonly children?: ReactNode;
}) {
	const { tool, watched, laws = [], people, isComing = false, children } = props;
	const { t, lang } = useWords();
	const { site } = usePageRequest();
	const { words, wordsLang, unknown, stage } = tool;
	const own = wordsLang === lang ? {} : { lang: wordsLang, dir: "ltr" as const };
	const lines = (texts: readonly string[]) =>
		texts.map((text) => (
			<p key={text} {...own}>
				{text}
			</p>
		));
	const check = watched?.check ?? null;
	// What the AI lead found here is known; who decides has its own heading.
	const found: readonly UnknownFact[] = [
		"human-check",
		...(check === null ? [] : (["who-checked"] as const)),
		...(check?.figures ? (["how-often-right"] as const) : []),
	];
	const isListed = (fact: UnknownFact): fact is ListedUnknown => !found.includes(fact);
	return (
		<>
			{watched && <StateNotice {...watched} />}
			{watched && tool.changed && <ToolChanged {...tool.changed} />}
			<LawNotice laws={laws} />
			{wordsLang !== lang && <p className="notice">{t("translated")}</p>}
			<h2>{t("tools:page.does")}</h2>
			{lines([words.line])}
			<p>{t("tools:page.uses-ai")}</p>
			<p>
				{"elsewhere" in stage
					? `${t("tools:stage-line.not-here")} ${t(`tools:stage-line.elsewhere.${stage.elsewhere}`)}`
					: "since" in stage
						? t(`tools:stage-line.${stage.here}`, { date: formatDay(lang, stage.since) })
						: t(`tools:stage-line.${stage.here}`)}
			</p>

			<h2>{t("tools:page.who")}</h2>
			{lines(words.who)}
			{unknown.includes("human-check") && <p>{t("tools:page.who-unknown")}</p>}

			<h2>{t("tools:page.information")}</h2>
			{words.uses.length > 0 ? lines(words.uses) : <p>{t("tools:page.information-unknown")}</p>}

			<h2>{t("tools:page.works")}</h2>
			{words.works.length > 0 || check ? lines(words.works) : <p>{t("unknown")}</p>}
			{check && <CheckedHere check={check} />}
			<h3>{t("tools:page.limits")}</h3>
			{words.limits.length > 0 ? lines(words.limits) : <p>{t("unknown")}</p>}
			<NotKnown facts={unknown.filter(isListed)} />

			<h2>{t("tools:page.choice")}</h2>
			<ToolChoice tool={tool} own={own} isComing={isComing} />
			{children}

			<h2>{t("tools:page.wrong")}</h2>
			<p>{t("tools:page.wrong-text")}</p>

			<h2>{t("tools:page.help")}</h2>
			<p>
				<Reachable text={t("tools:page.help-text", { phone: site.phone })} />
			</p>

			{check && <CheckFound check={check} />}
			{people && <PeopleSaid people={people} />}
			<GeneralLimits category={tool.category} />
			<SmallPrint tool={tool} />
		</>
	);
}

/** All that nobody has told us of this tool, in one list. Whether a person checks it is said where one asks who decides. */
function NotKnown({ facts }: { facts: readonly ListedUnknown[] }) {
	const { t } = useWords();
	if (facts.length === 0) return null;
	return (
		<>
			<h3>{t("tools:not-known.title")}</h3>
			<ul>
				{facts.map((fact) => (
					<li key={fact}>{t(`tools:not-known.${fact}`)}</li>
				))}
			</ul>
		</>
	);
}

/** What is true of many tools, and more of this kind: shown on each page, since it is about this tool too. */
function GeneralLimits({ category }: Pick<Explained, "category">) {
	const { t } = useWords();
	const ofKind =
		category === "decision-support" ? t("tools:general.decision-support", { returnObjects: true }) : [];
	return (
		<>
			<h2>{t("tools:page.general")}</h2>
			<ul>
				{[...ofKind, ...t("tools:general.all", { returnObjects: true })].map((text) => (
					<li key={text}>{text}</li>
				))}
			</ul>
		</>
	);
}
