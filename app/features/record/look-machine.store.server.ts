/** A machine asked whether a tool may be used for a patient: a look that the patient reads, with what it was told. */
import { sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { lookUps } from "#db/schema.ts";

/** What was asked of one patient, and answered. */
export interface MachineLook {
	readonly patientNo: number;
	readonly tool: string;
	readonly purpose: Purpose;
	readonly answer: DecisionAnswer;
}

/** All looks of a request in one statement: a thousand take as long as twenty one by one. In the order of the columns of the table. */
const insertLooks = (handle: Writer) =>
	prepared(handle, "looks.machine", (q) =>
		q
			.insert(lookUps)
			.select(
				sql`SELECT NULL, value ->> 0, ${sql.placeholder("at")}, 'machine', ${sql.placeholder("name")},
					${sql.placeholder("provider")}, ${sql.placeholder("what")}, value ->> 1, value ->> 2, value ->> 3, NULL, NULL
					FROM json_each(${sql.placeholder("looks")})`,
			)
			.prepare(),
	);

/** Logs these looks of a machine. `what`: it asked about now, or about a moment that is over. */
export async function logMachineLooks(
	q: Writer,
	{ name, providerId }: ClientActor,
	looks: readonly MachineLook[],
	what: "asked" | "asked-past",
	at: Date,
): Promise<void> {
	if (looks.length === 0) return;
	const rows = looks.map(({ patientNo, tool, answer, purpose }) => [patientNo, tool, answer, purpose]);
	await insertLooks(q).execute({
		...{ name, provider: providerId, what },
		at: at.getTime(),
		looks: JSON.stringify(rows),
	});
}
