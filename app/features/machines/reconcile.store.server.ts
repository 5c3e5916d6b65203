/**
 * A client compares what it holds with the record: first by groups, then patient by patient in the groups that differ. It must have followed the
 * feed to its end, so that what differs is not only on its way. Each comparison is kept, and is a look at whoever is in it.
 */
import { desc, eq } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type AskedOfAll, checkNumbers } from "#app/features/record/check-numbers.store.server.ts";
import { countClientDay } from "#app/features/record/client-day.store.server.ts";
import { Members } from "#app/features/record/list-members.ts";
import { logListLook } from "#app/features/record/look-list.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { reconciliations } from "#db/schema.ts";
import { readPage } from "./changes.store.server.ts";
import { type Cursor, cursorText } from "./changes-cursor.ts";
import {
	type Different,
	differingGroups,
	type Group,
	groupOf,
	groupsOf,
	type Held,
	isWithin,
	namedIn,
	type Stretch,
} from "./held.ts";
import { ourAnswers, usualAnswer } from "./our-answers.store.server.ts";
import { MOST_HELD } from "./reconcile.forms.ts";
import { comparisonsOf } from "./reconciled.store.server.ts";

/** What is compared with what: `asked` for whom, and until where the client had followed the feed. */
export interface Comparing {
	readonly client: ClientActor;
	readonly register: KnownRegister;
	readonly asked: AskedOfAll;
	readonly cursor: Cursor;
	/** Lets others be answered in between. */
	readonly turn: () => Promise<unknown>;
}

/** What came out. */
export interface Compared {
	readonly usual: DecisionAnswer;
	/** How many answers are to be held, and how many are. */
	readonly ours: number;
	readonly theirs: number;
	readonly differing: readonly string[];
}

/** `gone`: the cursor is of another record. `behind`: something was told after it, so the client follows first. */
export type NotCompared = "gone" | "behind";

/** Compares groups. What differs is kept for the AI lead until the client compares again. */
export async function compareGroups(
	db: Db,
	comparing: Comparing,
	groups: readonly Group[],
): Promise<Result<Compared, NotCompared>> {
	const { client, register, asked, cursor } = comparing;
	const ours = await ourAnswers(db, client, register, asked, comparing.turn);
	const place = await placeOf(db, comparing);
	if (place !== "here") return refuse(place);
	const differing = differingGroups(groupsOf(ours, db.vault.sha256), groups);
	const theirs = groups.reduce((sum, { count }) => sum + count, 0);
	await db.write(async (q) => {
		await look(
			q,
			comparing,
			ours.map(({ no }) => no),
		);
		await q
			.insert(reconciliations)
			.values({
				...{ clientId: client.clientId, toolId: asked.tool.id, purpose: asked.purpose, at: asked.at },
				...{ cursor: cursorText(cursor), ours: ours.length, theirs, groups: differing.length },
			})
			.returning({ id: reconciliations.id });
	});
	return ok({ usual: usualAnswer(register, client, asked), ours: ours.length, theirs, differing });
}

/** What was named of a stretch, and the number from which to go on; null where all of the groups was gone through. */
export interface NamedHere {
	readonly differences: readonly Different[];
	readonly next: string | null;
}

/**
 * Names what differs in this stretch of these groups, of which the client sends all that it holds. "not-compared" where it has not compared its groups at
 * this cursor before.
 */
export async function nameDifferences(
	db: Db,
	comparing: Comparing,
	groups: readonly string[],
	sent: { readonly held: readonly Held[]; readonly stretch: Stretch },
): Promise<Result<NamedHere, NotCompared | "not-compared">> {
	const { client, register, asked } = comparing;
	const all = await ourAnswers(db, client, register, asked, comparing.turn);
	const inGroups = all.filter(({ nhsNumber }) => groups.includes(groupOf(nhsNumber)));
	const { stretch, next, differences } = namedIn(inGroups, sent.held, sent.stretch, MOST_HELD);
	const ours = inGroups.filter(({ nhsNumber }) => isWithin(nhsNumber, stretch));
	const held = sent.held.filter(({ nhsNumber }) => isWithin(nhsNumber, stretch));
	const indexOf = db.vault.indexes("nhs-number");
	const numbers = held.map(({ nhsNumber }) => ({ index: indexOf(nhsNumber), optOut: false }));
	const found = await checkNumbers(db.read, client, register, asked, numbers);
	const place = await placeOf(db, comparing);
	if (place !== "here") return refuse(place);
	const nos = new Map<string, number | null>(ours.map(({ no, nhsNumber }) => [nhsNumber, no]));
	for (const { nhsNumber } of held)
		if (!nos.has(nhsNumber)) nos.set(nhsNumber, found.get(indexOf(nhsNumber))?.patientNo ?? null);
	return db.write(async (q) => {
		const [last] = await comparisonsOf(q, client.clientId, asked.tool.id, asked.purpose)
			.orderBy(desc(reconciliations.id))
			.limit(1);
		if (last === undefined || last.cursor !== cursorText(comparing.cursor)) return refuse("not-compared");
		await look(
			q,
			comparing,
			[...nos.values()].filter((no) => no !== null),
		);
		const named = differences.map(({ nhsNumber, what }): [number | null, string] => [
			nos.get(nhsNumber) ?? null,
			what,
		]);
		const before = last.differences ?? [];
		const known = new Set(before.map(([no, what]) => `${no} ${what}`));
		const isNew = ([no, what]: [number | null, string]) => no === null || !known.has(`${no} ${what}`);
		await q
			.update(reconciliations)
			.set({ differences: [...before, ...named.filter(isNew)] })
			.where(eq(reconciliations.id, last.id))
			.returning({ id: reconciliations.id });
		return ok({ differences, next });
	});
}

/** Asked after the answers were read: what came in meanwhile is "behind" too. */
async function placeOf(
	db: Db,
	{ client, register, asked, cursor }: Comparing,
): Promise<"here" | NotCompared> {
	const page = await readPage(db, client, register, cursor, 1, () => false, asked.at);
	if (page === "gone" || page === "known") return "gone";
	return page.changes.length === 0 && !page.more ? "here" : "behind";
}

/** Also where nobody is found, as with every question of a machine, the count of the day is written. */
async function look(q: Writer, { client, asked }: Comparing, nos: readonly number[]): Promise<void> {
	const members = new Members();
	for (const no of nos) members.add(no);
	const list = { tool: asked.tool.id, purpose: asked.purpose, people: members.count, parts: members.parts() };
	await logListLook(q, client, list, asked.at);
	await countClientDay(q, client, members.count, asked.at);
}
