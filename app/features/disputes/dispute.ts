/**
 * What a patient or a clinician said is wrong with what a tool did, as it stands now: its entries folded. A dispute by a
 * patient and a challenge by a clinician have the same states and the same record. Who may move it: `moves.ts`.
 */
import type { CandourStep, Harm, Moved, Written } from "#app/core/dispute-entry.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { corrections } from "#app/core/standing.ts";

type Raised = Extract<EntryBody, { kind: "dispute.raised" }>;
type MovedBody = Extract<EntryBody, { kind: "dispute.moved" }>;

export const DISPUTE_STATES = ["raised", "looking", "asking", "answered", "withdrawn"] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** Somebody still has to do something. */
export const OPEN_STATES = ["raised", "looking", "asking"] as const satisfies readonly DisputeState[];

/** A staff member by account and name. */
export interface Person {
	readonly id: string;
	readonly name: string;
}

export interface Dispute {
	/** Random; stands for it in addresses. */
	readonly id: string;
	readonly raised: Entry<Raised>;
	readonly state: DisputeState;
	/** Null until somebody looked for harm. */
	readonly harm: Harm | null;
	/** When somebody first looked for harm. */
	readonly lookedAt: Date | null;
	/** Who looks again; null while nobody has taken it. */
	readonly reviewer: Person | null;
	/** Accounts that may not review it: who checked the use, and whoever's answer the patient did not accept. */
	readonly mayNotReview: readonly string[];
	readonly acknowledgedAt: Date | null;
	/** The day for the answer that was agreed with the patient (ISO day). */
	readonly agreedDay: string | null;
	/** From when to when an answer of the patient was waited for; `to` null while it is. */
	readonly waits: readonly { readonly from: Date; readonly to: Date | null }[];
	/** When it was last said why the answer takes longer. */
	readonly explainedAt: Date | null;
	readonly answer: Extract<Moved, { move: "answer" }> | null;
	readonly answeredAt: Date | null;
	/** The days on which each step of the duty of candour was done. */
	readonly candour: Readonly<Partial<Record<CandourStep, string>>>;
	/** Why the patient is not told of a challenge; null where they see it. */
	readonly withheld: string | null;
	readonly closedAt: Date | null;
	/** All that happened to it, in order. */
	readonly history: readonly Entry<MovedBody>[];
	/** Its latest entry: a page that knows an older one is stale. */
	readonly seq: number;
}

/** It as it is when it was just raised. */
export function begun(raised: Entry<Raised>): Dispute {
	const { body } = raised;
	return {
		id: body.dispute,
		raised,
		state: "raised",
		harm: null,
		lookedAt: null,
		reviewer: null,
		mayNotReview: body.checker === null ? [] : [body.checker],
		acknowledgedAt: null,
		agreedDay: null,
		waits: [],
		explainedAt: null,
		answer: null,
		answeredAt: null,
		candour: {},
		withheld: body.what.by === "clinician" ? body.what.withheld : null,
		closedAt: null,
		history: [],
		seq: raised.seq,
	};
}

/** It after one more entry of its own, which must be its latest. */
export function apply(dispute: Dispute, entry: Entry<MovedBody>): Dispute {
	const after = { ...dispute, ...changed(dispute, entry.body.moved, entry.at) };
	return { ...after, history: [...dispute.history, entry], seq: entry.seq };
}

function changed(dispute: Dispute, moved: Moved, at: Date): Partial<Dispute> {
	switch (moved.move) {
		case "look":
			return { harm: moved.harm, lookedAt: dispute.lookedAt ?? at };
		case "take":
			return { reviewer: moved.reviewer, state: "looking" };
		case "acknowledge":
			return { acknowledgedAt: dispute.acknowledgedAt ?? at };
		case "agree-date":
			return { agreedDay: moved.day };
		case "ask":
			return { state: "asking", waits: [...dispute.waits, { from: at, to: null }] };
		case "reply":
			return { state: "looking", waits: waitsOver(dispute, at) };
		case "explain-delay":
			return { explainedAt: at, agreedDay: moved.day };
		case "answer":
			return { state: "answered", answer: moved, answeredAt: at, closedAt: at };
		case "candour":
			return { candour: { ...dispute.candour, [moved.step]: moved.day } };
		case "disagree":
			return {
				state: "raised",
				reviewer: null,
				mayNotReview: [...dispute.mayNotReview, ...(dispute.reviewer ? [dispute.reviewer.id] : [])],
				agreedDay: null,
				closedAt: null,
			};
		case "withdraw":
			return { state: "withdrawn", waits: waitsOver(dispute, at), closedAt: at };
		case "tell-patient":
			return { withheld: null };
		case "translate":
			return {};
	}
}

function waitsOver({ waits }: Dispute, at: Date): Dispute["waits"] {
	return waits.map((wait) => (wait.to === null ? { ...wait, to: at } : wait));
}

/** All disputes and challenges in a patient's entries, in the order in which they were raised. What was recorded in error is not there. */
export function disputesIn(entries: readonly Entry[]): Dispute[] {
	const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
	const { inError } = corrections(inOrder);
	const found = new Map<string, Dispute>();
	for (const entry of inOrder.filter(({ seq }) => !inError.has(seq))) {
		if (isRaised(entry)) found.set(entry.body.dispute, begun(entry));
		if (!isMoved(entry)) continue;
		const dispute = found.get(entry.body.dispute);
		if (dispute !== undefined) found.set(dispute.id, apply(dispute, entry));
	}
	return [...found.values()];
}

/** What was written, as this reader gets it: in their language where somebody wrote or translated it so, else as written. */
export function writtenFor(
	{ words, lang, translated }: Written,
	reader: string,
): { readonly words: string; readonly lang: string } {
	return lang !== reader && translated?.lang === reader ? translated : { words, lang };
}

/** Is somebody still to do something? */
export function isOpen({ state }: Pick<Dispute, "state">): boolean {
	return OPEN_STATES.some((open) => open === state);
}

function isRaised(entry: Entry): entry is Entry<Raised> {
	return entry.body.kind === "dispute.raised";
}

function isMoved(entry: Entry): entry is Entry<MovedBody> {
	return entry.body.kind === "dispute.moved";
}
