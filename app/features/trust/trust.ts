/** Who may act for a patient today, and how far: the authority, its days, the patient's age and who decides for them. */
import { ageOn } from "#app/core/calendar.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { TrustAuthority, TrustMay } from "#app/core/trust-entry.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";

/** A provider's ages: from `own` a young person decides together with a parent, from `adult` no parent decides. */
export interface Ages {
	readonly own: number;
	readonly adult: number;
}

/** From 13 a patient may choose for themself in the National Data Opt-out; from 16 the law takes them to be able to (Mental Capacity Act 2005). */
export const DEFAULT_AGES: Ages = { own: 13, adult: 16 };

/** Whatever a provider sets, nobody is a child from this age on. */
export const LAST_AGE = 18;

/** Somebody who may act for a patient, as staff put them on record. */
export interface TrustedPerson {
	readonly id: string;
	readonly name: string;
	readonly authority: TrustAuthority;
	readonly may: TrustMay;
	/** What staff saw, in their words. */
	readonly evidence: string;
	/** What they may not do; null where nothing is left out. */
	readonly limits: string | null;
	/** ISO days, the first and the last; null is until somebody ends it. */
	readonly from: string;
	readonly until: string | null;
	/** When it was ended before its last day. */
	readonly endedAt: Date | null;
	/** How to reach them; null where nobody said. */
	readonly address: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	/** BCP 47 tag of the language they read. */
	readonly lang: string | null;
}

/** What of the patient counts for it. */
export interface TrustingPatient {
	readonly status: DecisionStatus;
	/** ISO day. */
	readonly birthDate: string;
}

/** Why nobody acts: it was ended, has not begun, is over, or the patient is too old for a parent. */
export type CannotAct = "ended" | "not-yet" | "over" | "age";

/**
 * What this person may do today. Who has the authority to decide does so only while it is needed: a parent of somebody who decides
 * jointly or is represented, an attorney or deputy of somebody represented (Mental Capacity Act 2005, section 11(7)(a)). Otherwise they
 * help, as a carer may.
 */
export function mayAct(
	person: Pick<TrustedPerson, "authority" | "may" | "from" | "until" | "endedAt">,
	patient: TrustingPatient,
	ages: Ages,
	today: string,
): Result<TrustMay, CannotAct> {
	if (person.endedAt !== null) return refuse("ended");
	if (today < person.from) return refuse("not-yet");
	if (person.until !== null && today > person.until) return refuse("over");
	if (person.authority === "parent" && ageOn(patient.birthDate, today) >= parentsEndAt(ages))
		return refuse("age");
	if (person.may !== "decide") return ok(person.may);
	if (person.authority === "carer") return ok("help");
	const isNeeded =
		patient.status === "represented" || (patient.status === "jointly" && person.authority === "parent");
	return ok(isNeeded ? "decide" : "help");
}

/** From this age on no parent acts. */
export function parentsEndAt({ adult }: Ages): number {
	return Math.min(adult, LAST_AGE);
}

/** The ages that count for somebody on the lists of these services. */
export function agesAt(
	register: Pick<KnownRegister, "services" | "providers">,
	services: Iterable<string>,
): Ages {
	return agesOf(
		[...services].flatMap((id) => {
			const provider = register.providers.get(register.services.get(id)?.providerId ?? "");
			return provider === undefined ? [] : [{ own: provider.ownAge, adult: provider.adultAge }];
		}),
	);
}

/** Where a patient is on several lists, the youngest ages of them: what is in doubt is the patient's own to say. */
export function agesOf(lists: readonly Ages[]): Ages {
	if (lists.length === 0) return DEFAULT_AGES;
	return {
		own: Math.min(...lists.map(({ own }) => own)),
		adult: Math.min(...lists.map(({ adult }) => adult)),
	};
}

/** Who decides for somebody of this age for whom a parent came on record and nobody had assessed anything. */
export function statusByAge(birthDate: string, ages: Ages, today: string): DecisionStatus {
	const age = ageOn(birthDate, today);
	if (age >= parentsEndAt(ages)) return "self";
	return age >= ages.own ? "jointly" : "represented";
}

/** May the patient end it alone? Not while somebody else decides for them: then staff do, with them. */
export function canEndAlone(status: DecisionStatus): boolean {
	return status !== "represented";
}
