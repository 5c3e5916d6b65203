/**
 * A dispute as its patient is told of it: the same on the page, on the receipt that staff print and in the letter. Days are
 * ISO days in London, moments ISO instants; the words and names are already those of the reader's language.
 */
import { dayOf } from "#app/core/calendar.ts";
import type { AnswerWay, Challenge, Route } from "#app/core/dispute-entry.ts";
import type { Authority } from "#app/core/said.ts";
import { type KnownProvider, type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { Matter } from "./askable.ts";
import { answerDay, type ClockName, clocksOf, isOverdue } from "./clocks.ts";
import { type Dispute, type DisputeState, isOpen } from "./dispute.ts";
import { type NextBody, nextBodies } from "./next-body.ts";
import { type ShownEvent, type Step, shownEvents, stepsOf } from "./shown-event.ts";
import { type ShownWords, shownWords } from "./written-shown.ts";

/** A clock of ours or of the law, as the patient reads it. */
export interface ShownClock {
	readonly name: ClockName;
	readonly due: string;
	readonly met: string | null;
	readonly isLate: boolean;
}

/** What it is about, in words. `day` is that of the use; `nameLang` is set where the name is not in the reader's language. */
export interface ShownMatter {
	readonly tool: { readonly id: string; readonly name: string; readonly nameLang: string | null } | null;
	readonly service: string | null;
	readonly day: string | null;
}

export interface ShownDispute {
	readonly id: string;
	/** What the patient says on the phone. */
	readonly ref: string;
	/** Its latest entry. */
	readonly seq: number;
	readonly by: "patient" | "clinician";
	readonly state: DisputeState;
	readonly raisedAt: string;
	readonly matter: ShownMatter;
	readonly routes: readonly Route[];
	/** What a clinician said of the tool; null where a patient raised it, or health details are not to be shown. */
	readonly challenge: Challenge | null;
	readonly said: ShownWords | null;
	readonly answerBy: AnswerWay;
	readonly helpers: Dispute["raised"]["body"]["helpers"];
	/** Who said it for the patient, by which authority; null where the patient or a clinician did. */
	readonly saidFor: { readonly name: string; readonly authority: Authority } | null;
	/** Who typed it for the patient; null where they did it themself. */
	readonly typedBy: string | null;
	/** The tool is left out until the answer, or was and we ask first now. */
	readonly pause: "none" | "running" | "ended";
	/** The day for the answer. */
	readonly answerDay: string;
	readonly clocks: readonly ShownClock[];
	/** A day that we promised or the law sets is over, and nothing was done. */
	readonly isLate: boolean;
	readonly isUrgent: boolean;
	/** A machine alone may have decided: there are rights to say. */
	readonly isMachineAlone: boolean;
	/** Who looks, while somebody does. */
	readonly reviewer: string | null;
	readonly steps: readonly Step[];
	readonly events: readonly ShownEvent[];
	/** False: health details are left out, and the page says how to see them. */
	readonly details: boolean;
	readonly provider: { readonly name: string; readonly phone: string };
	readonly bodies: readonly NextBody[];
}

/** Clocks that are ours and the patient's business only where health details are shown: they say how bad a harm was. */
const TELLS_HARM: readonly ClockName[] = ["candour"];

/** The words of what it is about. `usedAt` is the ISO instant of the use. */
export function matterShown(
	tool: string | null,
	service: string | null,
	usedAt: string | null,
	register: Pick<KnownRegister, "byId" | "services">,
	lang: LanguageTag,
): ShownMatter {
	const known = tool === null ? undefined : register.byId.get(tool);
	const found = known && wordsIn(known.words, lang);
	const names = service === null ? undefined : register.services.get(service)?.names;
	return {
		tool: found
			? { id: tool ?? "", name: found.words.name, nameLang: found.lang === lang ? null : found.lang }
			: null,
		service: names?.[lang] ?? names?.["en"] ?? null,
		day: usedAt === null ? null : dayOf(new Date(usedAt)),
	};
}

/** For this reader on the day of `at`. `details`: may health details be shown? */
export function shownDispute(
	dispute: Dispute,
	{ use, tool }: Matter,
	register: KnownRegister,
	provider: KnownProvider,
	details: boolean,
	lang: LanguageTag,
	at: Date,
): ShownDispute {
	const { raised, state } = dispute;
	const { body } = raised;
	const { what, written } = body;
	const { decider } = body.said;
	const today = dayOf(at);
	const routes = what.by === "patient" ? what.routes : [];
	const due = answerDay(dispute, provider.nation, today);
	const clocks = clocksOf(dispute, provider.nation, today).map((clock) => ({
		...clock,
		isLate: state !== "withdrawn" && isOverdue(clock, today),
	}));
	const shown = clocks.filter(({ name }) => details || !TELLS_HARM.includes(name));
	// What a clinician wrote of a patient is about their health; what a patient wrote is theirs.
	const mayRead = what.by === "patient" || details;
	return {
		id: dispute.id,
		ref: raised.ref,
		seq: dispute.seq,
		by: what.by,
		state,
		raisedAt: raised.at.toISOString(),
		matter: matterShown(body.tool, body.service, use?.body.usedAt ?? null, register, lang),
		routes,
		challenge: what.by === "clinician" && details ? what.challenge : null,
		said: written !== null && mayRead ? shownWords(written, raised.seq, dispute, lang) : null,
		answerBy: body.answerBy,
		helpers: body.helpers,
		saidFor: decider?.who === "trusted" ? { name: decider.name, authority: decider.authority } : null,
		typedBy: body.said.recorder.who === "staff" ? body.said.recorder.name : null,
		pause: !body.pauses ? "none" : isOpen(dispute) ? "running" : "ended",
		answerDay: due,
		clocks: shown,
		isLate: shown.some(({ isLate, name }) => isLate && isOpen(dispute) && name !== "candour"),
		isUrgent: routes.includes("urgent"),
		isMachineAlone: saysMachineAlone(routes, tool),
		reviewer: state === "looking" || state === "asking" ? (dispute.reviewer?.name ?? null) : null,
		steps: stepsOf(dispute, due),
		events: shownEvents(dispute, details, lang),
		details,
		provider: { name: provider.name, phone: provider.phone },
		bodies: nextBodies(routes, provider.nation),
	};
}

/** Are the rights around a decision by machine alone to be said: they asked about it, or the tool decides alone? */
export function saysMachineAlone(routes: readonly Route[], tool: Matter["tool"]): boolean {
	return routes.includes("machine-alone") || (tool?.machineAlone ?? false);
}
