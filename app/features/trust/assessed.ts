/** What a recorded assessment found of who decides: it holds until the next one, whatever comes on record beside it. */
import type { DecisionStatus, Entry, EntryBody } from "#app/core/entry.ts";
import { corrections } from "#app/core/standing.ts";

type StatusChanged = Extract<EntryBody, { kind: "status.changed" }>;

/** The latest word on who decides. */
export interface StatusWord {
	readonly status: DecisionStatus;
	/** When it was written down. */
	readonly at: Date;
	/** `mind`: a person found whether this patient can decide. `youth`: whether a young person understands. `age`: the patient's age alone says it. */
	readonly by: "mind" | "youth" | "age";
	/** The age whose birthday it was written down for. */
	readonly birthday: number | null;
}

/**
 * The latest entry that says who decides, also one that found what was so already; undefined where none does. What was recorded in error
 * is left out. So is what changes nothing and assesses nobody: a birthday on which what a person found holds, and the first version, which
 * staff also write beside what somebody said for the patient. Entries are in the order of `seq`.
 */
export function latestStatusWord(entries: readonly Entry[]): StatusWord | undefined {
	const { inError } = corrections(entries);
	let latest: StatusWord | undefined;
	for (const { seq, at, body } of entries) {
		if (body.kind !== "status.changed" || inError.has(seq)) continue;
		const word = { status: body.status, at, ...foundBy(body) };
		const changes = body.status !== (latest?.status ?? "self");
		if (
			!changes &&
			(body.version === 1 || (word.by === "age" && latest !== undefined && latest.by !== "age"))
		)
			continue;
		latest = word;
	}
	return latest;
}

function foundBy(body: StatusChanged): Pick<StatusWord, "by" | "birthday"> {
	if (body.version === 1) return { by: "mind", birthday: null };
	const { because } = body;
	if (because.what === "parent") return { by: "age", birthday: null };
	if (because.what === "age") return { by: "age", birthday: because.age };
	return { by: because.assessment === "child" ? "youth" : "mind", birthday: null };
}
