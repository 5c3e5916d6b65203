/** One question of a machine: whose number, which tool, what for. What is wrong with it is said of it alone. */
import { z } from "zod";
import type { Decision } from "#app/core/decision.ts";
import { DECISION_ANSWERS, REASONS } from "#app/core/decision-reasons.ts";
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

/** A check as it is sent. A field that nobody knows is refused: it could be a misspelt opt-out. */
export const sentCheck = z
	.strictObject({
		nhsNumber: z.string().describe("Ten digits with their check digit; spaces do not matter."),
		tool: z.string().describe("The id of the tool in the register, as in the address of its page."),
		purpose: z
			.enum(PURPOSES)
			.describe("What the tool is to be used for now. Each purpose has its own answer."),
		optOut: z
			.boolean()
			.optional()
			.describe("The National Data Opt-out, where you know that it applies. It is never kept."),
	})
	.meta({ id: "Check" });

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

/** Reads one check of a client that acts for these tools. */
export function readCheck(sent: unknown, own: readonly string[], isTool: (id: string) => boolean): ReadCheck {
	const fields: Readonly<Record<string, unknown>> =
		typeof sent === "object" && sent !== null && !Array.isArray(sent) ? { ...sent } : {};
	const echo = {
		nhsNumber: textOrNull(fields["nhsNumber"]),
		tool: textOrNull(fields["tool"]),
		purpose: textOrNull(fields["purpose"]),
	};
	const wrong = (error: CheckError): ReadCheck => ({ echo, error });
	if (Object.keys(fields).length === 0) return wrong("bad-check");
	const { error, data } = sentCheck.safeParse(fields);
	if (error?.issues.some(({ code }) => code === "unrecognized_keys")) return wrong("unknown-field");
	const number = echo.nhsNumber === null ? undefined : parseNhsNumber(echo.nhsNumber);
	if (number?.ok !== true) return wrong("bad-number");
	if (echo.tool === null || !isTool(echo.tool)) return wrong("unknown-tool");
	if (!own.includes(echo.tool)) return wrong("not-your-tool");
	if (error?.issues.some(({ path }) => path[0] === "purpose")) return wrong("bad-purpose");
	if (data === undefined) return wrong("bad-opt-out");
	const { tool, purpose, optOut = false } = data;
	return { echo, check: { number: number.value, tool, purpose, optOut } };
}

function textOrNull(value: unknown): string | null {
	return typeof value === "string" ? value : null;
}

/** What a decision of a moment that is over takes as it is today. */
export const TODAYS = ["lists", "services", "planning", "ask-again"] as const;

/** What is answered to one check. The same members whatever is known, so that its shape tells nothing. */
export const checkAnswer = z
	.strictObject({
		nhsNumber: z.string().nullable().describe("As it was sent; null where it was no text."),
		tool: z.string().nullable(),
		purpose: z.string().nullable(),
		answer: z
			.enum(DECISION_ANSWERS)
			.describe("Only permit lets a tool start, until it expires. Everything else, and no answer, does not."),
		reason: z
			.enum([...REASONS, ...CHECK_ERRORS, "dry-run"])
			.describe("Why. More may come; a name is never given another meaning."),
		choice: z.string().nullable().describe("The receipt reference of the choice that it rests on."),
		notice: z.int().nullable().describe("The number of the notice that patients read now."),
		asOf: z.iso.datetime().describe("When it was so."),
		expires: z.iso.datetime().describe("From then on it says nothing: at most 60 seconds after asOf."),
		error: z
			.enum(CHECK_ERRORS)
			.optional()
			.describe("What is wrong with this check. The others are answered."),
		past: z
			.literal(true)
			.optional()
			.describe("It says what counted then. It expired with that moment, and permits nothing now."),
		today: z
			.array(z.enum(TODAYS))
			.optional()
			.describe(
				"With past: what no table keeps by day, and was taken as it is now. On whose lists the patient is; at which services the tool is used; whether the provider asks for planning; whether a change of the tool asks people again.",
			),
	})
	.meta({ id: "Decision" });
export type CheckAnswer = Readonly<z.infer<typeof checkAnswer>>;

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
