/** Disputes and challenges with ordinary values: about the eye scan tool, raised at noon, by a patient who reads English. */
import type { PatientActor, StaffActor, StaffRole } from "#app/core/actor.ts";
import type { Moved, MoveName, Written } from "#app/core/dispute-entry.ts";
import type { EntryBody } from "#app/core/entry.ts";
import type { NewDispute } from "#app/features/disputes/dispute.store.server.ts";
import { apply, begun, type Dispute } from "#app/features/disputes/dispute.ts";
import { anEntry, aSaying, EYE, minutesAfterNoon } from "./builders.ts";

type Raised = Extract<EntryBody, { kind: "dispute.raised" }>;

/** Who checked the use that the dispute is about. */
export const CHECKER = "staff-checker";

/** Words in English without a translation. */
export function written(words: string, lang = "en"): Written {
	return { words, lang, translated: null };
}

/** What is raised: a patient says that the tool's output was wrong. */
export function aNewDispute(over: Partial<NewDispute> = {}): NewDispute {
	return {
		what: { by: "patient", routes: ["tool-output"] },
		use: null,
		tool: EYE,
		toolVersion: null,
		service: null,
		checker: null,
		written: written("The scan missed it."),
		answerBy: "letter",
		helpers: [],
		pauses: false,
		lang: "en",
		said: aSaying(),
		...over,
	};
}

/** A dispute as it was just raised, about a use that `CHECKER` checked. */
export function aDispute(over: Partial<Raised> = {}): Dispute {
	const body: Raised = {
		...aNewDispute({ checker: CHECKER }),
		kind: "dispute.raised",
		version: 1,
		dispute: "dispute-1",
		...over,
	};
	return begun(anEntry(body, 1, minutesAfterNoon(0)));
}

/** The same by a clinician. */
export function aChallenge(withheld: string | null = null): Dispute {
	return aDispute({ what: { by: "clinician", challenge: "disagree", withheld } });
}

/** It after these moves, a minute after each other. Nobody asks whether they were allowed. */
export function following(dispute: Dispute, ...moves: readonly Moved[]): Dispute {
	return moves.reduce((one, moved) => {
		const body = {
			kind: "dispute.moved",
			version: 1,
			dispute: one.id,
			moved,
			authority: null,
			recorder: { who: "staff", id: "staff-1", name: "Rhian Price" },
		} as const;
		return apply(one, anEntry(body, one.seq + 1, minutesAfterNoon(one.seq)));
	}, dispute);
}

/** Somebody who works at Riverside. */
export function aMember(staffRole: StaffRole, staffId = `staff-${staffRole}`): StaffActor {
	return { role: "staff", staffId, staffRole, providerId: "riverside", name: `A ${staffRole}` };
}

export const thePatientActor: PatientActor = { role: "patient", patientNo: 1, way: "letter", helped: null };

export const REVIEWER = { id: "staff-clinician", name: "A clinician" };

/** Each move, saying what may be said where nobody was harmed. */
export const SAYING: { readonly [Name in MoveName]: Extract<Moved, { move: Name }> } = {
	look: { move: "look", harm: "none", note: "" },
	take: { move: "take", reviewer: REVIEWER },
	acknowledge: { move: "acknowledge" },
	"agree-date": { move: "agree-date", day: "2026-12-01" },
	ask: { move: "ask", written: written("When was this?") },
	reply: { move: "reply", written: written("In March.") },
	translate: { move: "translate", of: 1, written: written("W marcu.", "pl") },
	"explain-delay": { move: "explain-delay", written: written("We wait for the scan."), day: "2026-12-08" },
	answer: {
		move: "answer",
		outcomes: ["overruled"],
		passedTo: [],
		written: written("The tool was wrong."),
		apology: null,
	},
	candour: { move: "candour", step: "told", day: "2026-11-20" },
	disagree: { move: "disagree", written: null },
	withdraw: { move: "withdraw" },
	"tell-patient": { move: "tell-patient" },
};
