/** The answers of patients for a client: searched, read one by one, with who wrote each. */
import type { ClientActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { type Use, usesIn } from "#app/features/uses/use.ts";
import type { Db } from "#db/open.server.ts";
import { type VersionedChoice, versionedChoices } from "./consent-versions.ts";
import { type CurrentChoice, isMeant } from "./matching.ts";
import { readTools } from "./read-tools.store.server.ts";
import { logReading, patientOfEntry, patientOfUse, readablePatient } from "./reader.store.server.ts";
import type { ConsentSearch, WhoseSearch } from "./search.forms.ts";

/**
 * Which page of what was found: `size` answers after this place in the record. A place stays where it is, whatever is said meanwhile and
 * whether the answer that was there is still among those that are meant.
 */
export interface PageOf {
	readonly size: number;
	readonly after: number | null;
}

/** One page of what a search found. Of a patient who is not there nothing is found, as of one who said nothing. */
export interface FoundConsents {
	readonly patientId: string | null;
	readonly total: number;
	readonly page: readonly CurrentChoice[];
	/** The place after which the next page begins, which nobody is shown unsealed; null where there is none. */
	readonly next: number | null;
}

/** Searches the answers of one patient, in the order of the record. The look is written first. */
export async function searchConsents(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	whose: WhoseSearch,
	search: ConsentSearch,
	{ size, after }: PageOf,
	at: Date,
): Promise<FoundConsents> {
	const subject = await readablePatient(db, client, whose);
	if (subject === undefined) return { patientId: null, total: 0, page: [], next: null };
	await logReading(db, client, subject, at);
	const { choices } = await choicesOf(db, client, register, subject, at);
	const found = choices.flatMap((choice) => {
		const now = choice.versions.at(-1);
		const current = now && { choice, now };
		return current !== undefined && isMeant(current, search) ? [current] : [];
	});
	const rest = found.filter(({ choice }) => choice.entry.seq > (after ?? 0));
	const page = rest.slice(0, size);
	return {
		patientId: subject.id,
		total: found.length,
		page,
		next: rest.length > page.length ? (page.at(-1)?.choice.entry.seq ?? null) : null,
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
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<OfPatient<VersionedChoice> | "erased" | undefined> {
	const subject = await patientOfEntry(db, client, ref, "choice.made");
	if (subject === undefined || subject === "erased") return subject;
	const { choices } = await choicesOf(db, client, register, subject, at);
	const choice = choices.find(({ entry }) => entry.ref === ref);
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
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<OfPatient<MadeOrChanged> | "erased" | undefined> {
	const subject = await patientOfEntry(db, client, ref, null);
	if (subject === undefined || subject === "erased") return subject;
	const { entries, choices } = await choicesOf(db, client, register, subject, at);
	const consents = choices
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
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<OfPatient<readonly Entry[]> | undefined> {
	const subject = await patientOfEntry(db, client, ref, "choice.made");
	if (subject === undefined || subject === "erased") return undefined;
	const { entries, choices } = await choicesOf(db, client, register, subject, at);
	const choice = choices.find(({ entry }) => entry.ref === ref);
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
	register: KnownRegister,
	subject: Subject,
	at: Date,
): Promise<{ readonly entries: readonly Entry[]; readonly choices: readonly VersionedChoice[] }> {
	const tools = await readTools(db, client, register, subject.no, at);
	const entries = await entriesOf(db.read, subject);
	const mark = (text: string) => db.vault.sha256(text).slice(0, 16);
	return { entries, choices: versionedChoices(entries, tools, { at, mark }) };
}
