/**
 * Did a system ask before it acted, and stop where it was told? By what it reported and by its looks, which stand in the record whatever it
 * says of itself.
 */
import { LONGEST_ANSWER } from "#app/core/decision.ts";

/** A use that the system reported. All uses are in care. */
export interface ReportedUse {
	/** As its Provenance has it. */
	readonly id: string;
	readonly patientNo: number;
	readonly tool: string;
	readonly usedAt: Date;
}

/** It asked about this patient in care, and was told this. */
export interface Asking {
	readonly patientNo: number;
	readonly tool: string;
	readonly answer: string;
	readonly at: Date;
}

/** It was told that something changed for this patient. */
export interface ToldChange {
	readonly patientNo: number;
	readonly at: Date;
}

/** Why a use was not asked for: no question before it; the last answer was no permit; or it was over. */
export const NOT_ASKED = ["never-asked", "not-permitted", "answer-over"] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

export interface Conformance {
	/** How many uses it reported, and before how many of them it had asked and held a permit that counted. */
	readonly uses: number;
	readonly asked: number;
	/** The others, the newest first. */
	readonly notAsked: readonly (Pick<ReportedUse, "id" | "tool" | "usedAt"> & { readonly why: NotAsked })[];
	/** How often it was told of a change about one of these patients, and after how many of these it asked again; the longest of those waits, in seconds. */
	readonly told: number;
	readonly askedAgain: number;
	readonly longestWait: number | null;
	/** Uses after it was told and before it asked again, the newest first. */
	readonly wentOn: readonly (Pick<ReportedUse, "id" | "tool" | "usedAt"> & { readonly toldAt: Date })[];
}

/** No two clocks are the same, and systems may write whole seconds: by so many milliseconds a question may seem to be too late. */
const SAME_MOMENT = 1_000;

/** Judges them. An answer is good for a minute at most; where it ended sooner is not kept, so such a use counts as asked for. */
export function conformanceOf(
	uses: readonly ReportedUse[],
	askings: readonly Asking[],
	changes: readonly ToldChange[],
): Conformance {
	const newestFirst = [...uses].sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
	const inOrder = [...askings].sort((a, b) => a.at.getTime() - b.at.getTime());
	const askingsOf = Map.groupBy(inOrder, ({ patientNo }) => patientNo);
	const notAsked = newestFirst.flatMap(({ patientNo, ...use }) => {
		const theirs = (askingsOf.get(patientNo) ?? []).filter(({ tool }) => tool === use.tool);
		const why = whyNotAsked(use.usedAt, theirs);
		return why === null ? [] : [{ ...use, why }];
	});
	const waits = changes.map(({ patientNo, at }) => {
		const next = (askingsOf.get(patientNo) ?? []).find((asking) => asking.at >= at);
		return { patientNo, toldAt: at, askedAt: next?.at ?? null };
	});
	const seconds = waits.flatMap(({ toldAt, askedAt }) =>
		askedAt === null ? [] : [Math.ceil((askedAt.getTime() - toldAt.getTime()) / 1000)],
	);
	const waitsOf = Map.groupBy(waits, ({ patientNo }) => patientNo);
	const wentOn = newestFirst.flatMap(({ patientNo, ...use }) => {
		const wait = waitsOf
			.get(patientNo)
			?.find(
				({ toldAt, askedAt }) =>
					toldAt.getTime() + SAME_MOMENT <= use.usedAt.getTime() &&
					(askedAt === null || use.usedAt < askedAt),
			);
		return wait === undefined ? [] : [{ ...use, toldAt: wait.toldAt }];
	});
	return {
		...{ uses: uses.length, asked: uses.length - notAsked.length, notAsked },
		...{ told: changes.length, askedAgain: seconds.length, wentOn },
		longestWait: seconds.length === 0 ? null : Math.max(...seconds),
	};
}

/** What counts is what the system held at the moment of the use, or within the second after it: the doubt is its own. */
function whyNotAsked(usedAt: Date, askings: readonly Asking[]): NotAsked | null {
	const whys = [
		usedAt,
		...askings
			.filter(({ at }) => at > usedAt && at.getTime() < usedAt.getTime() + SAME_MOMENT)
			.map(({ at }) => at),
	].map((moment) => whyNotHeld(moment, askings));
	return whys.includes(null) ? null : (whys[0] ?? null);
}

function whyNotHeld(moment: Date, askings: readonly Asking[]): NotAsked | null {
	const last = askings.findLast(({ at }) => at <= moment);
	if (last === undefined) return "never-asked";
	if (last.answer !== "permit") return "not-permitted";
	return moment.getTime() < last.at.getTime() + LONGEST_ANSWER ? null : "answer-over";
}

/** One use that somebody has to look at, and why. */
export interface FoundUse {
	readonly id: string;
	readonly tool: string;
	readonly usedAt: Date;
	readonly why: NotAsked | "went-on";
}

/** All of them, the newest first; a use that is wrong in two ways is there twice. */
export function foundUses({ notAsked, wentOn }: Conformance): readonly FoundUse[] {
	const went = wentOn.map(({ id, tool, usedAt }) => ({ id, tool, usedAt, why: "went-on" as const }));
	return [...notAsked, ...went].sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
}
