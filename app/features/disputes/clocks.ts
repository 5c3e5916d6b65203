/**
 * The clocks that run on a dispute: what is due by which day, by law or by our own promise, and when it was met. Days are
 * those of the wall calendar in London, so a clock change moves nothing.
 */
import { addDays, addMonths, dayOf } from "#app/core/calendar.ts";
import type { Route } from "#app/core/dispute-entry.ts";
import { addWorkingDays, type Nation, workingDaysBetween } from "#app/core/working-day.ts";
import { type Dispute, isOpen } from "./dispute.ts";
import { owesCandour } from "./moves.ts";

export const CLOCKS = [
	"urgent-look",
	"harm-look",
	"acknowledge",
	"acknowledge-data",
	"answer",
	"one-month",
	"six-months",
	"candour",
] as const;
export type ClockName = (typeof CLOCKS)[number];

export interface Clock {
	readonly name: ClockName;
	/** ISO day by the end of which it is to be done. */
	readonly due: string;
	/** ISO day on which it was done; null while it was not. */
	readonly met: string | null;
}

/** Our own promise for the answer, in working days. Of several routes the shortest counts: there is one answer to all. */
const PROMISED: Readonly<Record<Route, number>> = {
	urgent: 5,
	"tool-output": 10,
	"machine-alone": 10,
	"record-wrong": 10,
	complaint: 20,
	"data-protection": 20,
	other: 10,
};
const PROMISED_TO_CLINICIAN = 10;

/** The rights to have a fact put right and to have a machine's decision looked at: one month (UK GDPR article 12(3)). */
const RIGHTS: readonly Route[] = ["record-wrong", "machine-alone"];

/** What runs on it. `today` is an ISO day: while we wait for the patient, our own promise waits too; no clock of law does. */
export function clocksOf(dispute: Dispute, nation: Nation, today: string): Clock[] {
	const { raised, lookedAt, acknowledgedAt, answeredAt, explainedAt } = dispute;
	const { what } = raised.body;
	const from = dayOf(raised.at);
	const routes: readonly Route[] = what.by === "patient" ? what.routes : [];
	const looked = dayOrNull(lookedAt);
	const acknowledged = dayOrNull(acknowledgedAt);
	const answered = dispute.state === "answered" ? dayOrNull(answeredAt) : null;

	const clocks: Clock[] = [];
	const run = (name: ClockName, due: string, met: string | null) => clocks.push({ name, due, met });
	// A worry that cannot wait is looked at the same day. Every dispute is looked at for harm before a clock of law runs out.
	if (routes.includes("urgent")) run("urgent-look", from, looked);
	else run("harm-look", addWorkingDays(from, 1, nation), looked);
	// Local Authority Social Services and NHS Complaints (England) Regulations 2009, regulation 13(3).
	if (routes.includes("complaint"))
		run("acknowledge", addWorkingDays(from, 3, nation), acknowledged ?? answered);
	// Data (Use and Access) Act 2025, section 103: 30 days, beginning with the day of receipt (the earlier reading).
	if (routes.includes("data-protection"))
		run("acknowledge-data", addDays(from, 29), acknowledged ?? answered);
	run("answer", answerDay(dispute, nation, today), answered);
	if (routes.some((route) => RIGHTS.includes(route))) run("one-month", addMonths(from, 1), answered);
	// Regulation 14(3): without an answer after six months, the reason is written to the complainant.
	if (routes.includes("complaint")) run("six-months", addMonths(from, 6), answered ?? dayOrNull(explainedAt));
	// NHS Standard Contract, service condition 35: who was harmed is told within ten working days.
	if (owesCandour(dispute.harm) && looked !== null)
		run("candour", addWorkingDays(looked, 10, nation), dispute.candour.told ?? null);
	return clocks;
}

/** The day for the answer: the agreed one, else our promise and as many working days as we waited for the patient. */
export function answerDay(dispute: Dispute, nation: Nation, today: string): string {
	if (dispute.agreedDay !== null) return dispute.agreedDay;
	const again = dispute.history.findLast(({ body }) => body.moved.move === "disagree");
	const from = dayOf(again?.at ?? dispute.raised.at);
	const waited = dispute.waits
		.filter((wait) => again === undefined || wait.from > again.at)
		.reduce(
			(days, wait) => days + workingDaysBetween(dayOf(wait.from), wait.to ? dayOf(wait.to) : today, nation),
			0,
		);
	return addWorkingDays(from, promised(dispute) + waited, nation);
}

function promised({ raised }: Dispute): number {
	const { what } = raised.body;
	return what.by === "clinician"
		? PROMISED_TO_CLINICIAN
		: Math.min(...what.routes.map((route) => PROMISED[route]));
}

/** The clock that runs out next; undefined where none runs. On one that is withdrawn none does. */
export function nextClock(dispute: Dispute, clocks: readonly Clock[]): Clock | undefined {
	if (dispute.state === "withdrawn") return undefined;
	const running = clocks.filter(({ met, name }) => met === null && (isOpen(dispute) || name === "candour"));
	return running.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
}

/** Is a clock over that nobody met? */
export function isOverdue({ due, met }: Clock, today: string): boolean {
	return met === null && due < today;
}

function dayOrNull(at: Date | null): string | null {
	return at === null ? null : dayOf(at);
}
