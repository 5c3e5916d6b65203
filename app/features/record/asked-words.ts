/** What a machine asked about a patient and was told, in the words that this patient reads. */
import { DECISION_ANSWERS } from "#app/core/decision-reasons.ts";
import { PURPOSES } from "#app/core/scope.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { MACHINE_LOOKS } from "./look.ts";

/** A look as its row has it, but for the tool's name. */
export interface AskedLook {
	readonly what: string;
	readonly tool: string | null;
	readonly purpose: string | null;
	readonly answer: string | null;
}

/** Two sentences, or one where what it was told is not to be shown; undefined where it is no look of a machine, or its row says something that nobody knows. */
export function askedWords(t: Words, { tool, ...look }: AskedLook): string | undefined {
	const what = MACHINE_LOOKS.find((one) => one === look.what);
	const named = PURPOSES.find((one) => one === look.purpose);
	const answer = DECISION_ANSWERS.find((one) => one === look.answer);
	const isTold = look.answer === null || answer !== undefined;
	if (what === undefined || named === undefined || !isTold || tool === null) return undefined;
	const purpose = t(`choices:purpose.${named}`);
	if (answer === undefined) return t(`record:looked.${what}`, { tool, purpose });
	return `${t(`record:looked.${what}`, { tool, purpose })} ${t(`record:looked.said.${answer}`)}`;
}
