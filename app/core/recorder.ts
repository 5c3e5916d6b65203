/** Whoever acts is who writes the entry down. */
import type { Actor } from "./actor.ts";
import type { Recorder } from "./said.ts";

/** The recorder of an entry that this actor makes: the patient, who acts for them, a member of staff by name, or a system: a machine, or the portal itself. */
export function recorderOf(actor: Actor): Recorder {
	switch (actor.role) {
		case "patient":
			return { who: "patient" };
		case "staff":
			return { who: "staff", id: actor.staffId, name: actor.name };
		case "trusted": {
			const { id, name, authority } = actor.person;
			return { who: "trusted", id, name, authority };
		}
		case "client":
		case "system":
			return { who: "system", name: actor.name };
	}
}
