/** A line of the patients' file beside what we have of that person: what it would change. Nothing is written here. */
import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "#db/open.server.ts";
import { patientKeys, patientServices, patients, services } from "#db/schema.ts";
import type { Seal, Vault } from "#db/vault.ts";
import { nameWithBirthDate } from "./names.ts";
import { differingFields, type Fields, fieldsOf, type ListField } from "./patient-columns.ts";
import type { ImportedPatient } from "./patient-import.ts";

/** What stands unsealed beside them. */
type Open = Pick<typeof patients.$inferInsert, "nameIndex" | "lang" | "formats">;

export interface Compared {
	readonly fields: Fields;
	readonly nhsIndex: string;
	readonly open: Open;
	/** Who it is; undefined for somebody new, "erased" for who asked to be forgotten: an old list does not bring them back. */
	readonly known: { readonly no: number; readonly id: string; readonly seal: Seal } | "erased" | undefined;
	/** What the line has otherwise: columns of the file. */
	readonly differing: readonly (ListField | "language" | "formats")[];
	/** True where a column of the row would be written. */
	readonly rowChanges: boolean;
	/** Services of the line's provider whose lists they leave, and come on. */
	readonly gone: readonly string[];
	readonly fresh: readonly string[];
}

/** Compares one line. */
export async function comparePatient(
	handle: Reader | Writer,
	vault: Vault,
	row: ImportedPatient,
): Promise<Compared> {
	const nhsIndex = vault.index("nhs-number", row.nhsNumber);
	const nameIndex = vault.index("name-and-birth-date", nameWithBirthDate(row.familyName, row.birthDate));
	const fields = fieldsOf(row);
	const said = { nameIndex, lang: row.language, formats: [...row.formats] };
	const [found] = await handle
		.select({ patient: patients, wrapped: patientKeys.wrapped })
		.from(patients)
		.leftJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(eq(patients.nhsIndex, nhsIndex));
	const nothing = { differing: [], rowChanges: false, gone: [] };
	if (found === undefined)
		return { fields, nhsIndex, open: said, known: undefined, ...nothing, fresh: row.services };
	const { patient, wrapped } = found;
	if (wrapped === null) return { fields, nhsIndex, open: said, known: "erased", ...nothing, fresh: [] };
	// What they said they need stands over the list, until they say something else.
	const open = patient.needs === null ? said : { ...said, lang: patient.lang, formats: patient.formats };
	const seal = vault.patientSeal(patient.id, wrapped);
	const differing = [
		...differingFields(seal, patient, fields),
		...(patient.lang === open.lang ? [] : (["language"] as const)),
		...(patient.formats.join() === open.formats.join() ? [] : (["formats"] as const)),
	];
	return {
		fields,
		nhsIndex,
		open,
		known: { no: patient.no, id: patient.id, seal },
		differing,
		rowChanges: differing.length > 0 || patient.nameIndex !== nameIndex,
		...(await listsBeside(handle, patient.no, row)),
	};
}

async function listsBeside(
	handle: Reader | Writer,
	patientNo: number,
	row: ImportedPatient,
): Promise<Pick<Compared, "gone" | "fresh">> {
	const before = await handle
		.select({ id: patientServices.serviceId })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(and(eq(patientServices.patientNo, patientNo), eq(services.providerId, row.provider)));
	return {
		gone: before.map(({ id }) => id).filter((id) => !row.services.includes(id)),
		fresh: row.services.filter((id) => !before.some((old) => old.id === id)),
	};
}
