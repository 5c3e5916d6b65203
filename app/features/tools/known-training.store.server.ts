/** What providers say of training for their tools, and what their staff said of their own: read with the register, kept with it. */
import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Confirmation, KnownTraining } from "#app/features/training/training.ts";
import type { Reader } from "#db/open.server.ts";
import { staff, toolTrainings, trainingConfirmations } from "#db/schema.ts";

/** The newest requirement of each provider, by tool. Only who can sign in counts among its staff. */
export async function readTrainings(reader: Reader): Promise<(toolId: string) => readonly KnownTraining[]> {
	const rows = await reader.select().from(toolTrainings).orderBy(asc(toolTrainings.number));
	const newest = [...new Map(rows.map((row) => [`${row.toolId} ${row.providerId}`, row])).values()];
	const people = await reader
		.select({ providerId: staff.providerId, staff: count() })
		.from(staff)
		.where(isNull(staff.disabledAt))
		.groupBy(staff.providerId);
	const confirmed = await reader
		.select({ said: trainingConfirmations, providerId: staff.providerId })
		.from(trainingConfirmations)
		.innerJoin(staff, eq(staff.id, trainingConfirmations.staffId))
		.where(and(isNull(trainingConfirmations.withdrawnAt), isNull(staff.disabledAt)));
	const said = new Map<string, Map<string, Confirmation>>();
	for (const { said: row, providerId } of confirmed) {
		const key = `${row.toolId} ${providerId}`;
		const theirs = said.get(key) ?? new Map<string, Confirmation>();
		said.set(key, theirs.set(row.staffId, { on: row.doneOn, number: row.number, material: row.material }));
	}
	const all = newest.map(({ toolId, providerId, number, needed, words, link, months }) => ({
		toolId,
		training: {
			...{ providerId, number, needed, words, link, months },
			said: said.get(`${toolId} ${providerId}`) ?? new Map<string, Confirmation>(),
			staff: people.find((one) => one.providerId === providerId)?.staff ?? 0,
		},
	}));
	return (toolId) => all.filter((one) => one.toolId === toolId).map(({ training }) => training);
}
