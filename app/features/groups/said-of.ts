/** What counts of what a patient said about one tool and purpose, in a word that can be counted. */
import { whoDecides } from "#app/core/decision.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { type Said, whatWasSaid } from "#app/core/what-was-said.ts";
import type { KnownTool } from "#app/features/tools/known-tool.ts";
import type { SaidByGroup } from "./group-report.ts";

const WORD: Readonly<Record<Said["reason"], SaidByGroup>> = {
	"said-yes": "yes",
	"said-no": "no",
	"patient-objects": "no",
	unsure: "unsure",
	conflict: "again",
	"representative-decides": "again",
	"ask-again": "again",
	"authority-ended": "again",
	"tool-changed": "again",
};

/** The word, and the seq of what it rests on; undefined where nobody said anything that stands. */
export function saidOf(
	standing: Standing,
	tool: Pick<KnownTool, "id" | "reaskOnMaterial" | "materialNotice">,
	purpose: Purpose,
): { readonly answer: SaidByGroup; readonly seq: number } | undefined {
	const changedWith = tool.reaskOnMaterial ? (tool.materialNotice ?? 0) : 0;
	const said = whatWasSaid(standing, whoDecides(standing), tool.id, purpose, changedWith);
	return said && { answer: WORD[said.reason], seq: said.row.seq };
}

/** For what somebody can say yes or no to this tool. */
export function purposesOf({ basis, machineAlone }: Pick<KnownTool, "basis" | "machineAlone">): Purpose[] {
	return PURPOSES.filter(
		(purpose) =>
			basis[purpose] !== undefined &&
			(basis[purpose] !== "information" || (purpose === "care" && machineAlone)),
	);
}
