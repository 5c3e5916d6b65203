/** What was said, by the letter of the rule: each choice with who made it, and a wish for after death as the answer that it counts as. */
import type { ChoiceMade, EntryBody } from "#app/core/entry.ts";
import type { Purpose } from "#app/core/scope.ts";
import { aChoice } from "./builders.ts";
import type { literalWish } from "./literal-death.ts";
import { within } from "./literal-scope.ts";

type Kind<Name extends EntryBody["kind"]> = Extract<EntryBody, { kind: Name }> & { seq: number };

export interface Choice extends ChoiceMade {
	readonly seq: number;
	readonly who: string;
	readonly patient: boolean;
	readonly takenBack: boolean;
}

/** A yes that was taken back was never said; a no or unsure keeps only its power over an earlier yes. */
export function choicesOf(
	made: readonly Kind<"choice.made">[],
	undone: readonly Kind<"choice.undone">[],
): Choice[] {
	return made.flatMap((body) => {
		const takenBack = undone.some((other) => other.choice === body.seq && other.seq > body.seq);
		const { decider } = body.said;
		const who = decider.who === "patient" ? "the patient" : `trusted ${decider.id}`;
		return takenBack && body.answer === "yes"
			? []
			: [{ ...body, who, patient: decider.who === "patient", takenBack }];
	});
}

/** A wish of yes as an answer of the patient about this use of any tool, unless a later no or unsure about as much ended it. */
export function wished(
	choices: readonly Choice[],
	wish: ReturnType<typeof literalWish>,
	purpose: Purpose,
): Choice[] {
	const scope = { tool: null, purpose };
	if (wish?.wish !== "yes") return [];
	const isOver = choices.some((c) => c.answer !== "yes" && c.seq > wish.seq && within(scope, c.scope));
	const body = aChoice({ scope, answer: "yes" });
	return isOver ? [] : [{ ...body, seq: wish.seq, who: "the patient", patient: true, takenBack: false }];
}
