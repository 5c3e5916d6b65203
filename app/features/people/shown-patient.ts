/** A patient as staff pages show them: who it is, and what they need. */
import { type KeptNeeds, type ShownNeeds, shownNeeds } from "#app/features/needs/needs.ts";

export interface ShownPatient {
	/** Ten digits. */
	readonly nhsNumber: string;
	/** ISO day. */
	readonly birthDate: string;
	/** Nobody asks them any more, or reads their needs. */
	readonly hasDied: boolean;
	readonly needs: ShownNeeds;
}

/** The same as a page shows it on this day (ISO). */
export function shownPatient(
	{ nhsNumber, birthDate, hasDied, needs }: Omit<ShownPatient, "needs"> & { readonly needs: KeptNeeds },
	today: string,
): ShownPatient {
	return { nhsNumber, birthDate, hasDied, needs: shownNeeds(needs, today) };
}
