/** What happens on a birthday: from the provider's own age a young person decides with a parent, later alone, and at 18 it is looked at again. */
import { dayOf, isDay } from "#app/core/calendar.ts";
import type { DecisionStatus, Entry } from "#app/core/entry.ts";
import { latestStatusWord, type StatusWord } from "./assessed.ts";
import { type Ages, LAST_AGE, parentsEndAt, statusByAge } from "./trust.ts";
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
 * nothing is handed over for it; unless the birth date was corrected since, and the age that was gone by is behind.
 */
export function birthdaysDue(
	entries: readonly Entry[],
	birthDate: string,
	ages: Ages,
	today: string,
): readonly Birthday[] {
	const arranged = entries.find(({ body }) => body.kind === "trust.given" || body.kind === "status.changed");
	if (arranged === undefined) return [];
	const word = latestStatusWord(entries);
	return [...new Set([ages.own, parentsEndAt(ages), LAST_AGE])]
		.sort((a, b) => a - b)
		.map((age) => birthdayOf(birthDate, age))
		.filter(
			(birthday) =>
				birthday.on <= today &&
				(dayOf(arranged.at) < birthday.on || isBehind(word, birthday.age, ages)) &&
				!isDone(entries, birthday),
		);
}

/** What was done before the day, for a birth date that was wrong, has to be done again on it. */
function isDone(entries: readonly Entry[], { age, on }: Birthday): boolean {
	return entries.some(
		({ at, body }) =>
			body.kind === "status.changed" &&
			body.version === 2 &&
			body.because.what === "age" &&
			body.because.age === age &&
			dayOf(at) >= on,
	);
}

/** Does the age alone say who decides, and it was a younger one than this? */
function isBehind(word: StatusWord | undefined, age: number, ages: Ages): boolean {
	if (word?.by !== "age" || age > parentsEndAt(ages)) return false;
	return age === parentsEndAt(ages) ? word.status !== "self" : word.status === "represented";
}

/**
 * Who decides by the age as it is now known, where a birthday was acted on that has not come: the birth date was corrected. Undefined
 * where nothing was handed over too early.
 */
export function handedTooEarly(
	entries: readonly Entry[],
	birthDate: string,
	ages: Ages,
	today: string,
): Exclude<DecisionStatus, "self"> | undefined {
	const word = latestStatusWord(entries);
	if (word?.by !== "age") return undefined;
	const status = statusByAge(birthDate, ages, today);
	if (status === "self" || status === word.status || word.status === "represented") return undefined;
	const isEarly = word.birthday === null || birthdayOf(birthDate, word.birthday).on > today;
	return isEarly ? status : undefined;
}

/** What a birthday changes: who decides then, and the parents whose authority ends with it. */
interface HandOver {
	readonly status: DecisionStatus;
	readonly ended: readonly RecordedPerson[];
	/** A person asks them again: who decides changed, or somebody else still decides for an adult. */
	readonly asks: boolean;
}

/**
 * What this birthday does. Only what an age decided is handed over by one: what a person found holds, for only a person can find that
 * somebody can or cannot decide. An attorney or deputy goes on deciding for who is represented.
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
	const word = latestStatusWord(entries);
	const isNew = word !== undefined && word.by !== "age" && dayOf(word.at) >= on;
	const isHeld = isNew || holds(word, isGrown);
	const byAge = isGrown || !acting.some(isDecidingParent) ? "self" : "jointly";
	const isKept = isHeld || (now === "represented" && acting.some(isAppointed));
	const status = now === "self" || isKept ? now : byAge;
	const isOdd = status !== "self" && (isGrown || (isHeld && !isNew && status !== byAge));
	return { status, ended, asks: status !== now || ended.length > 0 || isOdd };
}

/**
 * Does what a person found outlast this birthday? No adult decides together with a parent, and whether a child understands is not asked of
 * somebody whom the law takes to be able to (Mental Capacity Act 2005, sections 1 and 2).
 */
function holds(word: StatusWord | undefined, isGrown: boolean): boolean {
	if (word === undefined || word.by === "age") return false;
	return !isGrown || (word.by === "mind" && word.status !== "jointly");
}

function isAppointed({ authority, may }: RecordedPerson): boolean {
	return may === "decide" && (authority === "attorney" || authority === "deputy");
}

function isDecidingParent({ authority, may }: RecordedPerson): boolean {
	return may === "decide" && authority === "parent";
}
