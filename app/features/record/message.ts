/** What a message to a patient tells, by kind: enough to find it again when it is printed or sent. Sealed until then. */
import type { MoveName } from "#app/core/dispute-entry.ts";
import type { ChoiceMade, DecisionStatus } from "#app/core/entry.ts";

/** What a confirmation tells. The words are found when it is printed or sent. */
export interface Confirmation {
	readonly ref: string;
	readonly answer: ChoiceMade["answer"];
	readonly scope: ChoiceMade["scope"];
	/** ISO instant. */
	readonly at: string;
}

/** News of a dispute. What was said stands in the record; the letter is written from it when it is printed. */
export interface DisputeNews {
	readonly about: "dispute";
	readonly dispute: string;
	/** What happened: it was raised, or a move. */
	readonly what: "raised" | MoveName;
	/** ISO instant. */
	readonly at: string;
}

/** News of a use that was not allowed. */
export interface UseNews {
	readonly about: "use";
	readonly use: string;
	/** ISO instant. */
	readonly at: string;
}

/** The second letter: its code switches health details on. The code is here, sealed, and nowhere else; it works once. */
export interface CodeNews {
	readonly about: "details-code";
	/** In groups, as it is printed. */
	readonly code: string;
	/** ISO day, the last on which it works. */
	readonly until: string;
}

/** News of an emergency override. The letter is written from the record when it is printed, so it can also say when it ended. */
export interface OverrideNews {
	readonly about: "override";
	/** Receipt reference of its start. */
	readonly override: string;
	/** ISO instant. */
	readonly at: string;
}

/** News of a look by somebody who has the patient on no list. The letter is written from the record. */
export interface OutsideNews {
	readonly about: "outside";
	/** Receipt reference of the look. */
	readonly look: string;
	/** ISO instant. */
	readonly at: string;
}

/** News of a law: while it is in force, what the patient said does not count. The letter is written from the register. */
export interface LawNews {
	readonly about: "law";
	readonly law: string;
	readonly tool: string;
	/** ISO instant. */
	readonly at: string;
}

/** News of a tool that the patient had said yes to and nobody uses any more. The letter is written from the register. */
export interface RetirementNews {
	readonly about: "retirement";
	readonly tool: string;
	/** ISO instant. */
	readonly at: string;
}

/** News that who decides for the patient has changed. No answer is in it. */
export interface HandOverNews {
	readonly about: "hand-over";
	readonly status: DecisionStatus;
	/** The age that was reached; null where a person found it. */
	readonly age: number | null;
	/** A parent acts no longer because of it. */
	readonly parents: boolean;
	/** A person asks them again. */
	readonly asks: boolean;
	/** ISO instant. */
	readonly at: string;
}

/** News to somebody who acted for the patient, the only ones that go to another address than the patient's. No answer is in it. */
export interface ActingEndedNews {
	readonly about: "acting-ended";
	/** Their id. */
	readonly person: string;
	/** `age`, `over`: they act no longer. `decides`: the patient decides now, and they may still help. */
	readonly because: "age" | "over" | "decides";
	/** ISO instant. */
	readonly at: string;
}

/** What a message tells. A confirmation is the oldest kind, and names none. */
export type Told =
	| Confirmation
	| DisputeNews
	| UseNews
	| OverrideNews
	| OutsideNews
	| LawNews
	| RetirementNews
	| HandOverNews
	| ActingEndedNews
	| CodeNews;
