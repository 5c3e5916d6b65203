/**
 * Entries, tools and questions with ordinary values, so that a test says only what it is about. The day is always
 * 21 November 2026, the tool is the eye scan tool, and the patient speaks for themself, online, without help.
 */
import { type Decision, decide, type Question } from "#app/core/decision.ts";
import type { Answer, Entry, EntryBody } from "#app/core/entry.ts";
import type { Decider, Said, Way } from "#app/core/said.ts";
import type { Scope } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";

type Body<Kind extends EntryBody["kind"]> = Extract<EntryBody, { kind: Kind }>;

export const NOON = new Date("2026-11-21T12:00:00Z");
export const EYE = "eye-scan";
export const EVERYTHING: Scope = { tool: null, purpose: null };

/** The instant so many minutes after noon of the day, or before. */
export function minutesAfterNoon(minutes: number): Date {
	return new Date(NOON.getTime() + minutes * 60_000);
}

/** Entries in the order given: seq 1, 2, 3 …, each a minute after the other, all before noon. */
export function entries(...bodies: readonly EntryBody[]): Entry[] {
	return bodies.map((body, at) => anEntry(body, at + 1, minutesAfterNoon(at - bodies.length)));
}

/** One entry at its place in the record. */
export function anEntry<Kind extends EntryBody>(body: Kind, seq = 1, at = minutesAfterNoon(-1)): Entry<Kind> {
	return { seq, ref: `REF-${seq}`, at, body };
}

export const thePatient: Decider = { who: "patient" };
export const theMother: Decider = { who: "trusted", id: "mother", name: "Amina Shah", authority: "parent" };
export const theFather: Decider = { who: "trusted", id: "father", name: "Imran Shah", authority: "parent" };
export const theAttorney: Decider = {
	who: "trusted",
	id: "attorney",
	name: "Jo Hill",
	authority: "attorney",
};

const staff = { who: "staff", id: "staff-1", name: "Rhian Price" } as const;

/** How something was said. By any other way than online it is staff who recorded it. */
export function aSaying(decider: Decider = thePatient, way: Way = "online"): Said {
	return {
		decider,
		recorder: way === "online" ? { who: "patient" } : staff,
		way,
		helped: null,
		interpreter: null,
	};
}

/** A yes about the eye scan tool in care, by the patient. */
export function aChoice(over: Partial<Body<"choice.made">> = {}): Body<"choice.made"> {
	return {
		kind: "choice.made",
		version: 1,
		scope: { tool: EYE, purpose: "care" },
		answer: "yes",
		notice: over.scope?.tool === null ? null : 1,
		lang: "en",
		saidOn: null,
		said: aSaying(),
		...over,
	};
}

/** An answer about the eye scan tool in care, or about another scope. */
export function says(
	answer: Answer,
	decider = thePatient,
	scope?: Scope,
	way: Way = "online",
): Body<"choice.made"> {
	return aChoice({ answer, ...(scope && { scope }), said: aSaying(decider, way) });
}

/** The patient takes back the choice with this seq. */
export function anUndoing(choice: number): Body<"choice.undone"> {
	return { kind: "choice.undone", version: 1, choice, said: aSaying() };
}

/** Staff say that the entry with this seq never happened as written. */
export function anError(entry: number): Body<"entry.in-error"> {
	return {
		kind: "entry.in-error",
		version: 1,
		entry,
		why: "Recorded for the wrong patient.",
		recorder: staff,
	};
}

/** An assessment of who decides. */
export function aStatus(status: Body<"status.changed">["status"]): Body<"status.changed"> {
	return { kind: "status.changed", version: 1, status, evidence: "Seen by the practice.", recorder: staff };
}

/** This person is on record and may decide, since long ago and without a last day. */
export function aTrust(
	person: Decider,
	over: Partial<Pick<Body<"trust.given">, "may" | "until">> = {},
): Body<"trust.given"> {
	if (person.who === "patient") throw new Error("the patient is nobody's trusted person");
	const { id, name, authority } = person;
	return {
		...{ kind: "trust.given", version: 1, person: { id, name }, authority, may: "decide" },
		...{ evidence: "Seen.", limits: null, from: "2020-01-01", until: null, recorder: staff },
		...over,
	};
}

