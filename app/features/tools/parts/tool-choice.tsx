/** Under "Your choice": why an answer counts, what happens if one says no, and where nobody can choose. */
import { useWords } from "#app/i18n/use-words.ts";
import { careLineOf, planningLineOf } from "../care-line.ts";
import type { Explained } from "../explain.ts";

const ANSWERS = ["yes", "no", "unsure"] as const;
const ASKED_FIRST = ["research", "training", "synthetic"] as const;

/** The words of one notice about choosing; `own` marks words that are not in the page's language. What is only coming is no form to tick. */
export function ToolChoice(props: {
	readonly tool: Explained;
	readonly own: { lang?: string; dir?: "ltr" };
	readonly isComing: boolean;
}) {
	const { tool, own, isComing } = props;
	const { t } = useWords();
	const { basis, words } = tool;
	const inCare = basis.care ?? "none";
	const canChoose = inCare === "objection" || inCare === "consent";
	const planning = planningLineOf(tool);
	if (tool.retired) return <p>{t("tools:basis.retired")}</p>;
	return (
		<>
			<p>{t(`tools:basis.${careLineOf(tool)}`)}</p>
			{words.why.map((text) => (
				<p key={text} {...own}>
					{text}
				</p>
			))}
			{planning && <p>{t(`tools:basis-other.planning.${planning}`)}</p>}
			{ASKED_FIRST.filter((purpose) => basis[purpose] === "consent").map((purpose) => (
				<p key={purpose}>{t(`tools:basis-other.${purpose}`)}</p>
			))}
			{basis.research === "information" && <p>{t("tools:basis-other.research-information")}</p>}
			{words.instead.length > 0 && (
				<>
					<p>{t("tools:choice.instead")}</p>
					<ul>
						{words.instead.map((text) => (
							<li key={text} {...own}>
								{text}
							</li>
						))}
					</ul>
				</>
			)}
			{canChoose && <p>{t("tools:choice.change")}</p>}
			{canChoose && !isComing && <OnPaper />}
		</>
	);
}

/** The answers as boxes to tick, on the printed page only: the same three in the same order. */
function OnPaper() {
	const { t } = useWords();
	return (
		<div className="paper fill">
			<p>{t("tools:choice.paper")}</p>
			{ANSWERS.map((answer) => (
				<p key={answer} className="tick">
					{t(`choices:option.${answer}`)}
				</p>
			))}
			<p>{t("tools:choice.paper-who")}</p>
		</div>
	);
}
