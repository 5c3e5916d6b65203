/** Who decided, as staff write it down: the patient, or a trusted person with what was seen of their authority. */
import { AUTHORITIES } from "#app/core/said.ts";
import { type NameRefusal, readName } from "#app/features/people/names.ts";
import type { OfferedDecider, RecordedDecider } from "./recording.ts";

export type DeciderRefusal =
	| NameRefusal
	| "decider-missing"
	| "decider-name-missing"
	| "decider-name-not-needed"
	| "evidence-missing"
	| "decider-over"
	| "parent-too-old";

/** The fields that say it, with the most that each may hold. */
export const DECIDER_FIELDS = { decider: 60, deciderName: 100, evidence: 500 } as const;
type Field = keyof typeof DECIDER_FIELDS;

/** What the form sends for somebody on record. */
export const onRecord = (id: string) => `person:${id}`;

/**
 * Reads the three fields. `refuse` is told of each that is wrong; the answer is then undefined. `offered` are the people on record who
 * may decide today: somebody else of them was offered before, and their time is over. With `grown` the patient is too old for a parent,
 * whatever staff saw: what a parent says of them is nobody's answer.
 */
export function readDecider(
	text: (field: Field) => string,
	refuse: (field: Field, name: DeciderRefusal) => undefined,
	offered: readonly OfferedDecider[] = [],
	grown = false,
): RecordedDecider | undefined {
	const typedName = text("deciderName");
	if (text("decider") === "patient") {
		if (typedName !== "") return refuse("deciderName", "decider-name-not-needed");
		return { who: "patient" };
	}
	if (text("decider").startsWith(onRecord(""))) {
		if (typedName !== "") return refuse("deciderName", "decider-name-not-needed");
		const person = offered.find(({ id }) => onRecord(id) === text("decider"));
		if (person === undefined) return refuse("decider", "decider-over");
		const { id, name, authority } = person;
		return { who: "on-record", id, name, authority };
	}
	const authority = AUTHORITIES.find((one) => one === text("decider"));
	if (authority === undefined) return refuse("decider", "decider-missing");
	if (authority === "parent" && grown) return refuse("decider", "parent-too-old");
	const name = readName(typedName);
	if (!name.ok) refuse("deciderName", name.reason);
	else if (name.value === "") refuse("deciderName", "decider-name-missing");
	const evidence = text("evidence");
	if (evidence === "") return refuse("evidence", "evidence-missing");
	return name.ok && name.value !== "" ? { who: "trusted", authority, name: name.value, evidence } : undefined;
}
