/** Random histories for the properties: few tools, people and purposes, so that entries meet each other often. */
import fc from "fast-check";
import { WISHES } from "#app/core/death-entry.ts";
import type { Question } from "#app/core/decision.ts";
import { ANSWERS, DECISION_STATUSES, type Entry, type EntryBody } from "#app/core/entry.ts";
import { paperConflicts } from "#app/core/paper-conflict.ts";
import { WAYS } from "#app/core/said.ts";
import { BASES, PURPOSES, type Purpose } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import { deciderOf } from "#app/core/standing-row.ts";
import {
	aChoice,
	aDeath,
	anEntry,
	anError,
	anOverride,
	anOverrideEnded,
	anUndoing,
	aPause,
	aPauseClosed,
	aSaying,
	aStatus,
	aTool,
	aTrust,
	aTrustEnded,
	aWish,
	EYE,
	minutesAfterNoon,
	NOON,
	theAttorney,
	theMother,
	thePatient,
} from "./builders.ts";

/** How many runs a property makes: more when there is time. */
export const RUNS = { numRuns: process.env["LONG_TESTS"] ? 30_000 : 300 };

export const decider = fc.constantFrom(thePatient, thePatient, theMother, theAttorney);
export const way = fc.constantFrom(...WAYS);
export const purpose = fc.constantFrom("care", "care", "care", ...PURPOSES);
const tool = fc.constantFrom(EYE, EYE, EYE, "skin-photo");
const dispute = fc.constantFrom("dispute-1", "dispute-2");
const earlier = fc.integer({ min: 1, max: 14 });
const minutes = fc.integer({ min: -120, max: 120 });
const days = fc.constantFrom("2026-11-01", "2026-11-20", "2026-11-21", "2026-11-22");

const lastDay = fc.constantFrom(null, null, "2026-11-20", "2026-11-21");

/** A scope that speaks about the eye scan tool or any, in care, research or any. */
export const scope = fc.record({
	tool: fc.constantFrom(EYE, EYE, null, "skin-photo"),
	purpose: fc.constantFrom("care" as const, "care" as const, null, "research" as const),
});

export const choice: fc.Arbitrary<EntryBody> = fc
	.record({
		scope,
		answer: fc.constantFrom(...ANSWERS),
		decider,
		way,
		notice: fc.integer({ min: 1, max: 3 }),
		settles: fc.boolean(),
		day: days,
	})
	.map(({ scope, answer, decider, way, notice, settles, day }) =>
		aChoice({
			scope,
			answer,
			notice: scope.tool === null ? null : notice,
			saidOn: way === "paper" ? day : null,
			...(settles && way === "phone" ? { settles } : {}),
			said: aSaying(decider, way),
		}),
	);

/** Wishes for after death, mostly about research: choices are about that too. */
export const wishes = fc.record(
	{ planning: fc.constantFrom(...WISHES), research: fc.constantFrom(...WISHES) },
	{ requiredKeys: ["research"] },
);

const adding: fc.Arbitrary<EntryBody> = fc.oneof(
	{ weight: 10, arbitrary: choice },
	{ weight: 2, arbitrary: fc.constantFrom(...DECISION_STATUSES).map(aStatus) },
	{ weight: 1, arbitrary: fc.tuple(dispute, tool).map(([id, of]) => aPause(id, of)) },
	{ weight: 2, arbitrary: fc.tuple(dispute, tool).map(([id, of]) => aPauseClosed(id, of)) },
	{ weight: 1, arbitrary: earlier.map(anOverrideEnded) },
	{
		weight: 1,
		arbitrary: fc
			.tuple(fc.constantFrom(theMother, theAttorney), lastDay, fc.boolean())
			.map(([who, until, helps]) => aTrust(who, { until, ...(helps && { may: "help" }) })),
	},
	{ weight: 1, arbitrary: fc.constantFrom(theMother, theAttorney).map(aTrustEnded) },
	{ weight: 1, arbitrary: wishes.map(aWish) },
	{ weight: 1, arbitrary: fc.constant(aDeath()) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(tool, minutes)
			.map(([of, ends]) => anOverride({ tool: of, ends: minutesAfterNoon(ends).toISOString() })),
	},
);

const correcting: fc.Arbitrary<EntryBody> = fc.oneof(earlier.map(anUndoing), earlier.map(anError));

/** Entries that only add, in their order; forms are compared with what stood when they were keyed in. */
export const additions = historyOf(adding);

/** Entries of every kind, corrections of corrections among them. */
export const history = historyOf(
	fc.oneof({ weight: 5, arbitrary: adding }, { weight: 1, arbitrary: correcting }),
);

function historyOf(body: fc.Arbitrary<EntryBody>): fc.Arbitrary<Entry[]> {
	// Few histories would end so by chance, with the wish of somebody who died last.
	const ends = fc.oneof(
		{ weight: 9, arbitrary: fc.constant([]) },
		{ weight: 1, arbitrary: wishes.map((wished) => [aWish(wished), aDeath()]) },
	);
	return fc.tuple(fc.array(fc.tuple(body, minutes), { maxLength: 14 }), ends).map(([bodies, last]) => {
		const entries: Entry[] = [];
		for (const [body, at] of bodies) record(entries, body, minutesAfterNoon(at));
		for (const body of last) record(entries, body);
		return entries;
	});
}

/** Adds one more entry, as the portal records it. */
export function record(entries: Entry[], body: EntryBody, at = minutesAfterNoon(-1)): void {
	const seq = entries.length + 1;
	if (body.kind !== "choice.made" || body.saidOn === null) entries.push(anEntry(body, seq, at));
	else {
		const { scope, answer, saidOn } = body;
		const disagreesWith = paperConflicts(fold(entries), { scope, answer, saidOn, who: deciderOf(body) });
		entries.push(anEntry(disagreesWith.length === 0 ? body : { ...body, disagreesWith }, seq, at));
	}
}

const basis = fc.constantFrom(...BASES);
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 9);

/** Any question about the eye scan tool. */
export const question: fc.Arbitrary<Question> = fc
	.record({
		basis: fc.record(
			{ care: basis, planning: basis, research: basis, training: basis, synthetic: basis },
			{ requiredKeys: ["care"] },
		),
		planning: fc.option(fc.constantFrom("objection" as const, "consent" as const), { nil: undefined }),
		flags: fc.record({
			usesPatientData: fc.boolean(),
			machineAlone: rarely,
			paused: rarely,
			retired: rarely,
			reaskOnMaterial: fc.boolean(),
		}),
		usedHere: rarely.map((not) => !not),
		onList: rarely.map((not) => !not),
		notices: fc.record({
			notice: fc.constantFrom(null, 2, 3),
			materialNotice: fc.constantFrom(null, 2, 3),
		}),
		laws: fc.oneof(
			{ weight: 9, arbitrary: fc.constant<[number, number, Purpose | null][]>([]) },
			fc.array(fc.tuple(minutes, minutes, fc.constantFrom(null, ...PURPOSES)), { maxLength: 3 }),
		),
		purpose,
		optOut: fc.boolean(),
	})
	.map(({ basis, planning, flags, usedHere, onList, notices, laws, purpose, optOut }) => ({
		tool: aTool({
			basis,
			...(planning && { planning }),
			...flags,
			usedHere,
			...notices,
			laws: laws.map(([starts, ends, only]) => ({
				name: "Act",
				starts: minutesAfterNoon(starts),
				ends: minutesAfterNoon(ends),
				purpose: only,
			})),
		}),
		purpose,
		at: NOON,
		onList,
		optOut,
	}));
