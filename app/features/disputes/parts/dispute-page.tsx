import type { MoveName } from "#app/core/dispute-entry.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ProofLink } from "#app/ui/proof-link.tsx";
import type { DisputeRefusal } from "../dispute.forms.ts";
import { pathsOf } from "../draft.ts";
import type { ShownDispute } from "../shown.ts";
import { Late, NextBodies } from "./next-bodies.tsx";
import { OurAnswer } from "./our-answer.tsx";
import { Disagree, Reply, Withdraw } from "./own-moves.tsx";
import { Hidden, SaidWords } from "./said-words.tsx";
import { Urgent } from "./urgent.tsx";
import { Events, WaySoFar } from "./way-so-far.tsx";
import { Rights, WhatFollows } from "./what-follows.tsx";
import { WhatWasTold } from "./what-was-told.tsx";

/** The form that was pressed last, as it came back. */
export interface SentMove {
	readonly problem: DisputeRefusal | "changed" | "not-now" | "not-confirmed" | null;
	readonly move: MoveName;
	readonly typed: string;
}

/** The page of one dispute, as its patient reads it. */
export function DisputePage(props: {
	readonly shown: ShownDispute;
	readonly moves: readonly MoveName[];
	readonly once: string;
	readonly sent: SentMove | undefined;
	/** It is what was typed before they were signed out. */
	readonly isKept: boolean;
}) {
	const { shown, moves, once, sent, isKept } = props;
	const { t, lang } = useWords();
	const { state, events, provider, isLate, isUrgent } = shown;
	const isOpen = state !== "answered" && state !== "withdrawn";
	const title = titleOf(t, shown);
	const error = sent?.problem ? t(`disputes:problem.${sent.problem}`) : undefined;
	const field = sent?.move === "withdraw" ? "withdraw-submit" : `${sent?.move}-words`;
	const answer = state === "answered" ? events.findLast(({ move }) => move === "answer") : undefined;
	const question = state === "asking" ? events.findLast(({ move }) => move === "ask") : undefined;
	const form = (move: MoveName) => ({
		once,
		seen: shown.seq,
		words: sent?.move === move ? sent.typed : "",
		error: sent?.move === move ? error : undefined,
	});
	return (
		<Page
			title={title}
			heading={false}
			problems={error ? [{ field, text: error }] : []}
			back={{ href: pathsOf(lang).list, text: t("disputes:show.back") }}
			notice={isUrgent && isOpen ? <Urgent phone={provider.phone} isSent /> : undefined}
		>
			<Panel title={title}>
				<p>
					{t("disputes:show.reference")}: <Ltr>{shown.ref}</Ltr>
				</p>
				{isOpen && (
					<p>
						<strong>{t("disputes:show.by", { date: formatDay(lang, shown.answerDay) })}</strong>
					</p>
				)}
			</Panel>
			{isKept && <p>{t("comments:page.kept")}</p>}
			{isLate && <Late shown={shown} />}
			{answer && <OurAnswer event={answer} phone={provider.phone} />}
			{question && (
				<>
					<h2>{t("disputes:state.asking")}</h2>
					{question.words ? (
						<SaidWords said={question.words} phone={provider.phone} />
					) : (
						<Hidden phone={provider.phone} />
					)}
				</>
			)}
			{moves.includes("reply") && <Reply {...form("reply")} isHidden={question?.isHidden ?? false} />}
			<WaySoFar steps={shown.steps} />
			{shown.reviewer !== null && <p>{t("disputes:show.reviewer", { name: shown.reviewer })}</p>}
			<WhatWasTold shown={shown} />
			{isOpen && <WhatFollows clocks={shown.clocks} />}
			<Meanwhile shown={shown} />
			{shown.isMachineAlone && <Rights />}
			<Events events={events} phone={provider.phone} />
			{moves.includes("disagree") && <Disagree {...form("disagree")} />}
			{!isLate && <NextBodies bodies={shown.bodies} />}
			{moves.includes("withdraw") && (
				<Withdraw once={once} seen={shown.seq} isPaused={shown.pause === "running"} />
			)}
			{shown.by === "patient" && <ProofLink reference={shown.ref} />}
			<p>{t("disputes:show.print")}</p>
			<p>
				<a href={`/${lang}/my`}>{t("disputes:show.home")}</a>
			</p>
		</Page>
	);
}

function titleOf(t: Words, { by, state }: ShownDispute): string {
	const isNews = by === "clinician" && state !== "answered";
	return isNews ? t("disputes:show.title.doctor") : t(`disputes:show.title.${state}`);
}

/** What happens with the tool: left out until the answer, asked about after it, or as before. */
function Meanwhile({ shown }: { shown: ShownDispute }) {
	const { t, lang } = useWords();
	const { pause, matter } = shown;
	if (matter.tool === null) return null;
	return (
		<>
			<h2>{t("disputes:show.meanwhile")}</h2>
			<p>{pause === "none" ? t("disputes:show.no-pause") : t(`disputes:show.${pause}`)}</p>
			{pause !== "running" && (
				<p>
					<a href={`/${lang}/my/tools/${matter.tool.id}`}>{t("disputes:show.choose")}</a>
				</p>
			)}
		</>
	);
}