/** Staff found that they act no longer. */
export function aTrustEnded(person: Decider): Body<"trust.ended"> {
	if (person.who === "patient") throw new Error("the patient is nobody's trusted person");
	const why = { because: "staff", note: "It is over.", way: null, recorder: staff } as const;
	return { kind: "trust.ended", version: 2, person: person.id, ...why };
}

/** The patient wishes this for after their death. */
export function aWish(wishes: Body<"after-death.wished">["wishes"]): Body<"after-death.wished"> {
	return { kind: "after-death.wished", version: 1, wishes, lang: "en", said: aSaying() };
}

/** The patient has died. */
export function aDeath(): Body<"death.recorded"> {
	return {
		...{ kind: "death.recorded", version: 1, on: "2026-11-20", source: "certificate" },
		...{ evidence: "Seen.", recorder: staff },
	};
}

/** A dispute that stops the tool for this patient. */
export function aPause(dispute = "dispute-1", tool = EYE): Body<"pause.opened"> {
	return { kind: "pause.opened", version: 1, tool, dispute };
}

/** That dispute is closed. */
export function aPauseClosed(dispute = "dispute-1", tool = EYE): Body<"pause.closed"> {
	return { kind: "pause.closed", version: 1, tool, dispute };
}

/** An emergency override of the eye scan tool until 12:30. */
export function anOverride(
	over: { readonly tool?: string; readonly ends?: string } = {},
): Body<"override.started"> {
	return {
		kind: "override.started",
		version: 2,
		tool: EYE,
		because: "not-awake",
		why: "Sudden loss of sight.",
		lang: "en",
		ends: minutesAfterNoon(30).toISOString(),
		recorder: staff,
		...over,
	};
}

/** Somebody ends the override that began with this entry. */
export function anOverrideEnded(override: number): Body<"override.ended"> {
	return { kind: "override.ended", version: 1, override, recorder: staff };
}

/** A tool that is used here in care unless the patient says no, and that names no other purpose. */
export function aTool(over: Partial<ToolRule> = {}): ToolRule {
	return {
		id: EYE,
		basis: { care: "objection" },
		usesPatientData: true,
		machineAlone: false,
		paused: false,
		retired: false,
		usedHere: true,
		laws: [],
		notice: 1,
		materialNotice: null,
		reaskOnMaterial: false,
		...over,
	};
}

/** May the eye scan tool be used in this patient's care at noon, asked by a service that has them on its list? */
export function aQuestion(over: Partial<Question> = {}): Question {
	return { tool: aTool(), purpose: "care", at: NOON, onList: true, ...over };
}

/** A tool that is used only after a yes. */
export const consentTool = aTool({ basis: { care: "consent" } });

/** A tool that names every purpose. */
export const everyPurpose = aTool({
	basis: {
		care: "objection",
		planning: "objection",
		research: "consent",
		training: "consent",
		synthetic: "consent",
	},
});

/** What is decided at noon after all this happened. */
export function decided(...bodies: readonly EntryBody[]): Decision {
	return asked({}, ...bodies);
}

/** The same for another question. */
export function asked(question: Partial<Question>, ...bodies: readonly EntryBody[]): Decision {
	return decide(fold(entries(...bodies)), aQuestion(question));
}

/** A patient says that what the eye scan tool said is wrong: online, for themself, answered by letter, without a pause. */
export function aDispute(over: Partial<Body<"dispute.raised">> = {}): Body<"dispute.raised"> {
	return {
		kind: "dispute.raised",
		version: 1,
		dispute: "dispute-1",
		what: { by: "patient", routes: ["tool-output"] },
		use: null,
		tool: EYE,
		toolVersion: null,
		service: null,
		checker: null,
		written: null,
		answerBy: "letter",
		helpers: [],
		pauses: false,
		lang: "en",
		said: aSaying(),
		...over,
	};
}

/** One move of that dispute, by a staff member. */
export function aMove(moved: Body<"dispute.moved">["moved"]): Body<"dispute.moved"> {
	return { kind: "dispute.moved", version: 1, dispute: "dispute-1", moved, authority: null, recorder: staff };
}

/** Words in English that nobody translated. */
export function written(words: string, lang = "en") {
	return { words, lang, translated: null };
}
