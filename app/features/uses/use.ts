/** AI tools that were used in a patient's care: their entries read, and what may be said of each. */
import { dayOf } from "#app/core/calendar.ts";
import type { Reason } from "#app/core/decision-reasons.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { corrections } from "#app/core/standing.ts";
import { addWorkingDays, type Nation } from "#app/core/working-day.ts";

export type UseReported = Extract<EntryBody, { kind: "use.reported" }>;

/** One use. */
export interface Use {
	/** Random; stands for it in addresses. */
	readonly id: string;
	readonly usedAt: Date;
	/** When we were told of it. */
	readonly reportedAt: Date;
	/** When staff found that it never happened as written; null while it stands. */
	readonly inErrorAt: Date | null;
	readonly body: UseReported;
	/** Its entry. */
	readonly seq: number;
}

/**
 * All uses in a patient's entries, the newest use first. One that was recorded in error stays in the list and says so: the
 * patient may have read it, or had a letter about it, and nothing that they were told disappears.
 */
export function usesIn(entries: readonly Entry[]): Use[] {
	const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
	const { inError } = corrections(inOrder);
	const mistakeAt = (seq: number) =>
		inOrder.findLast(
			({ seq: own, body }) => body.kind === "entry.in-error" && body.entry === seq && !inError.has(own),
		)?.at ?? null;
	return inOrder
		.filter(isUse)
		.map(({ seq, at, body }) => ({
			id: body.use,
			usedAt: new Date(body.usedAt),
			reportedAt: at,
			inErrorAt: inError.has(seq) ? mistakeAt(seq) : null,
			body,
			seq,
		}))
		.sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime() || b.seq - a.seq);
}

/**
 * Did the rule let the tool be used at that moment? A `deny` is against a no, and `ask` or `unknown` is before anybody had
 * an answer: neither was allowed.
 */
export function wasAllowed({ answer }: Pick<UseReported["decided"], "answer">): boolean {
	return answer === "permit" || answer === "not-applicable";
}

/** Stands this use against what was decided, so that somebody must look into it? One that never happened does not. */
export function isAgainst({ body, inErrorAt }: Pick<Use, "body" | "inErrorAt">): boolean {
	return inErrorAt === null && !wasAllowed(body.decided);
}

/** Why a use was not allowed, as a patient is told. Each is a translation key. */
export const WHY_NOT = ["said-no", "needs-a-yes", "stopped", "disputed", "conflict", "not-asked"] as const;
export type WhyNot = (typeof WHY_NOT)[number];

const WHY: Readonly<Partial<Record<Reason, WhyNot>>> = {
	"said-no": "said-no",
	"needs-a-yes": "needs-a-yes",
	"tool-paused": "stopped",
	"tool-retired": "stopped",
	disputed: "disputed",
	conflict: "conflict",
};

/** Why this use was not allowed; undefined where it was. */
export function whyNot(decided: UseReported["decided"]): WhyNot | undefined {
	return wasAllowed(decided) ? undefined : (WHY[decided.reason] ?? "not-asked");
}

/** The ISO day by which the AI lead looks into a use that was not allowed: the next working day after we heard of it. */
export function lookedIntoBy(reportedAt: Date, nation: Nation): string {
	return addWorkingDays(dayOf(reportedAt), 1, nation);
}

function isUse(entry: Entry): entry is Entry<UseReported> {
	return entry.body.kind === "use.reported";
}
