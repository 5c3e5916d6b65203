/**
 * Searches what patients said. What is found is read in the transaction that writes the look down, as with decisions
 * (`machines/decide-checks.store.server.ts`): searches that wait for the same commit are one step of it.
 */
import type { ClientActor } from "#app/core/actor.ts";
import { countClientDay } from "#app/features/record/client-day.store.server.ts";
import { logClientLooks } from "#app/features/record/look-client.store.server.ts";
import { openRows, sealedRows } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { type Consents, consentsIn } from "./consent.store.server.ts";
import { type KeptReadings, makeKeptReadings } from "./kept-readings.ts";
import { isMeant, type Standing, standingsOf } from "./matching.ts";
import { logFailedReading, type Readable, readableRow } from "./reader.store.server.ts";
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
	readonly page: readonly Standing[];
	/** The place after which the next page begins, which nobody is shown unsealed; null where there is none. */
	readonly next: number | null;
}

interface Search {
	readonly db: Db;
	readonly client: ClientActor;
	readonly register: KnownRegister;
	readonly whose: WhoseSearch;
	readonly search: ConsentSearch;
	readonly page: PageOf;
	readonly at: Date;
}

/** Searches the answers of one patient, in the order of the record. What cannot be written down as a look is not told; a search that fails is a look, too. */
export async function searchConsents(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	whose: WhoseSearch,
	search: ConsentSearch,
	page: PageOf,
	at: Date,
): Promise<FoundConsents> {
	try {
		return await db.writeTogether(searchTogether, { db, client, register, whose, search, page, at });
	} catch (error) {
		const patient = await readableRow(db.read, db.vault, client, whose);
		if (patient !== undefined) await logFailedReading(db, client, patient.no, error, at);
		throw error;
	}
}

/** Each reads as of when it came. The looks of one client are written together, as of the moment when the last of them came. */
async function searchTogether(q: Writer, searches: readonly Search[]): Promise<readonly FoundConsents[]> {
	const found = new Map<Search, { readonly no: number | null; readonly value: FoundConsents }>();
	for (const one of searches) found.set(one, await searchOne(q, one));
	const byClient = Map.groupBy(searches, ({ client }) => client.clientId);
	for (const theirs of byClient.values()) {
		const { client } = theirs[0] as Search;
		const looked = theirs.flatMap((one) => found.get(one)?.no ?? []);
		const at = new Date(Math.max(...theirs.map((one) => one.at.getTime())));
		await logClientLooks(q, client, looked, "summary", at);
		if (looked.length > 0) await countClientDay(q, client, looked.length, at);
	}
	return searches.map((one) => found.get(one)?.value as FoundConsents);
}

async function searchOne(q: Writer, asked: Search) {
	const { db, client, whose, search, page: wanted } = asked;
	const patient = await readableRow(q, db.vault, client, whose);
	if (patient === undefined) return { no: null, value: { patientId: null, total: 0, page: [], next: null } };
	const consents = await consentsOf(q, asked, patient);
	const found = consents.flatMap((consent) => {
		const now = standingsOf(consent).at(-1);
		return now !== undefined && isMeant(now, search) ? [now] : [];
	});
	const rest = found.filter(({ of }) => of.entry.seq > (wanted.after ?? 0));
	const page = rest.slice(0, wanted.size);
	const next = rest.length > page.length ? (page.at(-1)?.of.entry.seq ?? null) : null;
	return { no: patient.no, value: { patientId: patient.id, total: found.length, page, next } };
}

/** The most rows of entries whose reading is kept: some tens of megabytes. */
const MOST_ROWS = 10_000;
/** Milliseconds after which nothing that was opened is in memory, also where nobody asks any more: a patient may have been erased meanwhile. */
const KEPT = 60_000;

const readings = new WeakMap<Db["read"], KeptReadings<Consents>>();

function readingsOf({ read }: Db): KeptReadings<Consents> {
	const known = readings.get(read);
	if (known !== undefined) return known;
	const made = makeKeptReadings<Consents>(MOST_ROWS);
	readings.set(read, made);
	setTimeout(() => readings.delete(read), KEPT).unref();
	return made;
}

async function consentsOf(
	q: Writer,
	{ db, client, register, at }: Search,
	{ no, id, wrapped, services }: Readable,
): Promise<Consents> {
	const rows = await sealedRows(q, no);
	const kept = readingsOf(db);
	const name = `${no} ${client.providerId} ${client.tools.join(" ")}`;
	const source = { wrapped, rows, beside: [services, register] };
	const known = kept.find(name, source);
	if (known !== undefined) return known;
	const entries = openRows(db.vault.patientSeal(id, wrapped), rows);
	const consents = await consentsIn(db, client, register, no, entries, at);
	const dependsOnClock =
		entries.some(({ body }) => TIMED.includes(body.kind)) ||
		consents.some(({ versions }) => versions.some((version) => version.id.startsWith("today.")));
	if (!dependsOnClock) kept.keep(name, source, consents);
	return consents;
}

/** What ends by itself on a day or at a minute; and a version that no day is kept of is as of the moment it is read. */
const TIMED: readonly string[] = ["trust.given", "override.started"];
