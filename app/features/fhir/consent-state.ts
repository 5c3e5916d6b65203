/**
 * What one answer comes to at one moment of the record. It permits only what the decision rule would permit because of it: whatever the
 * rule would not, also where it asks or two disagree, is an active deny, so that nobody who reads active Consents finds a yes in doubt.
 */
import { withRunOut } from "#app/core/authority-row.ts";
import { ended } from "#app/core/deciding-choice.ts";
import { decide, whoDecides } from "#app/core/decision.ts";
import type { Reason } from "#app/core/decision-reasons.ts";
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import { PURPOSES, type Purpose, type Scope } from "#app/core/scope.ts";
import type { Standing } from "#app/core/standing-row.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";
import { whatWasSaid } from "#app/core/what-was-said.ts";

export type ConsentStatus = "active" | "inactive" | "entered-in-error";

/** Why an answer has its status, or a yes permits nothing. */
export type ConsentWhy = "stands" | "in-error" | "taken-back" | "replaced" | Reason;

/** For this tool, in this purpose or any, something else counts than what the answer says for all it is about. */
export interface Exception {
	readonly tool: string;
	readonly purpose: Purpose | null;
	readonly permits: boolean;
}

/** How an answer stands. `permits` is for all it is about, but for the exceptions. */
export interface ConsentState {
	readonly status: ConsentStatus;
	readonly why: ConsentWhy;
	readonly permits: boolean;
	readonly exceptions: readonly Exception[];
}

/** What counts at one moment of the record, and how each tool stood then (null: nobody knows). */
export interface Moment {
	readonly at: Date;
	readonly standing: Standing;
	readonly inError: ReadonlySet<number>;
	readonly undone: ReadonlySet<number>;
	readonly tools: ReadonlyMap<string, ToolRule | null>;
}

/** What the rule says at a moment, and because of whose words: of a tool and a purpose, or in the words alone of any. */
export type Said = (tool: string | null, purpose: Purpose | null) => Reason | undefined;

/** Asks the rule at this moment, each question once. Emergencies are left out: they end by themselves, and are nobody's answer. */
export function saidAt(moment: Moment): Said {
	const running = withRunOut(moment.standing, moment.at.getTime());
	const standing = running.filter(({ kind }) => kind !== "override");
	const who = whoDecides(standing);
	const known = new Map<string, Reason | undefined>();
	const ask: Said = (tool, purpose) => {
		const rule = tool === null ? undefined : moment.tools.get(tool);
		if (tool === null || purpose === null)
			return whatWasSaid(standing, who, tool, purpose, changedWith(rule))?.reason;
		if (rule == null) return "could-not-tell";
		return decide(standing, { tool: rule, purpose, at: moment.at, onList: true }).reason;
	};
	return (tool, purpose) => {
		const question = `${tool ?? ""} ${purpose ?? ""}`;
		if (!known.has(question)) known.set(question, ask(tool, purpose));
		return known.get(question);
	};
}

function changedWith(rule: ToolRule | null | undefined): number {
	return rule?.reaskOnMaterial ? (rule.materialNotice ?? 0) : 0;
}

/** How this answer stands at the moment, by what the rule says then. */
export function stateOf({ seq, body }: Entry<ChoiceMade>, moment: Moment, said: Said): ConsentState {
	const over = (status: ConsentStatus, why: ConsentWhy): ConsentState => ({
		...{ status, why, permits: body.answer === "yes", exceptions: [] },
	});
	const { standing } = moment;
	if (moment.inError.has(seq)) return over("entered-in-error", "in-error");
	if (moment.undone.has(seq)) return over("inactive", "taken-back");
	const { scope } = body;
	const row = standing.find((one) => one.kind === "choice" && one.seq === seq);
	if (
		row === undefined ||
		ended(row, standing, scope.tool, scope.purpose, whoDecides(standing).status === "self")
	)
		return over("inactive", "replaced");
	const tools = scope.tool === null ? [...moment.tools.keys()] : [scope.tool];
	const why = body.answer === "yes" ? whyItPermits(scope, tools, said) : "stands";
	const permits = body.answer === "yes" && why === "stands";
	return { status: "active", why, permits, exceptions: exceptionsTo(scope, permits, tools, said) };
}

/** `stands` where a yes permits something of what it is about, else what is against all of it. */
function whyItPermits(scope: Scope, tools: readonly string[], said: Said): ConsentWhy {
	const reason = said(scope.tool, scope.purpose);
	if (reason !== "said-yes") return reason ?? "replaced";
	const each = tools.flatMap((tool) => purposesOf(scope).map((purpose) => said(tool, purpose)));
	return each.includes("said-yes") ? "stands" : (each[0] ?? "could-not-tell");
}

function purposesOf({ purpose }: Scope): readonly Purpose[] {
	return purpose === null ? PURPOSES : [purpose];
}

/** Only an answer about any tool or any purpose has some. One about all purposes of a tool is said once. */
function exceptionsTo(scope: Scope, permits: boolean, tools: readonly string[], said: Said): Exception[] {
	if (scope.tool !== null && scope.purpose !== null) return [];
	return tools.flatMap((tool): Exception[] => {
		const differ = purposesOf(scope).filter((purpose) => (said(tool, purpose) === "said-yes") !== permits);
		if (differ.length === PURPOSES.length) return [{ tool, purpose: null, permits: !permits }];
		return differ.map((purpose) => ({ tool, purpose, permits: !permits }));
	});
}
