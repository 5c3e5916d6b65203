/** A case as its page shows it: what the store read, put in the order in which it is read, without anything JSON lacks. */
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { type Challenge, HARMS, type Harm, type Moved, type Route } from "#app/core/dispute-entry.ts";
import type { Decider } from "#app/core/said.ts";
import type { Nation } from "#app/core/working-day.ts";
import { type ClockName, clocksOf, isOverdue } from "#app/features/disputes/clocks.ts";
import { type Dispute, type DisputeState, isOpen } from "#app/features/disputes/dispute.ts";
import { owesCandour } from "#app/features/disputes/moves.ts";
import type { Use } from "#app/features/uses/use.ts";
import { textsOf, versionsOf, type Words } from "./texts.ts";

/** One clock. `stopped`: nobody met it, and nobody needs to any more. */
export interface ShownClock {
	readonly name: ClockName;
	/** ISO days. */
	readonly due: string;
	readonly met: string | null;
	readonly late: boolean;
	readonly today: boolean;
	readonly stopped: boolean;
}

/** Something that happened: who did it (null: the patient), when, and every text that was written with it. */
export interface ShownEvent {
	readonly seq: number;
	/** ISO instant. */
	readonly at: string;
	readonly by: string | null;
	readonly moved: Moved;
	readonly texts: readonly (readonly Words[])[];
}

export interface ShownUse {
	readonly tool: string;
	readonly version: string | null;
	/** ISO instant. */
	readonly usedAt: string;
	readonly service: string;
	readonly lookedAt: string | null;
	readonly recommended: string | null;
	readonly lang: string;
	readonly checked: Use["body"]["checked"];
	readonly decided: DecisionAnswer;
}

export interface ShownCase {
	readonly id: string;
	/** Its latest entry. */
	readonly seq: number;
	readonly state: DisputeState;
	readonly by: "patient" | "clinician";
	readonly routes: readonly Route[];
	readonly challenge: Challenge | null;
	readonly tool: string | null;
	readonly version: string | null;
	readonly harm: Harm | null;
	readonly reviewer: string | null;
	/** Who said it, null for a clinician's challenge; and in whose hand it is written. */
	readonly decider: Decider | null;
	readonly recorder: string | null;
	/** ISO instant. */
	readonly at: string;
	readonly words: readonly Words[];
	readonly withheld: string | null;
	/** The patient is not told, though the duty of candour says that they are. */
	readonly mustBeTold: boolean;
	/** The tool is not used for this patient now. */
	readonly stops: boolean;
	readonly use: ShownUse | null;
	readonly clocks: readonly ShownClock[];
	readonly history: readonly ShownEvent[];
}

/** `today` is an ISO day. */
export function shownCase(dispute: Dispute, use: Use | undefined, nation: Nation, today: string): ShownCase {
	const { raised, state, withheld } = dispute;
	const { what, said, tool, toolVersion, pauses } = raised.body;
	const texts = textsOf(dispute);
	const wordsAt = (seq: number) => texts.find((text) => text.seq === seq)?.versions;
	return {
		id: dispute.id,
		seq: dispute.seq,
		state,
		by: what.by,
		routes: what.by === "patient" ? what.routes : [],
		challenge: what.by === "clinician" ? what.challenge : null,
		tool,
		version: toolVersion,
		harm: dispute.harm,
		reviewer: dispute.reviewer?.name ?? null,
		decider: said.decider,
		recorder: said.recorder.who === "staff" ? said.recorder.name : null,
		at: raised.at.toISOString(),
		words: wordsAt(raised.seq) ?? [],
		withheld,
		mustBeTold: withheld !== null && owesCandour(dispute.harm),
		stops: pauses && isOpen(dispute),
		use: use === undefined ? null : shownUse(use),
		clocks: clocksOf(dispute, nation, today).map((clock) => ({
			...clock,
			late: isOverdue(clock, today) && isRunning(dispute, clock.name),
			today: clock.due === today,
			stopped: clock.met === null && !isRunning(dispute, clock.name),
		})),
		history: dispute.history.map(({ seq, at, body: { moved, recorder } }) => ({
			seq,
			at: at.toISOString(),
			by: recorder.who === "patient" ? null : recorder.name,
			moved,
			texts: [
				...(moved.move === "translate" ? [versionsOf(moved.written)] : [wordsAt(seq) ?? []]),
				...(moved.move === "answer" && moved.apology !== null ? [versionsOf(moved.apology)] : []),
			],
		})),
	};
}

/** What was withdrawn or answered has nothing running but its duty of candour. */
function isRunning(dispute: Dispute, name: ClockName): boolean {
	return isOpen(dispute) || (name === "candour" && dispute.state !== "withdrawn");
}

function shownUse({ body }: Use): ShownUse {
	const { tool, toolVersion: version, usedAt, service, lookedAt, recommended, lang, checked, decided } = body;
	return { tool, version, usedAt, service, lookedAt, recommended, lang, checked, decided: decided.answer };
}

/** Somebody was harmed, or may have been: the answers of the look for harm, the mildest first as one reads down to the worst. */
export const HARMS_TO_CHOOSE = HARMS.toReversed();
