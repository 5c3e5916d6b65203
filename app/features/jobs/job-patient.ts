/** The patient a job is about: whom to reach and how, and what no message of ours can give them. */
import type { Needs } from "#app/core/needs-entry.ts";
import { keptNeeds } from "#app/features/needs/needs.ts";
import { plainLanguage, type Unmet, unmetBy } from "#app/features/needs/unmet.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import type { patients } from "#db/schema.ts";
import type { Seal } from "#db/vault.ts";

export interface JobPatient {
	readonly id: string;
	readonly name: string;
	readonly phone: string | null;
	readonly needs: Needs;
	/** What no message of ours can give them. */
	readonly unmet: readonly Unmet[];
}

/** A patient's row, opened with their own key. `languages` are the tags in which we write. */
export function jobPatient(
	seal: Seal,
	patient: typeof patients.$inferSelect,
	languages: readonly string[],
): JobPatient {
	const { id } = patient;
	const given = seal.open(placeOfPatient(id, "given_names"), patient.givenNames);
	const family = seal.open(placeOfPatient(id, "family_name"), patient.familyName);
	const phone = patient.phone === null ? null : seal.open(placeOfPatient(id, "phone"), patient.phone);
	const said = patient.needs === null ? null : seal.open(placeOfPatient(id, "needs"), patient.needs);
	const { needs } = keptNeeds(said, patient);
	const reads = plainLanguage(needs.reads) ?? "en";
	const written = languages.includes(reads) ? reads : "en";
	const unmet = unmetBy({ needs, hasEmail: patient.email !== null, written });
	return { id, name: `${given} ${family}`.trim(), phone, needs, unmet };
}
