/** Whom a patient trusts, from the record alone: who was put on record, by whom, and who ended it. */

import type { DecisionStatus, Entry, EntryBody } from "#app/core/entry.ts";
import { corrections } from "#app/core/standing.ts";
import type { TrustAuthority, TrustEnd, TrustMay } from "#app/core/trust-entry.ts";
import { type Ages, mayAct } from "./trust.ts";

/** Somebody on record. What was said of them last counts. */
export interface RecordedPerson {
	readonly id: string;
	readonly name: string;
	readonly authority: TrustAuthority;
	readonly may: TrustMay;
	/** What staff saw, in their words. */
	readonly evidence: string;
	readonly limits: string | null;
	/** ISO days, the first and the last. */
	readonly from: string;
	readonly until: string | null;
	/** Who saw it, and when it was written down. */
	readonly by: string | null;
	readonly givenAt: Date;
	readonly endedAt: Date | null;
	readonly ended: {
		readonly because: TrustEnd;
		readonly note: string | null;
		/** The member of staff who wrote it down; null where the patient did it, or an age. */
		readonly by: string | null;
	} | null;
}

/** Everybody who ever was on record, in the order in which they came. What was recorded in error is left out. */
export function trustedIn(entries: readonly Entry[]): readonly RecordedPerson[] {
	const { inError } = corrections(entries);
	const found = new Map<string, RecordedPerson>();
	for (const { seq, at, body } of entries) {
		if (inError.has(seq)) continue;
		if (body.kind === "trust.given") {
			const { person, authority, may, evidence, limits, from, until } = body;
			const given = { ...person, authority, may, evidence, limits, from, until };
			found.set(person.id, { ...given, by: staffIn(body), givenAt: at, endedAt: null, ended: null });
		}
		if (body.kind === "trust.ended") {
			const before = found.get(body.person);
			const { because, note } = body;
			if (before !== undefined && before.endedAt === null)
				found.set(body.person, { ...before, endedAt: at, ended: { because, note, by: staffIn(body) } });
		}
	}
	return [...found.values()];
}

function staffIn({ recorder }: Extract<EntryBody, { kind: "trust.given" | "trust.ended" }>): string | null {
	return recorder.who === "staff" ? recorder.name : null;
}

/** Somebody who acts today, and how far. */
export interface ActingPerson extends RecordedPerson {
	readonly mayNow: TrustMay;
}

/** Those of them who act today. */
export function actingToday(
	people: readonly RecordedPerson[],
	patient: { readonly status: DecisionStatus; readonly birthDate: string },
	ages: Ages,
	today: string,
): readonly ActingPerson[] {
	return people.flatMap((person) => {
		const may = mayAct(person, patient, ages, today);
		return may.ok ? [{ ...person, mayNow: may.value }] : [];
	});
}
