/** One question of a machine: whose number, which tool, what for. What is wrong with it is said of it alone. */
import type { Decision } from "#app/core/decision.ts";
import type { DecisionAnswer, Reason } from "#app/core/decision-reasons.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";

/** Why one check of a request is not answered. A name is never given another meaning. */
export const CHECK_ERRORS = [
	"bad-check",
	"bad-number",
	"bad-purpose",
	"bad-opt-out",
	"unknown-field",
	"unknown-tool",
	"not-your-tool",
] as const;
export type CheckError = (typeof CHECK_ERRORS)[number];

/** A check that can be answered. */
export interface Check {
	/** Ten digits. */
	readonly number: string;
	readonly tool: string;
	readonly purpose: Purpose;
	/** The National Data Opt-out, where the asker knows of it. It is never kept. */
	readonly optOut: boolean;
}

/** As it was sent: what is no text is not repeated. */
export interface Echo {
	readonly nhsNumber: string | null;
	readonly tool: string | null;
	readonly purpose: string | null;
}

export type ReadCheck = { readonly echo: Echo } & (
	| { readonly check: Check; readonly error?: undefined }
	| { readonly check?: undefined; readonly error: CheckError }
);

const FIELDS = ["nhsNumber", "tool", "purpose", "optOut"];

/** Reads one check of a client that acts for these tools. A field that nobody knows is refused: it could be a misspelt opt-out. */
export function readCheck(sent: unknown, own: readonly string[], isTool: (id: string) => boolean): ReadCheck {
	const fields: Readonly<Record<string, unknown>> =
		typeof sent === "object" && sent !== null && !Array.isArray(sent) ? { ...sent } : {};
	const { nhsNumber, tool, purpose, optOut = false } = fields;
	const echo = { nhsNumber: textOrNull(nhsNumber), tool: textOrNull(tool), purpose: textOrNull(purpose) };
	const wrong = (error: CheckError): ReadCheck => ({ echo, error });
	if (Object.keys(fields).length === 0) return wrong("bad-check");
	if (!Object.keys(fields).every((name) => FIELDS.includes(name))) return wrong("unknown-field");
	const number = echo.nhsNumber === null ? undefined : parseNhsNumber(echo.nhsNumber);
	if (number?.ok !== true) return wrong("bad-number");
	if (echo.tool === null || !isTool(echo.tool)) return wrong("unknown-tool");
	if (!own.includes(echo.tool)) return wrong("not-your-tool");
	const known = PURPOSES.find((one) => one === purpose);
	if (known === undefined) return wrong("bad-purpose");
	if (typeof optOut !== "boolean") return wrong("bad-opt-out");
	return { echo, check: { number: number.value, tool: echo.tool, purpose: known, optOut } };
}

function textOrNull(value: unknown): string | null {
	return typeof value === "string" ? value : null;
}

/** Beside the rule's own reasons: a check that is not answered, and a trial. */
export type AnswerReason = Reason | CheckError | "dry-run";

/** What is answered to one check. The same members whatever is known, so that its shape tells nothing. */
export interface CheckAnswer extends Echo {
	readonly answer: DecisionAnswer;
	readonly reason: AnswerReason;
	/** The receipt reference of the choice that it rests on, and the number of the notice. */
	readonly choice: string | null;
	readonly notice: number | null;
	/** ISO instants. From `expires` on it says nothing. */
	readonly asOf: string;
	readonly expires: string;
	readonly error?: CheckError;
	/** It says what counted then. It expired with that moment, and permits nothing now. */
	readonly past?: true;
}

/** What the rule said, as it is sent. */
export function answered(
	echo: Echo,
	{ answer, reason, expires }: Pick<Decision, "answer" | "reason" | "expires">,
	{ ref, notice }: { readonly ref: string | null; readonly notice: number | null },
	at: Date,
): CheckAnswer {
	const times = { asOf: at.toISOString(), expires: expires.toISOString() };
	return { ...echo, answer, reason, choice: ref, notice, ...times };
}

/** Not answered: unknown, and over at once. */
export function unanswered(echo: Echo, reason: CheckError | "dry-run", at: Date): CheckAnswer {
	const asOf = at.toISOString();
	const bare = {
		...echo,
		answer: "unknown",
		reason,
		choice: null,
		notice: null,
		asOf,
		expires: asOf,
	} as const;
	return reason === "dry-run" ? bare : { ...bare, error: reason };
}
