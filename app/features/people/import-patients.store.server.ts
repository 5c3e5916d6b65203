/** Brings patients in: all of a file in one transaction or nothing. The same file twice changes nothing the second time. */
import { and, eq, inArray } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { patientKeys, patientServices, patients, services } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { type Compared, comparePatient } from "./compare-patient.store.server.ts";
import type { ImportPlan, PlannedLine } from "./import-plan.ts";
import { sealedFields } from "./patient-columns.ts";
import type { ImportedPatient } from "./patient-import.ts";

export interface ImportCounts {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
}

/** Imports these patients. Their places on the lists of the file's provider become those of the file; other providers' lists stay. */
export async function importPatients(
	db: Db,
	actor: SystemActor,
	rows: readonly ImportedPatient[],
	at: Date,
): Promise<ImportCounts> {
	return db.write((q) => importInto(q, db.vault, actor, rows, at));
}

/** The same, in the transaction of whoever does more than that. */
export async function importInto(
	q: Writer,
	vault: Vault,
	_actor: SystemActor,
	rows: readonly ImportedPatient[],
	at: Date,
): Promise<ImportCounts> {
	const counts = { added: 0, changed: 0, unchanged: 0 };
	for (const row of rows) {
		const compared = await comparePatient(q, vault, row);
		await keep(q, vault, compared, at);
		counts[outcomeOf(compared)] += 1;
	}
	return counts;
}

/** What an import of these would change for people who are here already, and whom it would bring in. Changes nothing. */
export async function planImport(
	handle: Reader | Writer,
	vault: Vault,
	_actor: SystemActor,
	rows: readonly ImportedPatient[],
): Promise<ImportPlan> {
	const counts = { added: 0, changed: 0, unchanged: 0 };
	const lines: PlannedLine[] = [];
	const met = new Set<number>();
	for (const row of rows) {
		const compared = await comparePatient(handle, vault, row);
		const outcome = outcomeOf(compared);
		counts[outcome] += 1;
		if (typeof compared.known === "object") met.add(compared.known.no);
		if (outcome !== "changed") continue;
		lines.push({
			line: row.line,
			columns: [...compared.differing],
			gone: [...compared.gone],
			fresh: [...compared.fresh],
		});
	}
	const listed = await listedAt(handle, [...new Set(rows.map(({ provider }) => provider))]);
	return { ...counts, absent: listed.filter((no) => !met.has(no)).length, lines };
}

async function listedAt(handle: Reader | Writer, providerIds: readonly string[]): Promise<number[]> {
	const found = await handle
		.selectDistinct({ no: patientServices.patientNo })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(inArray(services.providerId, [...providerIds]));
	return found.map(({ no }) => no);
}

function outcomeOf({ known, rowChanges, gone, fresh }: Compared): keyof ImportCounts {
	if (known === undefined) return "added";
	return rowChanges || gone.length + fresh.length > 0 ? "changed" : "unchanged";
}

async function keep(q: Writer, vault: Vault, compared: Compared, at: Date): Promise<void> {
	const { known, open, fields, gone, fresh } = compared;
	if (known === "erased") return;
	const no = known?.no ?? (await addPatient(q, vault, compared, at));
	if (known !== undefined && compared.rowChanges) {
		await q
			.update(patients)
			.set({ ...open, ...sealedFields(known.seal, known.id, fields) })
			.where(eq(patients.no, no))
			.returning({ no: patients.no });
	}
	if (gone.length > 0) {
		await q
			.delete(patientServices)
			.where(and(eq(patientServices.patientNo, no), inArray(patientServices.serviceId, [...gone])))
			.returning({ id: patientServices.serviceId });
	}
	for (const serviceId of fresh) {
		await q
			.insert(patientServices)
			.values({ patientNo: no, serviceId })
			.returning({ id: patientServices.serviceId });
	}
}

async function addPatient(
	q: Writer,
	vault: Vault,
	{ nhsIndex, open, fields }: Compared,
	at: Date,
): Promise<number> {
	const id = vault.randomHex(16);
	const wrapped = vault.newPatientKey(id);
	const seal = vault.patientSeal(id, wrapped);
	const [added] = await q
		.insert(patients)
		.values({ id, nhsIndex, ...open, ...sealedFields(seal, id, fields), importedAt: at })
		.returning({ no: patients.no });
	if (added === undefined) throw new Error("a patient was not kept");
	await q
		.insert(patientKeys)
		.values({ patientNo: added.no, wrapped })
		.returning({ patientNo: patientKeys.patientNo });
	return added.no;
}
