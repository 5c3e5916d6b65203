/**
 * Looks many numbers up in one query. What the rule answers is `app/core/decision.ts`, as for one patient: this file only reads
 * the same rows in fewer steps, and spares the rule rows that cannot matter to it.
 */
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { ClientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { decide, type Question } from "#app/core/decision.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import type { StandingRow } from "#app/core/standing-row.ts";
import { fromStored } from "#app/core/stored-row.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Reader } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { entries, patientServices, patients, standing } from "#db/schema.ts";
import { canaryOf } from "./canary.store.server.ts";
import { type Checked, notOnList } from "./checked.ts";
import { questionOf } from "./decide.store.server.ts";

/** A number as it is found by, and whether its owner opted out of other uses than care. */
export interface AskedNumber {
	readonly index: string;
	readonly optOut: boolean;
}

/** What is asked of every number. */
export interface AskedOfAll {
	readonly tool: KnownTool;
	readonly purpose: Purpose;
	readonly at: Date;
}

const DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

/**
 * A patient's own plain choice about another tool, which surely can be understood: whatever else it says, it changes nothing here.
 * All other rows go to the rule, those that cannot be understood too, since one of them makes every answer `could-not-tell`.
 * The patterns have no `*`: each says every sign of the text (`app/core/stored-row.ts`).
 */
const cannotMatter = sql`${standing.kind} = 'choice' AND ${standing.who} = '' AND ${standing.tool} <> 0
	AND ${standing.tool} <> ${sql.placeholder("tool")} AND ${standing.purpose} BETWEEN 0 AND ${sql.raw(String(PURPOSES.length))}
	AND ${standing.seq} > 0 AND ${standing.tool} IN (SELECT value FROM json_each(${sql.placeholder("tools")}))
	AND (${standing.rest} GLOB ${sql.raw(`'yes - [1-9] 0 - ${DAY}'`)}
	OR ${standing.rest} GLOB 'no - [1-9] ' || ${standing.seq} || ${sql.raw(`' - ${DAY}'`)}
	OR ${standing.rest} GLOB 'unsure - [1-9] ' || ${standing.seq} || ${sql.raw(`' - ${DAY}'`)})`;

/** From so many numbers on they are looked up in the order of the pages that they are on. */
const SORTED_FROM = 100;

const indexes = sql.placeholder("indexes");

/** Where each wanted number stood, and whose it is. */
const foundOne = sql`(SELECT wanted.key AS place, ${patients.no} AS no FROM json_each(${indexes}) AS wanted
	INNER JOIN ${patients} ON ${patients.nhsIndex} = wanted.value) AS found`;

/**
 * The same, sorted first by the index and then by the patient, so that neighbours come one after the other: each page is read once, and a small cache
 * does. Without a limit SQLite would sort nothing, for what is outside asks for no order.
 */
const foundSorted = sql`(SELECT wanted.key AS place, ${patients.no} AS no
	FROM (SELECT key, value FROM json_each(${indexes}) ORDER BY value LIMIT -1) AS wanted
	CROSS JOIN ${patients} ON ${patients.nhsIndex} = wanted.value ORDER BY ${patients.no} LIMIT -1) AS found`;

const numbersQuery = (handle: Reader, name: string, found: SQL) =>
	prepared(handle, name, (q) =>
		q
			.select({
				place: sql<number>`found.place`,
				no: sql<number>`found.no`,
				services: sql<
					string | null
				>`(SELECT group_concat(${patientServices.serviceId}, ' ') FROM ${patientServices}
					WHERE ${patientServices.patientNo} = found.no)`,
				kind: standing.kind,
				who: standing.who,
				tool: standing.tool,
				purpose: standing.purpose,
				seq: standing.seq,
				rest: standing.rest,
				ref: entries.ref,
			})
			.from(found)
			.leftJoin(standing, and(sql`${standing.patientNo} = found.no`, sql`NOT (${cannotMatter})`))
			.leftJoin(entries, eq(entries.seq, standing.seq))
			.prepare(),
	);

interface Person {
	readonly no: number;
	readonly services: string;
	readonly rows: StandingRow[];
	/** The receipt reference of each row, in the same order; null where it has none. */
	readonly refs: (string | null)[];
}

/** The same as `checkInOrder` says, by the index of each number; none for who is on no list. */
export async function checkNumbers(
	read: Reader,
	actor: StaffActor | SystemActor | ClientActor,
	register: KnownRegister,
	about: AskedOfAll,
	asked: readonly AskedNumber[],
): Promise<Map<string, Checked>> {
	const answers = await checkInOrder(read, actor, register, about, asked);
	return new Map(
		asked.flatMap(({ index }, place) => {
			const answer = answers[place];
			return answer === undefined ? [] : [[index, answer] as const];
		}),
	);
}

/**
 * The answer for each of these numbers, in their order; undefined for who is on no list of the actor's provider (the operator's are all
 * lists). For a machine such a patient is `not-on-list` by name, for the look is theirs to read, and the provider's canary is on all lists. Each answer is what the rule gives for that patient
 * alone.
 */
export async function checkInOrder(
	read: Reader,
	actor: StaffActor | SystemActor | ClientActor,
	register: KnownRegister,
	about: AskedOfAll,
	asked: readonly AskedNumber[],
): Promise<(Checked | undefined)[]> {
	const people = await peopleOf(read, register, about.tool, asked);
	const listsOf = listsIn(register, actor);
	const questionOn = questionsOf(register, about);
	const canary = actor.role === "client" ? await canaryOf(read, actor.providerId) : undefined;
	return asked.map(({ optOut }, place) => {
		const person = people[place];
		if (person === undefined) return undefined;
		const isCanary = actor.role === "client" && person.no === canary;
		const services = isCanary ? allServices(register, actor.providerId) : listsOf(person.services);
		if (services.size === 0) return actor.role === "client" ? notOnList(person.no, about.at) : undefined;
		const decision = decide(person.rows, questionOn(services, optOut));
		return {
			patientNo: person.no,
			answer: decision.answer,
			reason: decision.reason,
			ref: decision.choiceSeq === null ? null : refOf(person, decision.choiceSeq),
			notice: decision.notice,
			expires: decision.expires,
			lawEnds: decision.lawEnds,
		};
	});
}

/** By the place of the number that was asked for. A number that comes twice is found twice. */
async function peopleOf(
	read: Reader,
	register: KnownRegister,
	tool: KnownTool,
	asked: readonly AskedNumber[],
): Promise<(Person | undefined)[]> {
	const query =
		asked.length < SORTED_FROM
			? numbersQuery(read, "lists.numbers", foundOne)
			: numbersQuery(read, "lists.numbers-sorted", foundSorted);
	const found = await query.execute({
		indexes: JSON.stringify(asked.map(({ index }) => index)),
		tool: tool.number,
		tools: JSON.stringify([...register.byNumber.keys()]),
	});
	const people: (Person | undefined)[] = [];
	for (const { place, no, services, kind, who, tool: number, purpose, seq, rest, ref } of found) {
		let person = people[place];
		if (person === undefined) {
			person = { no, services: services ?? "", rows: [], refs: [] };
			people[place] = person;
		}
		if (kind === null || who === null || number === null || purpose === null || seq === null || rest === null)
			continue;
		const named = number === 0 ? null : (register.byNumber.get(number)?.id ?? "");
		const scope = purpose === 0 ? null : (PURPOSES[purpose - 1] ?? `position ${purpose}`);
		person.rows.push(fromStored({ kind, who, tool: named, purpose: scope, seq, rest }));
		person.refs.push(ref);
	}
	return people;
}

function refOf({ rows, refs }: Person, choiceSeq: number): string | null {
	return refs[rows.findIndex(({ seq }) => seq === choiceSeq)] ?? null;
}

/** What the rule is asked for people on these lists: the same for all of them, so it is put together once. */
function questionsOf(
	register: KnownRegister,
	{ tool, purpose, at }: AskedOfAll,
): (services: ReadonlySet<string>, optOut: boolean) => Question {
	const known = new Map<ReadonlySet<string>, Question>();
	return (services, optOut) => {
		let question = known.get(services);
		if (question === undefined) {
			question = questionOf(register, { tool, purpose, services, onList: true, at });
			known.set(services, question);
		}
		return optOut ? { ...question, optOut } : question;
	};
}

function allServices({ services }: KnownRegister, providerId: string): Set<string> {
	return new Set([...services].flatMap(([id, service]) => (service.providerId === providerId ? [id] : [])));
}

/** The services among these that are the actor's. Few combinations are of many patients. */
function listsIn(
	register: KnownRegister,
	actor: StaffActor | SystemActor | ClientActor,
): (joined: string) => Set<string> {
	const known = new Map<string, Set<string>>();
	const isTheirs = (id: string) =>
		id !== "" && (actor.role === "system" || register.services.get(id)?.providerId === actor.providerId);
	return (joined) => {
		const before = known.get(joined);
		if (before !== undefined) return before;
		const services = new Set(joined.split(" ").filter(isTheirs));
		known.set(joined, services);
		return services;
	};
}
