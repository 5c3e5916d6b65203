/** The answers of patients for a client: searched, read one by one, with who wrote each. */
import type { ClientActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { type Use, usesIn } from "#app/features/uses/use.ts";
import type { Db } from "#db/open.server.ts";
import { type VersionedChoice, versionedChoices } from "./consent-versions.ts";
import { type CurrentChoice, isMeant } from "./matching.ts";
import { readTools } from "./read-tools.ts";
import { logReading, patientOfEntry, patientOfUse, readablePatient } from "./reader.store.server.ts";
import type { ConsentSearch, WhoseSearch } from "./search.forms.ts";

type Register = Pick<KnownRegister, "byId">;

/** Which page of what was found: `size` entries after the answer with this reference. */
export interface PageOf {
	readonly size: number;
	readonly after: string | null;
}

/** One page of what a search found. Of a patient who is not there nothing is found, as of one who said nothing. */
export interface FoundConsents {
	readonly patientId: string | null;
	readonly total: number;
	readonly page: readonly CurrentChoice[];
	/** The reference after which the next page begins; null where there is none. */
	readonly next: string | null;
}

/** Searches the answers of one patient, in the order of the record. The look is written first. */
export async function searchConsents(
	db: Db,
	client: ClientActor,
	register: Register,
	whose: WhoseSearch,
	search: ConsentSearch,
	{ size, after }: PageOf,
	at: Date,
): Promise<FoundConsents> {
	const subject = await readablePatient(db, client, whose);
	if (subject === undefined) return { patientId: null, total: 0, page: [], next: null };
	await logReading(db, client, subject, at);
	const found = (await choicesOf(db, client, register, subject)).flatMap((choice) => {
		const now = choice.versions.at(-1);
		const current = now && { choice, now };
		return current !== undefined && isMeant(current, search) ? [current] : [];
	});
	const start = after === null ? 0 : found.findIndex(({ choice }) => choice.entry.ref === after) + 1;
	const page = found.slice(start, start + size);
	const hasMore = page.length > 0 && start + size < found.length;
	return {
		patientId: subject.id,
		total: found.length,
		page,
		next: hasMore ? (page.at(-1)?.choice.entry.ref ?? null) : null,
	};
}

/** Something of one patient. */
export interface OfPatient<Value> {
	readonly patientId: string;
	readonly value: Value;
}

/** One answer with all its versions. `erased`: of somebody whose record is gone; undefined for "not there" and "not yours" alike. */
export async function findConsent(
	db: Db,
	client: ClientActor,
	register: Register,
	ref: string,
	at: Date,
): Promise<OfPatient<VersionedChoice> | "erased" | undefined> {
	const subject = await patientOfEntry(db, client, ref, "choice.made");
	if (subject === undefined || subject === "erased") return subject;
	const choice = (await choicesOf(db, client, register, subject)).find(({ entry }) => entry.ref === ref);
	if (choice === undefined) return undefined;
	await logReading(db, client, subject, at);
	return { patientId: subject.id, value: choice };
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
	register: Register,
	ref: string,
	at: Date,
): Promise<OfPatient<MadeOrChanged> | "erased" | undefined> {
	const subject = await patientOfEntry(db, client, ref, null);
	if (subject === undefined || subject === "erased") return subject;
	const entries = await entriesOf(db.read, subject);
	const consents = versionedChoices(entries, readTools(register, client.tools))
		.filter(({ versions }) => versions.some(({ id }) => id === ref))
		.map(({ entry }) => entry.ref);
	const entry = entries.find((one) => one.ref === ref);
	if (entry === undefined || consents.length === 0) return undefined;
	await logReading(db, client, subject, at);
	return { patientId: subject.id, value: { entry, consents } };
}

/** The entries that made or changed this answer, in the order of the record. */
export async function entriesBehind(
	db: Db,
	client: ClientActor,
	register: Register,
	ref: string,
	at: Date,
): Promise<OfPatient<readonly Entry[]> | undefined> {
	const subject = await patientOfEntry(db, client, ref, "choice.made");
	if (subject === undefined || subject === "erased") return undefined;
	const entries = await entriesOf(db.read, subject);
	const choice = versionedChoices(entries, readTools(register, client.tools)).find(
		({ entry }) => entry.ref === ref,
	);
	if (choice === undefined) return undefined;
	await logReading(db, client, subject, at);
	const behind = entries.filter((entry) => choice.versions.some(({ id }) => id === entry.ref));
	return { patientId: subject.id, value: behind };
}

/** One use of the client's own tools. One that was recorded by mistake never happened. */
export async function findOwnUse(
	db: Db,
	client: ClientActor,
	id: string,
	at: Date,
): Promise<OfPatient<Use> | undefined> {
	const subject = await patientOfUse(db, client, id);
	if (subject === undefined) return undefined;
	const use = usesIn(await entriesOf(db.read, subject)).find((one) => one.id === id);
	if (use === undefined || use.inErrorAt !== null) return undefined;
	await logReading(db, client, subject, at);
	return { patientId: subject.id, value: use };
}

async function choicesOf(
	db: Db,
	client: ClientActor,
	register: Register,
	subject: Subject,
): Promise<VersionedChoice[]> {
	return versionedChoices(await entriesOf(db.read, subject), readTools(register, client.tools));
}
