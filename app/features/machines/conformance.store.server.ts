/** What the record has of one system: the uses that it reported, when it asked before them, and what it was told. Says nothing of whom. */
import { and, desc, eq, gte, inArray, isNotNull, lt, or } from "drizzle-orm";
import { entriesOfKinds, type Subject } from "#app/features/record/record.store.server.ts";
import { usesIn } from "#app/features/uses/use.ts";
import type { Db } from "#db/open.server.ts";
import { lookUps, patientKeys, patients, uses } from "#db/schema.ts";
import type { Client } from "./client.ts";
import { type Asking, type Conformance, conformanceOf, type ReportedUse } from "./conformance.ts";

/** Patients that are read at once. */
const TOGETHER = 400;
/** Looks before a use that can matter for it, in milliseconds: an hour shows what an answer that was over had been. */
const BEFORE = 3_600_000;

export interface During {
	readonly from: Date;
	/** Not in it any more. */
	readonly until: Date;
}

/**
 * How this client kept to what it was told, in the uses of its tools at its provider `during` this time, the newest `most` of them at
 * most; `isAll` says that these are all. A use that was recorded in error never happened; of an erased patient nothing can be read.
 */
export async function readConformance(
	db: Db,
	client: Pick<Client, "name" | "providerId" | "tools">,
	{ from, until }: During,
	most: number,
): Promise<Conformance & { readonly isAll: boolean }> {
	const rows = await db.read
		.select({ use: uses.id, no: patients.no, id: patients.id, wrapped: patientKeys.wrapped })
		.from(uses)
		.innerJoin(patients, eq(patients.no, uses.patientNo))
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(
			and(
				eq(uses.providerId, client.providerId),
				inArray(uses.toolId, [...client.tools]),
				isNotNull(uses.sourceIndex),
				gte(uses.usedAt, from),
				lt(uses.usedAt, until),
			),
		)
		.orderBy(desc(uses.usedAt), desc(uses.seq))
		.limit(most + 1);
	const isAll = rows.length <= most;
	const wanted = new Set(rows.slice(0, most).map(({ use }) => use));
	const subjects = new Map<number, Subject>();
	for (const { no, id, wrapped } of rows)
		if (!subjects.has(no)) subjects.set(no, { no, id, seal: db.vault.patientSeal(id, wrapped) });
	const reported: ReportedUse[] = [];
	const looks: Look[] = [];
	const members = [...subjects.values()];
	for (let at = 0; at < members.length; at += TOGETHER) {
		const group = members.slice(at, at + TOGETHER);
		reported.push(...(await usesOf(db, client, group, wanted)));
		looks.push(...(await looksAt(db, client, group, { from, until })));
	}
	const askings = looks.flatMap(({ what, patientNo, tool, answer, at }): Asking[] =>
		what === "asked" && tool !== null && answer !== null ? [{ patientNo, tool, answer, at }] : [],
	);
	const changes = looks.filter(({ what, at }) => what === "change-told" && at >= from);
	return { ...conformanceOf(reported, askings, changes), isAll };
}

type Whose = Pick<Client, "name" | "providerId">;

/** Those of the wanted uses that this client reported itself: another client of the tool has its own. */
async function usesOf(
	db: Db,
	{ name }: Whose,
	subjects: readonly Subject[],
	wanted: ReadonlySet<string>,
): Promise<readonly ReportedUse[]> {
	const found = await entriesOfKinds(db.read, subjects, ["use.reported", "entry.in-error"]);
	return [...found].flatMap(([patientNo, entries]) =>
		usesIn(entries)
			.filter(({ id, inErrorAt, body: { recorder } }) => {
				const isTheirs = recorder.who === "system" && recorder.name === name;
				return wanted.has(id) && inErrorAt === null && isTheirs;
			})
			.map(({ id, usedAt, body: { tool } }) => ({ id, patientNo, tool, usedAt })),
	);
}

interface Look {
	readonly patientNo: number;
	readonly what: string;
	readonly tool: string | null;
	readonly answer: string | null;
	readonly at: Date;
}

/** Its questions in care about these patients, and what it was told of them. That a tool changed for everybody is told without a look at anybody. */
async function looksAt(
	db: Db,
	{ name, providerId }: Whose,
	subjects: readonly Subject[],
	{ from, until }: During,
): Promise<readonly Look[]> {
	const { patientNo, what, tool, answer, at } = lookUps;
	const rows = await db.read
		.select({ patientNo, what, tool, answer, at })
		.from(lookUps)
		.where(
			and(
				inArray(
					patientNo,
					subjects.map(({ no }) => no),
				),
				and(eq(lookUps.who, "machine"), eq(lookUps.name, name), eq(lookUps.providerId, providerId)),
				or(and(eq(what, "asked"), eq(lookUps.purpose, "care")), eq(what, "change-told")),
				and(gte(at, new Date(from.getTime() - BEFORE)), lt(at, until)),
			),
		);
	return rows.flatMap(({ patientNo: no, ...look }) => (no === null ? [] : [{ patientNo: no, ...look }]));
}
