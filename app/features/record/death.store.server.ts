/** Has this patient died? Asked wherever somebody would be written to, called, let in or asked. Needs no register: the row names no tool. */
import { and, eq, sql } from "drizzle-orm";
import type { Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { entries, standing } from "#db/schema.ts";

const deathQuery = (handle: Reader | Writer) =>
	prepared(handle, "death.of", (q) =>
		q
			.select({ seq: entries.seq, at: entries.at })
			.from(standing)
			.innerJoin(entries, eq(entries.seq, standing.seq))
			.where(and(eq(standing.patientNo, sql.placeholder("no")), eq(standing.kind, "death")))
			.prepare(),
	);

/** The entry that says so, and when it was written down; undefined where they live, as far as we know. */
export async function deathOf(
	handle: Reader | Writer,
	patientNo: number,
): Promise<{ readonly seq: number; readonly at: Date } | undefined> {
	const [row] = await deathQuery(handle).execute({ no: patientNo });
	return row;
}
