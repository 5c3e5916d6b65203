/** Patients as a staff member may see them: only those on a list of their own provider, and only with their key. */
import { and, asc, eq, exists, sql } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { type KeptNeeds, keptNeeds } from "#app/features/needs/needs.ts";
import { type PatientField, placeOfPatient } from "#app/features/people/patient.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { patientKeys, patientServices, patients, services, standing } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import type { Subject } from "./record.store.server.ts";

/** Who a patient is, opened for a staff member whose look is logged in the same request. */
export interface ListedPatient {
	readonly subject: Subject;
	readonly givenNames: string;
	readonly familyName: string;
	/** Ten digits. */
	readonly nhsNumber: string;
	/** ISO day. */
	readonly birthDate: string;
	readonly address: readonly string[];
	readonly phone: string | null;
	/** BCP 47 tag of the language they read; null when nobody asked. */
	readonly lang: string | null;
	readonly formats: readonly string[];
	/** What they said they need, else what the list knows. */
	readonly needs: KeptNeeds;
	/** Ids of the services, of whatever provider, whose lists they are on. */
	readonly services: readonly string[];
	/** Nobody asks them any more. */
	readonly hasDied: boolean;
}

/** How a patient is looked for: their random id, or a keyed hash. */
export type Wanted = "id" | "nhsIndex" | "nameIndex";

/** The services whose lists a patient is on: ids with a space between, for none has one (`people/provider-file.ts`). */
export const listsOfPatient = sql<string | null>`(SELECT group_concat(${patientServices.serviceId}, ' ')
	FROM ${patientServices} WHERE ${patientServices.patientNo} = ${patients.no})`;

/** In a query of `patients`: does a death stand for them? */
export const diedOfPatient =
	sql`EXISTS (SELECT 1 FROM ${standing} WHERE ${standing.patientNo} = ${patients.no} AND ${standing.kind} = 'death')`.mapWith(
		Boolean,
	);

const listedQuery = (handle: Reader | Writer, by: Wanted) =>
	prepared(handle, `staff.listed-patient.${by}`, (q) =>
		q
			.select({
				patient: patients,
				wrapped: patientKeys.wrapped,
				services: listsOfPatient,
				hasDied: diedOfPatient,
			})
			.from(patients)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(and(eq(patients[by], sql.placeholder("value")), exists(listsOfProvider(q))))
			.orderBy(asc(patients.no))
			.prepare(),
	);

/** In a query of `patients`: their lists at this provider, by default that of the placeholder `providerId`. Who has none is not there for it. */
export function listsOfProvider(
	q: Reader | Writer,
	providerId: string | ReturnType<typeof sql.placeholder> = sql.placeholder("providerId"),
) {
	return q
		.select({ no: patientServices.patientNo })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(and(eq(patientServices.patientNo, patients.no), eq(services.providerId, providerId)));
}

/** The patients on the actor's lists with this id or keyed hash. Who is on no list of theirs is not there. */
export async function listedPatients(
	handle: Reader | Writer,
	vault: Vault,
	actor: StaffActor,
	by: Wanted,
	value: string,
): Promise<ListedPatient[]> {
	const rows = await listedQuery(handle, by).execute({ value, providerId: actor.providerId });
	return rows.map((row) => openPatient(vault, row));
}

const listedByNumbers = (handle: Reader | Writer) =>
	prepared(handle, "staff.listed-by-numbers", (q) =>
		q
			.select({
				patient: patients,
				wrapped: patientKeys.wrapped,
				services: listsOfPatient,
				hasDied: diedOfPatient,
			})
			.from(sql`json_each(${sql.placeholder("indexes")}) AS wanted`)
			.innerJoin(patients, sql`${patients.nhsIndex} = wanted.value`)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(exists(listsOfProvider(q)))
			.prepare(),
	);

/** The patients on the actor's lists with these NHS numbers (ten digits), in one read, in the order of the numbers. */
export async function listedPatientsOf(
	handle: Reader | Writer,
	vault: Vault,
	actor: StaffActor,
	nhsNumbers: readonly string[],
): Promise<ListedPatient[]> {
	const indexOf = vault.indexes("nhs-number");
	const indexes = JSON.stringify([...new Set(nhsNumbers)].map(indexOf));
	const rows = await listedByNumbers(handle).execute({ indexes, providerId: actor.providerId });
	const found = new Map(rows.map((row) => [row.patient.nhsIndex, openPatient(vault, row)]));
	return (JSON.parse(indexes) as string[]).flatMap((index) => found.get(index) ?? []);
}

/** The patient with this random id; undefined for "not there" and "not on your lists" alike. */
export async function listedPatient(
	db: Db,
	handle: Reader | Writer,
	actor: StaffActor,
	id: string,
): Promise<ListedPatient | undefined> {
	return (await listedPatients(handle, db.vault, actor, "id", id))[0];
}

/** A patient as the queries here read them: `services` with a space between. */
export interface PatientRow {
	readonly patient: typeof patients.$inferSelect;
	readonly wrapped: string;
	readonly services: string | null;
	readonly hasDied: boolean;
}

/** The row, opened with the patient's own key. The caller has seen to it that the staff member may read it. */
export function openPatient(vault: Vault, found: PatientRow): ListedPatient {
	const { patient: row, wrapped, services, hasDied } = found;
	const seal = vault.patientSeal(row.id, wrapped);
	const open = (field: PatientField, sealed: string) => seal.open(placeOfPatient(row.id, field), sealed);
	return {
		subject: { no: row.no, id: row.id, seal },
		givenNames: open("given_names", row.givenNames),
		familyName: open("family_name", row.familyName),
		nhsNumber: open("nhs_number", row.nhsNumber),
		birthDate: open("birth_date", row.birthDate),
		address: open("address", row.address).split("\n"),
		phone: row.phone === null ? null : open("phone", row.phone),
		lang: row.lang,
		formats: row.formats,
		needs: keptNeeds(row.needs === null ? null : open("needs", row.needs), row),
		services: services?.split(" ") ?? [],
		hasDied,
	};
}
