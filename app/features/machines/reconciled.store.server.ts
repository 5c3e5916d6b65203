/** What is kept of comparisons with the record: as an AI lead, the operator and the client itself read it. */
import { and, desc, eq, exists, gte, inArray, isNotNull, max } from "drizzle-orm";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { listsOfProvider } from "#app/features/record/listed-patient.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { clientFeeds, patients, reconciliations } from "#db/schema.ts";
import type { Client } from "./client.ts";
import { DIFFERENCES } from "./held.ts";
import type { Named, Reconciled } from "./reconciled.ts";

/** The most differences that are named. */
const MOST_NAMED = 20;

/** All comparisons of a client for one tool and purpose. */
export function comparisonsOf(q: Reader | Writer, clientId: string, tool: string, purpose: Purpose) {
	return q
		.select()
		.from(reconciliations)
		.where(
			and(
				eq(reconciliations.clientId, clientId),
				eq(reconciliations.toolId, tool),
				eq(reconciliations.purpose, purpose),
			),
		)
		.$dynamic();
}

/**
 * For each tool of the client the last comparison of each purpose that it ever compared, and of care where there is none. Nothing of a client
 * that was never told what changed: one that asks each time holds nothing.
 */
export async function reconciledOf(
	db: Db,
	{ id, tools }: Pick<Client, "id" | "tools">,
): Promise<Reconciled[]> {
	const feed = await db.read.select().from(clientFeeds).where(eq(clientFeeds.clientId, id));
	if (feed.length === 0) return [];
	const newest = await db.read
		.select({ id: max(reconciliations.id) })
		.from(reconciliations)
		.where(eq(reconciliations.clientId, id))
		.groupBy(reconciliations.toolId, reconciliations.purpose);
	const last: Reconciled[] = [];
	for (const { id: number } of newest) {
		const rows = await db.read
			.select()
			.from(reconciliations)
			.where(eq(reconciliations.id, number ?? 0));
		for (const { toolId: tool, purpose, at, ours, theirs, groups } of rows)
			last.push({ tool, purpose, last: { at, ours, theirs, groups } });
	}
	return tools.flatMap((tool) => {
		const theirs = PURPOSES.flatMap((purpose) =>
			last.filter((one) => one.tool === tool && one.purpose === purpose),
		);
		return theirs.length > 0 ? theirs : [{ tool, purpose: "care" as const, last: null }];
	});
}

/**
 * What differed since then, the newest first, so many at most. `id` is the patient's address; null for whoever is on no list of the client's
 * provider: nobody any more, or the made-up patient by whom it is tried.
 */
export async function namedOf(
	db: Db,
	{ id: clientId, providerId }: Pick<Client, "id" | "providerId">,
	since: Date,
): Promise<(Named & { readonly id: string | null })[]> {
	const rows = await db.read
		.select()
		.from(reconciliations)
		.where(
			and(
				eq(reconciliations.clientId, clientId),
				gte(reconciliations.at, since),
				isNotNull(reconciliations.differences),
			),
		)
		.orderBy(desc(reconciliations.id))
		.limit(MOST_NAMED);
	const named = rows
		.flatMap(({ at, toolId: tool, differences }) =>
			(differences ?? []).map(([patientNo, kept]) => {
				const what = DIFFERENCES.find((one) => one === kept) ?? "stale";
				return { at, tool, what, patientNo };
			}),
		)
		.slice(0, MOST_NAMED);
	const nos = named.flatMap(({ patientNo }) => patientNo ?? []);
	const listed = await db.read
		.select({ no: patients.no, id: patients.id })
		.from(patients)
		.where(and(inArray(patients.no, nos), exists(listsOfProvider(db.read, providerId))));
	return named.map((one) => ({ ...one, id: listed.find(({ no }) => no === one.patientNo)?.id ?? null }));
}
