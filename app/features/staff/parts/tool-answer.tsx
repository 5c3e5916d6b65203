import { NEXT_ACTIONS } from "#app/core/decision-reasons.ts";
import type { RunningCare } from "#app/features/tools/running-care.ts";
import type { ShownLaw } from "#app/features/tools/shown-law.ts";
import type { TrainingNote } from "#app/features/training/training.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { AnswerBox } from "#app/ui/answer-box.tsx";
import { LawWords } from "#app/ui/law-words.tsx";
import { howWords, type SentHow } from "../how-words.ts";
import type { ToolScripts } from "../scripts.ts";
import type { ToolEmergency } from "../summary.store.server.ts";
import { SHAPE_OF, type Shown } from "../summary.ts";
import { InEmergency } from "./in-emergency.tsx";
import { type Press, SaysNo } from "./says-no.tsx";
import { type SentTold, Tell } from "./tell.tsx";

export type ShownTool = Omit<Shown, "said" | "against"> & {
	readonly scripts: ToolScripts;
	readonly told: SentTold | null;
	readonly against: readonly SentHow[];
	readonly said: SentHow | null;
	readonly id: string;
	readonly name: string;
	readonly instead: readonly string[];
	readonly running: RunningCare | null;
	readonly wordsLang: string | null;
	readonly trial: boolean;
	readonly isOwn: boolean;
	readonly press: Press;
	readonly laws: readonly ShownLaw[];
	readonly training: TrainingNote | null;
	readonly emergency: ToolEmergency;
};

/** One tool: the answer in big words, why, what to do now, who said it and how, and what happens instead. */
export function ToolAnswer({ tool, patient, asAt }: { tool: ShownTool; patient: string; asAt: string }) {
	const { t, lang } = useWords();
	const dayOf = (when: Date | string) => formatDay(lang, when);
	const { id, name, answer, reason, said, against, olderNotice, instead, running, wordsLang, trial } = tool;
	const own = wordsLang === null ? {} : { lang: wordsLang, dir: "ltr" as const };
	return (
		<AnswerBox
			id={`tool-${id}`}
			shape={SHAPE_OF[answer]}
			tool={name}
			answer={t(`reasons:answer.${answer}`)}
			why={t(`reasons:sentence.${reason}`)}
			next={t(`reasons:next.${NEXT_ACTIONS[reason]}`)}
			asAt={asAt}
		>
			{running !== null && running !== "nothing-runs" && (
				<p>
					<b>{t("reasons:running.if")}:</b> {t(`reasons:running.${running}`)}
				</p>
			)}
			{reason === "law" &&
				tool.laws.map((law) => (
					<section key={law.id}>
						<p>
							<b>{t("laws:staff.law")}:</b> <bdi>{law.name}</bdi>
							<br />
							{t("laws:staff.until", { to: dayOf(law.to) })}
						</p>
						<LawWords law={law} />
					</section>
				))}
			{said && (
				<p>
					<b>{t("staff:summary.how")}:</b> {howWords(t, dayOf, said)}{" "}
					{olderNotice && t("staff:summary.said.older")} <Wrong patient={patient} tool={name} said={said} />
				</p>
			)}
			{against.map((other) => (
				<p key={`${other.at} ${other.answer}`}>
					<b>{t("staff:summary.against")}:</b> {howWords(t, dayOf, other)}{" "}
					<Wrong patient={patient} tool={name} said={other} />
				</p>
			))}
			{answer !== "permit" && instead.length > 0 && (
				<p>
					<b>{t("staff:summary.instead")}</b>
					<br />
					{t("staff:summary.say")}: <span {...own}>{instead.join(" ")}</span>
				</p>
			)}
			{trial && <p>{t("staff:summary.trial")}</p>}
			<Tell patient={patient} tool={tool} told={tool.told} press={tool.press} />
			{answer !== "deny" && <SaysNo patient={patient} tool={tool} press={tool.press} />}
			<InEmergency tool={tool} patient={patient} />
		</AnswerBox>
	);
}

function Wrong({ patient, tool, said }: { patient: string; tool: string; said: SentHow }) {
	const { t } = useWords();
	return (
		<a href={`/staff/patients/${patient}/receipts/${said.ref}/wrong`}>
			{t("staff:wrong.link", { what: tool, answer: t(`choices:answer.${said.answer}`) })}
		</a>
	);
}
