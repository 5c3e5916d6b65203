/** Every reason a decision can have. The reason says the answer, and what staff do next: two tables, nothing implied. */

/** What the rules make of all choices. Only `permit` lets a tool start. */
export const DECISION_ANSWERS = ["permit", "deny", "ask", "not-applicable", "unknown"] as const;
export type DecisionAnswer = (typeof DECISION_ANSWERS)[number];

/** Why. Each is a translation key, and what machines are told. A name is never given another meaning. */
export const REASONS = [
	"law",
	"said-yes",
	"used-unless-no",
	"yes-after-death",
	"emergency",
	"tool-retired",
	"tool-paused",
	"disputed",
	"national-opt-out",
	"said-no",
	"conflict",
	"needs-a-yes",
	"died",
	"no-after-death",
	"dispute-closed",
	"unsure",
	"patient-objects",
	"representative-decides",
	"ask-again",
	"authority-ended",
	"tool-changed",
	"not-used-here",
	"purpose-does-not-apply",
	"no-individual-choice",
	"not-on-list",
	"could-not-tell",
] as const;
export type Reason = (typeof REASONS)[number];

/** The answer that each reason gives. */
export const ANSWER_OF: Readonly<Record<Reason, DecisionAnswer>> = {
	law: "permit",
	"said-yes": "permit",
	"used-unless-no": "permit",
	"yes-after-death": "permit",
	emergency: "permit",
	"tool-retired": "deny",
	"tool-paused": "deny",
	disputed: "deny",
	"national-opt-out": "deny",
	"said-no": "deny",
	conflict: "deny",
	"needs-a-yes": "deny",
	died: "deny",
	"no-after-death": "deny",
	"dispute-closed": "ask",
	unsure: "ask",
	"patient-objects": "ask",
	"representative-decides": "ask",
	"ask-again": "ask",
	"authority-ended": "ask",
	"tool-changed": "ask",
	"not-used-here": "not-applicable",
	"purpose-does-not-apply": "not-applicable",
	"no-individual-choice": "not-applicable",
	"not-on-list": "unknown",
	"could-not-tell": "unknown",
};

/** What a staff member can do next. Each is a translation key. */
export const NEXT_ACTION_KEYS = [
	"use-the-tool",
	"use-the-tool-and-say-which-law",
	"use-the-tool-and-tell-the-patient",
	"use-a-person",
	"use-a-person-and-answer-the-dispute",
	"use-a-person-and-settle-the-conflict",
	"use-a-person-or-ask-for-a-yes",
	"do-not-use-or-correct-the-death",
	"ask-the-patient",
	"ask-the-representative",
	"call-the-patient",
	"talk-with-the-patient-and-who-decides",
	"show-what-changed-and-ask",
	"care-as-usual",
	"say-that-no-choice-is-possible",
	"check-who-and-which-list",
	"do-not-start-and-tell-the-lead",
] as const;
export type NextAction = (typeof NEXT_ACTION_KEYS)[number];

/** The next action for each reason: a tool that may not be used never leaves a patient, or staff, with nothing to do. */
export const NEXT_ACTIONS: Readonly<Record<Reason, NextAction>> = {
	law: "use-the-tool-and-say-which-law",
	"said-yes": "use-the-tool",
	"used-unless-no": "use-the-tool",
	"yes-after-death": "use-the-tool",
	emergency: "use-the-tool-and-tell-the-patient",
	"tool-retired": "use-a-person",
	"tool-paused": "use-a-person",
	disputed: "use-a-person-and-answer-the-dispute",
	"national-opt-out": "use-a-person",
	"said-no": "use-a-person",
	conflict: "use-a-person-and-settle-the-conflict",
	"needs-a-yes": "use-a-person-or-ask-for-a-yes",
	died: "do-not-use-or-correct-the-death",
	"no-after-death": "do-not-use-or-correct-the-death",
	"dispute-closed": "ask-the-patient",
	unsure: "call-the-patient",
	"patient-objects": "talk-with-the-patient-and-who-decides",
	"representative-decides": "ask-the-representative",
	"ask-again": "ask-the-patient",
	"authority-ended": "ask-the-representative",
	"tool-changed": "show-what-changed-and-ask",
	"not-used-here": "care-as-usual",
	"purpose-does-not-apply": "care-as-usual",
	"no-individual-choice": "say-that-no-choice-is-possible",
	"not-on-list": "check-who-and-which-list",
	"could-not-tell": "do-not-start-and-tell-the-lead",
};
