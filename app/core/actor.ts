/** Who is asking. Every loader, action and store function takes one; the SQL carries its scope. */

import type { DecisionStatus } from "./entry.ts";
import type { Helped } from "./helped.ts";
import type { NhsLevel } from "./nhs-login-entry.ts";
import type { TrustAuthority, TrustMay } from "./trust-entry.ts";

/** What a staff member may do: reception records and looks up; a clinician also challenges; the AI lead keeps the register. */
export const STAFF_ROLES = ["reception", "clinician", "lead"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** A patient who signed in with the code of a letter, or with NHS login, which knows them at this level. `helped` is what they said about help, never a hindrance. */
export interface PatientActor {
	readonly role: "patient";
	readonly patientNo: number;
	readonly way: "letter" | NhsLevel;
	readonly helped: Helped;
}

/**
 * Somebody who acts for a patient and signed in with a letter of their own. No patient: what is the patient's alone takes a
 * `PatientActor`, so that nothing is open to them which does not name them.
 */
export interface TrustedActor {
	readonly role: "trusted";
	readonly patientNo: number;
	readonly way: "letter";
	readonly helped: Helped;
	/** Who they are, as staff put them on record, and how far their authority goes today. */
	readonly person: {
		readonly id: string;
		readonly name: string;
		readonly authority: TrustAuthority;
		readonly may: TrustMay;
		/** What they may not do, in the words of staff; null where nothing is left out. */
		readonly limits: string | null;
	};
	/** For whom they act: the name, and who decides for them now. */
	readonly patient: { readonly name: string; readonly status: DecisionStatus };
}

/** Whoever has a patient's answers before them on pages for patients. */
export type PersonActor = PatientActor | TrustedActor;

/** Somebody who works for one provider and sees the patients on its lists. */
export interface StaffActor {
	readonly role: "staff";
	readonly staffId: string;
	readonly staffRole: StaffRole;
	readonly providerId: string;
	readonly name: string;
	/** The service they work in now, as they say themself: what is shown to them first. It opens and closes nothing. */
	readonly serviceId?: string | undefined;
}

/** The operator at the command line, or the portal's own clockwork (outbox, clean-up). */
export interface SystemActor {
	readonly role: "system";
	readonly name: string;
}

/** A system of an AI tool that shows a token: it asks for one provider, about the tools and in the ways it was registered for. */
export interface ClientActor {
	readonly role: "client";
	readonly clientId: string;
	/** As patients read it, and as the record names it. */
	readonly name: string;
	readonly providerId: string;
	/** Ids of the tools that it acts for. */
	readonly tools: readonly string[];
	/** Of this token: never more than the client has. */
	readonly scopes: readonly string[];
}

export type Actor = PatientActor | TrustedActor | StaffActor | SystemActor | ClientActor;
