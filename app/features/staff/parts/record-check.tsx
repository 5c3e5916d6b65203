import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { CheckForms } from "#app/ui/check-forms.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { onRecord } from "../recorded-decider.ts";
import type { TypedRecording } from "../recording.forms.ts";
import { isTalk, type StaffWay } from "../recording.ts";
import { AnswerAhead, type ShownAnswer } from "./answer-ahead.tsx";
import type { Asked } from "./form-pieces.tsx";

/** Why nothing was saved. Each is a key of `staff:check.problem`. */
export type CheckProblem = "not-agreed" | "key-missing" | "key-not-yours" | "changed" | "not-confirmed";

export interface CheckShown {
	readonly typed: TypedRecording;
	readonly problem: CheckProblem | null;
	readonly ahead: {
		readonly answers: readonly ShownAnswer[];
		readonly due: string;
		readonly wishDue: string;
	};
	readonly way: StaffWay;
	/** ISO day on the paper, or null. */
	readonly written: string | null;
	readonly once: string;
	readonly seen: string;
}

/** Each answer as a whole sentence, to read back to the patient or check against the paper, before anything is saved. */
export function RecordCheck({ asked, sent }: { asked: Asked; sent: CheckShown }) {
	const { typed, problem, ahead, way, written, once, seen } = sent;
	const { t, lang } = useWords();
	const talk = isTalk(way) ? "talk" : "paper";
	const error = problem === null ? undefined : t(`staff:check.problem.${problem}`);
	const field = problem === "not-agreed" ? "agreed" : "form-submit";
	const wished = (tool: string | null) => asked.wishes.find(({ id }) => id === tool);
	const nameOf = (tool: string | null) =>
		(asked.tools.find(({ id }) => id === tool) ?? wished(tool))?.name ?? "";
	const known = asked.deciders.find(({ id }) => onRecord(id) === typed["decider"]);
	const decider = typed["decider"] === "patient" ? asked.name : (known?.name ?? typed["deciderName"] ?? "");
	return (
		<Page title={t(`staff:check.title.${talk}`)} problems={error ? [{ field, text: error }] : []} typed>
			<p>{t("choices:check.not-saved")}</p>
			<SummaryList
				rows={[
					{ key: t("staff:check.patient"), value: <bdi>{asked.name}</bdi> },
					{ key: t("staff:check.decider"), value: <bdi>{decider}</bdi> },
					{ key: t("staff:record.way"), value: t(`staff:record.way-is.${way}`) },
					...(written === null ? [] : [{ key: t("staff:record.date"), value: formatDay(lang, written) }]),
					...(typed["printed"]
						? [{ key: t("staff:record.printed"), value: <Ltr>{typed["printed"]}</Ltr> }]
						: []),
					...(["evidence", "helper", "interpreter", "settledHow"] as const).flatMap((name) =>
						typed[name] ? [{ key: t(`staff:record.${name}`), value: <bdi>{typed[name]}</bdi> }] : [],
					),
				]}
			/>
			{ahead.answers.map((answer) => (
				<AnswerAhead
					key={`${answer.tool} ${answer.purpose}`}
					answer={answer}
					name={nameOf(answer.tool)}
					due={formatDay(lang, wished(answer.tool) ? ahead.wishDue : ahead.due)}
					wish={wished(answer.tool)}
				/>
			))}
			{typed["help"] === "yes" && <p>{t("staff:forms.help-ahead", { date: formatDay(lang, ahead.due) })}</p>}
			<CheckForms
				kept={{ page: "check", ...typed }}
				once={once}
				seen={seen}
				agreed={t(`staff:check.agreed.${talk}`)}
				error={problem === "not-agreed" ? error : undefined}
				save={t("staff:check.save")}
			/>
		</Page>
	);
}
