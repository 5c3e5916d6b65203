/** Somebody on record as a page shows them. */
import { dayOf } from "#app/core/calendar.ts";
import type { TrustAuthority, TrustEnd, TrustMay } from "#app/core/trust-entry.ts";
import type { Reach } from "./new-trust.ts";
import { type Ages, type CannotAct, mayAct, type TrustedPerson, type TrustingPatient } from "./trust.ts";
import type { RecordedPerson } from "./trusted-in.ts";

export interface ShownPerson {
	readonly id: string;
	readonly name: string;
	readonly authority: TrustAuthority;
	readonly may: TrustMay;
	/** What they may do today; null where they do not act. */
	readonly mayNow: TrustMay | null;
	readonly state: "acts" | CannotAct;
	readonly evidence: string;
	readonly limits: string | null;
	/** ISO days. */
	readonly from: string;
	readonly until: string | null;
	readonly by: string | null;
	readonly givenOn: string;
	readonly ended: { readonly on: string; readonly because: TrustEnd; readonly note: string | null } | null;
	/** Null where it is not to be shown. */
	readonly reach: Reach | null;
}

/** The same on this day (ISO). `kept` are the rows with how each is reached; none for whoever does not need it. */
export function shownPeople(
	recorded: readonly RecordedPerson[],
	kept: readonly TrustedPerson[],
	patient: TrustingPatient,
	ages: Ages,
	today: string,
): ShownPerson[] {
	return recorded.map((person) => {
		const { id, name, authority, may, evidence, limits, from, until, by, givenAt, endedAt, ended } = person;
		const now = mayAct(person, patient, ages, today);
		const row = kept.find((one) => one.id === id);
		return {
			...{ id, name, authority, may, evidence, limits, from, until, by, givenOn: dayOf(givenAt) },
			mayNow: now.ok ? now.value : null,
			state: now.ok ? "acts" : now.reason,
			ended: endedAt && ended && { on: dayOf(endedAt), because: ended.because, note: ended.note },
			reach: row ? { address: row.address, email: row.email, phone: row.phone, lang: row.lang } : null,
		};
	});
}
