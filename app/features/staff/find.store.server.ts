/** Finds a patient by keyed hash, among those on the lists of the staff member's provider. */
import type { StaffActor } from "#app/core/actor.ts";
import { nameWithBirthDate, normaliseFamilyName } from "#app/features/people/names.ts";
import { type ListedPatient, listedPatients } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Search } from "./staff-search.ts";

/** One of several people with the same name and birth date: what tells them apart. */
export interface Namesake {
	readonly id: string;
	readonly name: string;
	/** Ten digits. */
	readonly nhsNumber: string;
	readonly addressLine: string;
}

/** Who was found: one (their id, nothing shown yet), several who must be told apart, or nobody on these lists. */
export type Found =
	| { readonly who: "one"; readonly id: string }
	| { readonly who: "several"; readonly namesakes: readonly Namesake[] }
	| { readonly who: "nobody" };

/**
 * Looks for the patient. Somebody of another provider and somebody who does not exist are the same `nobody`. Each of
 * several who are shown by name is logged as a look first; one alone is logged by the page that shows them.
 */
export async function findPatients(db: Db, actor: StaffActor, search: Search, at: Date): Promise<Found> {
	const { vault } = db;
	const found =
		search.by === "number"
			? await listedPatients(db.read, vault, actor, "nhsIndex", vault.index("nhs-number", search.nhsNumber))
			: await byName(db, actor, search.familyName, search.birthDate);
	const [first] = found;
	if (first === undefined) return { who: "nobody" };
	if (found.length === 1) return { who: "one", id: first.subject.id };
	const numbers = found.map(({ subject }) => subject.no);
	await db.write((q) => logStaffLook(q, actor, numbers, "found", at));
	return {
		who: "several",
		namesakes: found.map(({ subject, givenNames, familyName, nhsNumber, address }) => ({
			id: subject.id,
			name: `${givenNames} ${familyName}`.trim(),
			nhsNumber,
			addressLine: address[0] ?? "",
		})),
	};
}

/** More words than any name has; a longer text is tried as a family name whole. */
const MOST_WORDS = 8;

/**
 * All that was typed can be the family name, or first names stand before or after it. Then they must fit: whoever has
 * the same family name and birth date but another first name is somebody else.
 */
async function byName(db: Db, actor: StaffActor, typed: string, birthDate: string): Promise<ListedPatient[]> {
	const words = typed.split(/\s+/);
	const splits = words.length > MOST_WORDS ? [] : words.slice(1).map((_word, index) => index + 1);
	const readings = [
		{ family: words, given: [] as string[] },
		...splits.map((at) => ({ family: words.slice(at), given: words.slice(0, at) })),
		...splits.map((at) => ({ family: words.slice(0, -at), given: words.slice(-at) })),
	];
	for (const { family, given } of readings) {
		const index = db.vault.index("name-and-birth-date", nameWithBirthDate(family.join(" "), birthDate));
		const found = await listedPatients(db.read, db.vault, actor, "nameIndex", index);
		const fitting = found.filter(({ givenNames }) => fits(given[0], givenNames));
		if (fitting.length > 0) return fitting;
	}
	return [];
}

/** "Alex" fits Alexander, and Alexander fits Alex. */
function fits(typed: string | undefined, givenNames: string): boolean {
	if (typed === undefined) return true;
	const first = normaliseFamilyName(typed);
	return givenNames.split(/\s+/).some((name) => {
		const own = normaliseFamilyName(name);
		return own !== "" && first !== "" && (own.startsWith(first) || first.startsWith(own));
	});
}
