/**
 * Looks many numbers up in one query. What the rule answers is `app/core/decision.ts`, as for one patient: this file only reads
 * the same rows in fewer steps, and spares the rule rows that cannot matter to it.
 */
import { and, eq, sql } from "drizzle-orm";
import type { ClientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import type { StandingRow } from "#app/core/standing-row.ts";
import { fromStored } from "#app/core/stored-row.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Reader } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { entries, patientServices, patients, standing } from "#db/schema.ts";
import { canaryOf } from "./canary.store.server.ts";
import { type Checked, notOnList } from "./checked.ts";
import { decideOn } from "./decide.store.server.ts";

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

const numbersQuery = (handle: Reader) =>
	prepared(handle, "lists.numbers", (q) =>
		q
			.select({
				index: patients.nhsIndex,
				no: patients.no,
				services: sql<
					string | null
				>`(SELECT group_concat(${patientServices.serviceId}, ' ') FROM ${patientServices}
					WHERE ${patientServices.patientNo} = ${patients.no})`,
				kind: standing.kind,
				who: standing.who,
				tool: standing.tool,
				purpose: standing.purpose,
				seq: standing.seq,
				rest: standing.rest,
				ref: entries.ref,
			})
			.from(sql`json_each(${sql.placeholder("indexes")}) AS wanted`)
			.innerJoin(patients, sql`${patients.nhsIndex} = wanted.value`)
			.leftJoin(standing, and(eq(standing.patientNo, patients.no), sql`NOT (${cannotMatter})`))
			.leftJoin(entries, eq(entries.seq, standing.seq))
			.prepare(),
	);

interface Person {
	readonly no: number;
	readonly services: string;
	readonly rows: StandingRow[];
	readonly refs: Map<number, string>;
}

/**
 * The answer for each of these numbers, by their index; none for who is on no list of the actor's provider (the operator's are all
 * lists). For a machine such a patient is `not-on-list` by name, for the look is theirs to read, and the provider's canary is on all lists. Each answer is what the rule gives for that patient
 * alone.
 */
export async function checkNumbers(
	read: Reader,
	actor: StaffActor | SystemActor | ClientActor,
	register: KnownRegister,
	{ tool, purpose, at }: AskedOfAll,
	asked: readonly AskedNumber[],
): Promise<Map<string, Checked>> {
	const optOuts = new Map(asked.map(({ index, optOut }) => [index, optOut]));
	const people = await peopleOf(read, register, tool, [...optOuts.keys()]);
	const listsOf = listsIn(register, actor);
	const canary = actor.role === "client" ? await canaryOf(read, actor.providerId) : undefined;
	const answers = new Map<string, Checked>();
	for (const [index, person] of people) {
		const isCanary = actor.role === "client" && person.no === canary;
		const services = isCanary ? allServices(register, actor.providerId) : listsOf(person.services);
		if (services.size === 0) {
			if (actor.role === "client") answers.set(index, notOnList(person.no, at));
			continue;
		}
		const decision = decideOn(register, person.rows, {
			tool,
			purpose,
			services,
			onList: true,
			at,
			optOut: optOuts.get(index) ?? false,
		});
		answers.set(index, {
			patientNo: person.no,
			answer: decision.answer,
			reason: decision.reason,
			ref: decision.choiceSeq === null ? null : (person.refs.get(decision.choiceSeq) ?? null),
			notice: decision.notice,
			expires: decision.expires,
			lawEnds: decision.lawEnds,
		});
	}
	return answers;
}

async function peopleOf(
	read: Reader,
	register: KnownRegister,
	tool: KnownTool,
	indexes: readonly string[],
): Promise<Map<string, Person>> {
	const found = await numbersQuery(read).execute({
		indexes: JSON.stringify(indexes),
		tool: tool.number,
		tools: JSON.stringify([...register.byNumber.keys()]),
	});
	const people = new Map<string, Person>();
	for (const { index, no, services, kind, who, tool: number, purpose, seq, rest, ref } of found) {
		let person = people.get(index);
		if (person === undefined) {
			person = { no, services: services ?? "", rows: [], refs: new Map() };
			people.set(index, person);
		}
		if (kind === null || who === null || number === null || purpose === null || seq === null || rest === null)
			continue;
		const named = number === 0 ? null : (register.byNumber.get(number)?.id ?? "");
		const scope = purpose === 0 ? null : (PURPOSES[purpose - 1] ?? `position ${purpose}`);
		person.rows.push(fromStored({ kind, who, tool: named, purpose: scope, seq, rest }));
		if (ref !== null) person.refs.set(seq, ref);
	}
	return people;
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
