/** Which of the things said to be wrong whoever acts for a patient may know of. */
import type { PersonActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { keepsQuiet } from "#app/core/private-choice.ts";
import { standsIn } from "#app/features/trust/acting.ts";
import type { Dispute } from "./dispute.ts";

/**
 * The patient knows all but what is withheld from them. Who decides for the patient knows what was said by whoever acts for them; who stands
 * in the patient's place also what the patient and clinicians said, unless it is about a tool of which the patient had kept an answer to themself
 * by then. Nobody else who acts knows of any. `entries` are all of the patient's.
 */
export function mayKnow(
	{ raised, withheld }: Dispute,
	actor: PersonActor,
	entries: readonly Entry[],
): boolean {
	if (withheld !== null) return false;
	if (actor.role === "patient") return true;
	if (actor.person.may !== "decide") return false;
	if (raised.body.said.decider?.who === "trusted") return true;
	const before = entries.filter(({ seq }) => seq < raised.seq);
	return standsIn(actor) && !keepsQuiet(before, raised.body.tool);
}
