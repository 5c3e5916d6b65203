/** What staff say of somebody who may act for a patient, and of the end of it. */
import type { Way } from "#app/core/said.ts";
import type { TrustEnd, TrustGiven } from "#app/core/trust-entry.ts";

/** How a trusted person is reached; null where nobody said. `lang` is a BCP 47 tag. */
export interface Reach {
	readonly address: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly lang: string | null;
}

export type NewTrust = Omit<TrustGiven, "kind" | "version" | "person" | "recorder"> &
	Reach & { readonly name: string };

/** Why staff end it, and how the patient said it where it is they who want it. */
export interface StaffEnd {
	readonly because: Extract<TrustEnd, "patient" | "staff">;
	/** In words that the patient reads. */
	readonly note: string;
	readonly way: Exclude<Way, "online"> | null;
}
