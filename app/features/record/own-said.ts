/** How something is said that a person saves themself, with their own letter: the patient, or who decides for them. */
import type { PersonActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { AUTHORITIES, type Said } from "#app/core/said.ts";
import { PATIENT } from "#app/core/standing-row.ts";

/** Whose answers these are: empty for the patient, else the id of who acts. */
export function whoIs(actor: PersonActor): string {
	return actor.role === "patient" ? PATIENT : actor.person.id;
}

/** By whose decision, in whose hand. `helper`: who filled the answer in before the patient saved it. A carer decides nothing. */
export function saidBy(actor: PersonActor, helper?: string): Said {
	const said = { recorder: recorderOf(actor), way: "online", interpreter: null } as const;
	if (actor.role === "patient")
		return { ...said, decider: { who: "patient" }, helped: helper ?? actor.helped };
	const { id, name } = actor.person;
	const authority = AUTHORITIES.find((one) => one === actor.person.authority);
	if (authority === undefined) throw new RangeError("somebody decided who cannot");
	return { ...said, decider: { who: "trusted", id, name, authority }, helped: actor.helped };
}
