/**
 * What changed since a client was last told, in the order of the record: of which patient, tool and purpose the answer may be another. Never
 * what was said and why: whoever is told asks for the decision.
 */
import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import type { Entry } from "#app/core/entry.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { toldOfProvider } from "#app/features/record/canary.store.server.ts";
import { countClientDay } from "#app/features/record/client-day.store.server.ts";
import { ruleOf } from "#app/features/record/decide.store.server.ts";
import { entriesNumbered, entriesOfKinds, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { entries, patientKeys, patients } from "#db/schema.ts";
import type { Change } from "./changes.forms.ts";
import type { Cursor } from "./changes-cursor.ts";
import { lookAtPage, markTold } from "./told.store.server.ts";
import { CHANGING, CORRECTING, type Touched, touchedBy } from "./touched.ts";

/** The most entries that are looked at for one page. */
const MOST_SCANNED = 10_000;

/** One page. `more`: there is another one now. */
export interface Told {
	readonly changes: readonly Change[];
	readonly next: Cursor;
	readonly more: boolean;
}

/** A page with whom it is about: patients' internal numbers, each once. */
export interface Page extends Told {
	readonly about: readonly number[];
}

/**
 * The changes after the cursor, at most those of `most` entries; "gone" where it is of another record, or of one that went further than
 * this. A tool that is stopped, changed, required by a law or used elsewhere is told once for everybody. Who left the client's lists, or
 * came to them, is not told: an answer is good for a minute. Each patient who is told of is looked at, and that is written down first;
 * `isKnown` says that the client has just this page, which then tells of nobody.
 */
export async function tellChanges(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	after: Cursor,
	most: number,
	isKnown: (next: Cursor) => boolean,
	at: Date,
): Promise<Told | "known" | "gone"> {
	const page = await readPage(db, client, register, after, most, isKnown, at);
	if (page === "gone" || page === "known") return page;
	await db.write(async (q) => {
		await lookAtPage(q, client, page.about, at);
		await countClientDay(q, client, page.about.length, at);
		await markTold(q, client, page, at);
	});
	return page;
}

/** The same page, and nothing is written down yet: whoever sends it writes down the looks first. */
export async function readPage(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	after: Cursor,
	most: number,
	isKnown: (next: Cursor) => boolean,
	at: Date,
): Promise<Page | "known" | "gone"> {
	const size = await lastUntil(db, null);
	if (!(await isOfRecord(db, after))) return "gone";
	const rows = await rowsAfter(db, client, after.size, size?.seq ?? 0, most);
	const isFull = rows.length > most;
	const scanned = Math.min(size?.seq ?? 0, after.size + MOST_SCANNED);
	const until = isFull ? (rows[most - 1]?.seq ?? scanned) : scanned;
	const tools = toolsMark(db, client, register, at);
	const next = { size: until, record: markOf(db, await lastUntil(db, until)), tools };
	if (isKnown(next)) return "known";
	const told = await changesIn(db, client, rows.slice(0, most));
	const ofTools = tools === after.tools ? [] : client.tools.map((tool) => ofTool(tool));
	return {
		changes: [...ofTools, ...told.map(({ change }) => change)],
		next,
		more: until < (size?.seq ?? 0),
		about: [...new Set(told.map(({ no }) => no))],
	};
}

/** Is this cursor of a place in this record? */
export async function isOfRecord(db: Db, { size, record }: Cursor): Promise<boolean> {
	const last = await lastUntil(db, null);
	return size <= (last?.seq ?? 0) && markOf(db, await lastUntil(db, size)) === record;
}

function ofTool(tool: string): Change {
	return { entry: null, nhsNumber: null, tool, purpose: null };
}

type Row = Awaited<ReturnType<typeof rowsAfter>>[number];

/** The last entry of the record, or of its first so many: undefined where there is none. */
async function lastUntil(
	db: Db,
	size: number | null,
): Promise<{ readonly seq: number; readonly commitment: string } | undefined> {
	const [row] = await db.read
		.select({ seq: entries.seq, commitment: entries.commitment })
		.from(entries)
		.where(size === null ? undefined : lte(entries.seq, size))
		.orderBy(desc(entries.seq))
		.limit(1);
	return row;
}

function markOf(db: Db, last: { readonly commitment: string } | undefined): string {
	return last === undefined ? "" : db.vault.sha256(last.commitment).slice(0, 16);
}

/** Entries that can change an answer, of patients on a list of the client's provider: one more than a page has. */
function rowsAfter(db: Db, { providerId }: ClientActor, after: number, size: number, most: number) {
	return db.read
		.select({
			seq: entries.seq,
			kind: entries.kind,
			no: patients.no,
			id: patients.id,
			nhsNumber: patients.nhsNumber,
			wrapped: patientKeys.wrapped,
		})
		.from(entries)
		.innerJoin(patients, eq(patients.no, entries.patientNo))
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(
			and(
				gt(entries.seq, after),
				lte(entries.seq, Math.min(size, after + MOST_SCANNED)),
				// By the order of the record: the index by patient would find everything that anybody ever said.
				sql`+${entries.kind} IN ${CHANGING}`,
				toldOfProvider(db.read, providerId),
			),
		)
		.orderBy(asc(entries.seq))
		.limit(most + 1);
}

async function changesIn(
	db: Db,
	{ tools }: ClientActor,
	rows: readonly Row[],
): Promise<{ readonly no: number; readonly change: Change }[]> {
	const subjects = new Map<number, Subject>();
	for (const { no, id, wrapped } of rows)
		if (!subjects.has(no)) subjects.set(no, { no, id, seal: db.vault.patientSeal(id, wrapped) });
	const wanted = await entriesNumbered(
		db.read,
		subjects,
		rows.map(({ seq }) => seq),
	);
	// All that a patient ever said is read only where something earlier is corrected: a canary says more in a year than others in their life.
	const corrected = new Set(
		rows.flatMap(({ no, kind }) => (CORRECTING.some((one) => one === kind) ? [no] : [])),
	);
	const found = await entriesOfKinds(
		db.read,
		[...corrected].flatMap((no) => subjects.get(no) ?? []),
	);
	const everything: Touched = { tool: null, purpose: null, until: null };
	return rows.flatMap(({ seq, no, id, nhsNumber }) => {
		const theirs = found.get(no);
		const find = (earlier: number): Entry | undefined => theirs?.find((one) => one.seq === earlier);
		const entry = wanted.get(seq);
		// What cannot be read is told as if it were about everything.
		const touched = entry === undefined ? everything : touchedBy(entry, find);
		const number = subjects.get(no)?.seal.open(placeOfPatient(id, "nhs_number"), nhsNumber);
		if (touched === undefined || number === undefined) return [];
		const { purpose, until } = touched;
		return tools
			.filter((tool) => touched.tool === null || touched.tool === tool)
			.map((tool) => ({
				no,
				change: {
					...{ entry: seq, nhsNumber: number, tool, purpose },
					...(until === null ? {} : { until }),
				},
			}));
	});
}

/** All that a decision at this provider needs of the client's tools now, whoever it is about. */
function toolsMark(db: Db, { tools, providerId }: ClientActor, register: KnownRegister, at: Date): string {
	const provider = register.providers.get(providerId);
	const now = tools.map((id) => {
		const tool = register.byId.get(id);
		if (tool === undefined) return { id };
		const { notice: _notice, laws, ...rule } = ruleOf(tool, provider, true);
		const inForce = laws
			.filter(({ starts, ends }) => starts <= at && at < ends)
			.map(({ purpose, ends }) => [purpose, ends.toISOString()]);
		const uses = tool.uses.filter((use) => use.providerId === providerId).map(({ serviceId }) => serviceId);
		return { ...rule, laws: inForce, uses: uses.sort() };
	});
	return db.vault.sha256(canonical(now)).slice(0, 16);
}
