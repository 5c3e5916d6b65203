import type { StaffWay } from "#app/features/staff/recording.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { CheckForms } from "#app/ui/check-forms.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { Typed } from "../dispute.forms.ts";
import type { WholeDraft } from "../draft.ts";
import type { ShownClock, ShownMatter } from "../shown.ts";
import { DraftSummary } from "./draft-summary.tsx";
import { Urgent } from "./urgent.tsx";
import { Rights, WhatFollows } from "./what-follows.tsx";

/** Why nothing was saved; each is a key of `disputes:staff.problem`. */
export type CheckProblem = "not-agreed" | "key-missing" | "key-not-yours" | "not-there" | "not-confirmed";

export interface ToldShown {
	readonly typed: Typed;
	readonly once: string;
	readonly problem: CheckProblem | null;
	readonly answers: WholeDraft;
	/** Name of the trusted person who decided; null for the patient. */
	readonly decider: string | null;
	readonly way: StaffWay;
	readonly interpreter: string | null;
	readonly isTalk: boolean;
	readonly matter: ShownMatter;
	readonly pause: boolean | null;
	readonly clocks: readonly ShownClock[];
	readonly urgentPhone: string | null;
	readonly isMachineAlone: boolean;
}

/** Everything in full, to read back to the patient or check against the paper, before anything is saved. */
export function ToldCheck({ name, sent }: { name: string; sent: ToldShown }) {
	const { typed, once, problem, answers, decider, way, interpreter, matter, pause, clocks } = sent;
	const { t } = useWords();
	const talk = sent.isTalk ? "talk" : "paper";
	const error = problem === null ? undefined : problemText(t, problem);
	const field = problem === "not-agreed" ? "agreed" : "form-submit";
	return (
		<Page
			title={t(`disputes:staff.check.${talk}`)}
			problems={error ? [{ field, text: error }] : []}
			notice={sent.urgentPhone === null ? undefined : <Urgent phone={sent.urgentPhone} isSent={false} />}
		>
			<p>{t("disputes:check.not-sent")}</p>
			<SummaryList
				rows={[
					{ key: t("staff:check.patient"), value: <bdi>{name}</bdi> },
					{ key: t("staff:check.decider"), value: <bdi>{decider ?? name}</bdi> },
					{ key: t("staff:record.way"), value: t(`staff:record.way-is.${way}`) },
					...(interpreter === null
						? []
						: [{ key: t("disputes:staff.interpreter-call"), value: <bdi>{interpreter}</bdi> }]),
				]}
			/>
			<DraftSummary answers={answers} matter={matter} pause={pause} isFixed />
			<WhatFollows clocks={clocks} />
			{sent.isMachineAlone && <Rights />}
			<p>{t("disputes:staff.copy")}</p>
			<CheckForms
				kept={{ page: "check", ...typed }}
				once={once}
				agreed={t(`staff:check.agreed.${talk}`)}
				error={problem === "not-agreed" ? error : undefined}
				save={t("staff:check.save")}
			/>
		</Page>
	);
}

function problemText(t: ReturnType<typeof useWords>["t"], problem: CheckProblem): string {
	return problem === "not-confirmed"
		? t("disputes:problem.not-confirmed")
		: t(`disputes:staff.problem.${problem}`);
}
