/** What happens on a birthday: from the provider's own age a young person decides with a parent, later alone, and at 18 it is looked at again. */
import { dayOf, isDay } from "#app/core/calendar.ts";
import type { DecisionStatus, Entry } from "#app/core/entry.ts";
import { type Ages, LAST_AGE, parentsEndAt } from "./trust.ts";
import type { RecordedPerson } from "./trusted-in.ts";

/** An age that was reached, on this ISO day. */
interface Birthday {
	readonly age: number;
	readonly on: string;
}

/** The day on which somebody completes so many years; on 1 March where they were born on 29 February and the year has none. */
function birthdayOf(birthDate: string, age: number): Birthday {
	const year = Number(birthDate.slice(0, 4)) + age;
	const on = `${year}${birthDate.slice(4)}`;
	return { age, on: isDay(on) ? on : `${year}-03-01` };
}

/**
 * The birthdays that have come and were not acted on, the first one first. What was arranged on the birthday or later knew the age, so
 * nothing is handed over for it.
 */
export function birthdaysDue(
	entries: readonly Entry[],
	birthDate: string,
	ages: Ages,
	today: string,
): readonly Birthday[] {
	const arranged = entries.find(({ body }) => body.kind === "trust.given" || body.kind === "status.changed");
	if (arranged === undefined) return [];
	const done = new Set(
		entries.flatMap(({ body }) =>
			body.kind === "status.changed" && body.version === 2 && body.because.what === "age"
				? [body.because.age]
				: [],
		),
	);
	return [...new Set([ages.own, parentsEndAt(ages), LAST_AGE])]
		.sort((a, b) => a - b)
		.map((age) => birthdayOf(birthDate, age))
		.filter(({ age, on }) => on <= today && dayOf(arranged.at) < on && !done.has(age));
}

/** What a birthday changes: who decides then, and the parents whose authority ends with it. */
interface HandOver {
	readonly status: DecisionStatus;
	readonly ended: readonly RecordedPerson[];
	/** A person asks them again: who decides changed, or somebody else still decides for an adult. */
	readonly asks: boolean;
}

/**
 * What this birthday does. An attorney or deputy goes on deciding for who is represented, and so does what staff assessed on that day or
 * later: only a person can find that somebody cannot decide.
 */
export function handOver(
	{ age, on }: Birthday,
	entries: readonly Entry[],
	people: readonly RecordedPerson[],
	now: DecisionStatus,
	ages: Ages,
): HandOver {
	const acting = people.filter(({ endedAt, until }) => endedAt === null && (until === null || until >= on));
	const isGrown = age >= parentsEndAt(ages);
	const ended = isGrown ? acting.filter(({ authority }) => authority === "parent") : [];
	const isAssessed = entries.some(
		({ at, body }) =>
			body.kind === "status.changed" &&
			(body.version === 1 || body.because.what === "assessed") &&
			dayOf(at) >= on,
	);
	const isKept = isAssessed || (now === "represented" && acting.some(isAppointed));
	const byAge = isGrown || !acting.some(isDecidingParent) ? "self" : "jointly";
	const status = now === "self" || isKept ? now : byAge;
	return { status, ended, asks: status !== now || ended.length > 0 || (isGrown && status !== "self") };
}

function isAppointed({ authority, may }: RecordedPerson): boolean {
	return may === "decide" && (authority === "attorney" || authority === "deputy");
}

function isDecidingParent({ authority, may }: RecordedPerson): boolean {
	return may === "decide" && authority === "parent";
}
