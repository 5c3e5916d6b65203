/** The answers of patients for a client, and the tools that wait for them: read one by one, with who wrote each. */
import type { ClientActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { type Use, usesIn } from "#app/features/uses/use.ts";
import type { Db } from "#db/open.server.ts";
import { type VersionedChoice, versionedChoices } from "./consent-versions.ts";
import { type Standing, standingsOf } from "./matching.ts";
import { type VersionedPause, versionedPauses } from "./pause-consent.ts";
import { readTools } from "./read-tools.store.server.ts";
import { type OfPatient, patientOfEntry, patientOfUse, readForClient } from "./reader.store.server.ts";

/** One Consent with all its versions. `erased`: of somebody whose record is gone; undefined for "not there" and "not yours" alike. */
export async function findConsent(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<OfPatient<readonly Standing[]> | "erased" | undefined> {
	const patient = await patientOfEntry(db, client, ref, IS_CONSENT);
	if (patient === undefined || patient === "erased") return patient;
	return readForClient(db, client, patient, at, async (subject) => {
		const { consents } = await consentsOf(db, client, register, subject, at);
		const consent = consents.find(({ entry }) => entry.ref === ref);
		return consent && standingsOf(consent);
	});
}

/** An entry with the answers (by their references) that it made or changed. */
export interface MadeOrChanged {
	readonly entry: Entry;
	readonly consents: readonly string[];
}

/** The entry with this reference, where it made or changed an answer that this client may read. */
export async function findEntry(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<OfPatient<MadeOrChanged> | "erased" | undefined> {
	const patient = await patientOfEntry(db, client, ref, null);
	if (patient === undefined || patient === "erased") return patient;
	return readForClient(db, client, patient, at, async (subject) => {
		const { entries, consents: all } = await consentsOf(db, client, register, subject, at);
		const consents = all
			.filter(({ versions }) => versions.some(({ id }) => id === ref))
			.map(({ entry }) => entry.ref);
		const entry = entries.find((one) => one.ref === ref);
		return entry === undefined || consents.length === 0 ? undefined : { entry, consents };
	});
}

/** The entries that made or changed this answer, in the order of the record. */
export async function entriesBehind(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<OfPatient<readonly Entry[]> | undefined> {
	const patient = await patientOfEntry(db, client, ref, IS_CONSENT);
	if (patient === undefined || patient === "erased") return undefined;
	return readForClient(db, client, patient, at, async (subject) => {
		const { entries, consents } = await consentsOf(db, client, register, subject, at);
		const consent = consents.find(({ entry }) => entry.ref === ref);
		return consent && entries.filter((entry) => consent.versions.some(({ id }) => id === entry.ref));
	});
}

/** One use of the client's own tools. One that was recorded by mistake never happened. */
export async function findOwnUse(
	db: Db,
	client: ClientActor,
	id: string,
	at: Date,
): Promise<OfPatient<Use> | undefined> {
	const patient = await patientOfUse(db, client, id);
	if (patient === undefined) return undefined;
	return readForClient(db, client, patient, at, async (subject) => {
		const use = usesIn(await entriesOf(db.read, subject)).find((one) => one.id === id);
		return use === undefined || use.inErrorAt !== null ? undefined : use;
	});
}

/** The entries that are a Consent each. */
const IS_CONSENT = ["choice.made", "pause.opened"];

/** What a patient's entries come to for a client. */
export type Consents = readonly (VersionedChoice | VersionedPause)[];

async function consentsOf(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	subject: Subject,
	at: Date,
): Promise<{ readonly entries: readonly Entry[]; readonly consents: Consents }> {
	const entries = await entriesOf(db.read, subject);
	return { entries, consents: await consentsIn(db, client, register, subject.no, entries, at) };
}

/** All that this client may read of these entries of the patient, in the order of the record. */
export async function consentsIn(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	patientNo: number,
	entries: readonly Entry[],
	at: Date,
): Promise<Consents> {
	const tools = await readTools(db, client, register, patientNo, at);
	const mark = (text: string) => db.vault.sha256(text).slice(0, 16);
	const choices = versionedChoices(entries, tools, { at, mark });
	const pauses = versionedPauses(entries, client.tools);
	if (pauses.length === 0) return choices;
	return [...choices, ...pauses].sort((a, b) => a.entry.seq - b.entry.seq);
}
