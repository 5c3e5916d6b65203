/** The current state of one patient: read in one step, replaced inside the transaction that recorded what changed it. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Entry } from "#app/core/entry.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { type AddingBody, apply, fold } from "#app/core/standing.ts";
import { type Standing, type StandingRow, sameKey } from "#app/core/standing-row.ts";
import type { KeptRow } from "#app/core/standing-seal.ts";
import { fromStored, toStored } from "#app/core/stored-row.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { standing } from "#db/schema.ts";
import { entriesOf, type Subject } from "./record.store.server.ts";

type Tools = Pick<KnownRegister, "byId" | "byNumber">;

const readQuery = (handle: Reader | Writer) =>
	prepared(handle, "standing.read", (q) =>
		q
			.select({
				kind: standing.kind,
				who: standing.who,
				tool: standing.tool,
				purpose: standing.purpose,
				seq: standing.seq,
				rest: standing.rest,
			})
			.from(standing)
			.where(eq(standing.patientNo, sql.placeholder("no")))
			.prepare(),
	);

/** What counts now for this patient. A row that names a tool or purpose nobody knows is handed on as it is: the rule then cannot tell. */
export async function readStanding(
	handle: Reader | Writer,
	register: Tools,
	patientNo: number,
): Promise<Standing> {
	return understood(register, await keptRows(handle, patientNo));
}

/** The same as it is kept, with numbers for tools and purposes. */
export async function keptRows(handle: Reader | Writer, patientNo: number): Promise<KeptRow[]> {
	return readQuery(handle).execute({ no: patientNo });
}

/** What was kept, in words. */
export function understood(register: Tools, rows: readonly KeptRow[]): Standing {
	return rows.map((row) => opened(register, row));
}

const statusQuery = (handle: Reader | Writer) =>
	prepared(handle, "standing.status", (q) =>
		q
			.select()
			.from(standing)
			.where(and(eq(standing.patientNo, sql.placeholder("no")), eq(standing.kind, "status")))
			.prepare(),
	);

/** The one row of it that says who decides for this patient; empty where nobody ever assessed it. Needs no register: it names no tool. */
export async function readStatus(handle: Reader | Writer, patientNo: number): Promise<Standing> {
	const rows = await statusQuery(handle).execute({ no: patientNo });
	return rows.map(({ kind, who, seq, rest }) =>
		fromStored({ kind, who, seq, rest, tool: null, purpose: null }),
	);
}

function opened(register: Tools, { kind, who, tool, purpose, seq, rest }: KeptRow): StandingRow {
	return fromStored({
		...{ kind, who, seq, rest },
		tool: tool === 0 ? null : (register.byNumber.get(tool)?.id ?? ""),
		purpose: purpose === 0 ? null : (PURPOSES[purpose - 1] ?? `position ${purpose}`),
	});
}

/** The same for several patients in one read, by patient number. Who has no rows is missing: nothing counts for them. */
export async function readStandings(
	handle: Reader | Writer,
	register: Tools,
	patientNos: readonly number[],
): Promise<Map<number, Standing>> {
	const rows = await handle
		.select()
		.from(standing)
		.where(inArray(standing.patientNo, [...patientNos]));
	const found = new Map<number, StandingRow[]>();
	for (const row of rows) {
		const theirs = found.get(row.patientNo) ?? [];
		found.set(row.patientNo, [...theirs, opened(register, row)]);
	}
	return found;
}

const writeQuery = (handle: Writer) =>
	prepared(handle, "standing.write", (q) =>
		q
			.insert(standing)
			.values({
				patientNo: sql.placeholder("patientNo"),
				kind: sql.placeholder("kind"),
				who: sql.placeholder("who"),
				tool: sql.placeholder("tool"),
				purpose: sql.placeholder("purpose"),
				seq: sql.placeholder("seq"),
				rest: sql.placeholder("rest"),
			})
			.onConflictDoUpdate({
				target: [standing.patientNo, standing.kind, standing.who, standing.tool, standing.purpose],
				set: { seq: sql`excluded.seq`, rest: sql`excluded.rest` },
			})
			.returning({ seq: standing.seq })
			.prepare(),
	);

/** Adds this entry to what counts. Answers the new standing. */
export async function applyEntry(
	q: Writer,
	register: Tools,
	subject: Subject,
	before: Standing,
	entry: Entry<AddingBody>,
): Promise<Standing> {
	const after = apply(before, entry);
	const gone = before.filter((row) => !after.some((other) => sameKey(row, other)));
	if (gone.length > 0) return replaceStanding(q, register, subject, after);
	for (const row of after) if (!before.includes(row)) await writeRow(q, register, subject, row);
	return after;
}

/** Folds all entries anew: after something was taken back or found to be a mistake. */
export async function refold(q: Writer, register: Tools, subject: Subject): Promise<Standing> {
	return replaceStanding(q, register, subject, fold(await entriesOf(q, subject)));
}

async function replaceStanding(
	q: Writer,
	register: Tools,
	subject: Subject,
	after: Standing,
): Promise<Standing> {
	await q.delete(standing).where(eq(standing.patientNo, subject.no)).returning({ seq: standing.seq });
	for (const row of after) await writeRow(q, register, subject, row);
	return after;
}

async function writeRow(q: Writer, register: Tools, subject: Subject, row: StandingRow): Promise<void> {
	const { tool, purpose, ...rest } = toStored(row);
	const number = tool === null ? 0 : register.byId.get(tool)?.number;
	if (number === undefined) throw new RangeError(`the register has no tool ${tool}`);
	await writeQuery(q).execute({
		...rest,
		patientNo: subject.no,
		tool: number,
		purpose: row.purpose === null ? 0 : PURPOSES.indexOf(row.purpose) + 1,
	});
}
