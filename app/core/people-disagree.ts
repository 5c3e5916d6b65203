/** Two who may decide for a patient, and do not agree: nobody may settle it but a talk with both, or one of them who says otherwise. */
import { whoDecides } from "./decision.ts";
import { isInConflict } from "./paper-conflict.ts";
import { overlap, PURPOSES } from "./scope.ts";
import type { Standing, StandingRow } from "./standing-row.ts";
import { openConflict, whatWasSaid } from "./what-was-said.ts";

/** Does one of them say yes and another no to this tool, in any purpose? `tool` null: to any tool. */
export function peopleDisagree(standing: Standing, tool: string | null): boolean {
	return rowsOfNo(standing, tool).length > 0;
}

/** The seqs of the answers that do not agree: a yes and a no of different people. */
export function disagreeingSeqs(standing: Standing, tool: string | null): readonly number[] {
	const nos = rowsOfNo(standing, tool);
	const yeses = standing.filter(
		(row) =>
			row.kind === "choice" &&
			row.state === "yes" &&
			nos.some((no) => no.who !== row.who && overlap(no, row) !== null) &&
			(row.tool === null || tool === null || row.tool === tool),
	);
	return nos.length === 0 ? [] : [...nos, ...yeses].map(({ seq }) => seq).sort((a, b) => a - b);
}

/** The no of each question on which they do not agree. What a paper form makes is a conflict of its own. */
function rowsOfNo(standing: Standing, tool: string | null): readonly StandingRow[] {
	const who = whoDecides(standing);
	if (who.status === "self") return [];
	const tools = tool === null ? [null, ...standing.map((row) => row.tool)] : [tool];
	const found = [...new Set(tools)].flatMap((one) =>
		PURPOSES.flatMap((purpose) => {
			const said = whatWasSaid(standing, who, one, purpose, 0);
			const isPaper = openConflict(standing, who.status, one, purpose) !== undefined;
			return said?.reason === "conflict" && !isPaper ? [said.row] : [];
		}),
	);
	return [...new Set(found)];
}

/** Do two answers about this tool not agree, of a paper form and a newer answer, or of two people? */
export function isUnsettled(standing: Standing, tool: string | null): boolean {
	return isInConflict(standing, tool) || peopleDisagree(standing, tool);
}
