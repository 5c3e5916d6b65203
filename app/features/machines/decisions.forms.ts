/** What a request for decisions may hold. */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { RUNNING_CARE } from "#app/features/tools/running-care.ts";
import { checkAnswer, sentCheck } from "./check.ts";

export const MOST_CHECKS = 1_000;
/** Each signature takes a while, and for a moment that is over all that a patient ever said is read again. */
export const MOST_COSTLY = 100;

/** Its parts are read one by one, so that what is wrong with one is said of it alone. */
const requestOf = <Check extends z.ZodType>(check: Check) =>
	z.strictObject({
		checks: z.array(check).min(1).max(MOST_CHECKS).describe("Answered in this order."),
		asAt: z.iso
			.datetime({ offset: true })
			.optional()
			.describe(
				`For audits: what counted at that moment, which must be over. It permits nothing now. With ${MOST_COSTLY} checks at most.`,
			),
		dryRun: z
			.boolean()
			.optional()
			.describe("Only reads the request: nobody is looked at and nothing is said of anybody."),
		running: z
			.boolean()
			.optional()
			.describe("Say with each answer what happens to treatment or monitoring that the tool already runs."),
		sign: z
			.boolean()
			.optional()
			.describe(`Sign each answer, so that you can keep and show it. With ${MOST_COSTLY} checks at most.`),
	});

const request = requestOf(z.unknown());

/** A request as it is told to those who send one. */
export const decisionsRequest = requestOf(sentCheck).meta({ id: "DecisionsRequest" });

const running = z
	.enum(RUNNING_CARE)
	.nullable()
	.describe(
		"With running, where the answer lets nothing start: what the tool already runs goes on until a person decides, and you tell that person now (goes-on); a person takes over now, and it ends no sooner (person-takes-over); a person decides now whether it goes on (person-decides); or the tool leaves nothing running (nothing-runs). It lets nothing start. Null where nothing is to be said. What you do when you cannot ask us is the same as for an answer unknown.",
	);

const signed = {
	token: z
		.string()
		.describe(
			"A JWS (RFC 7515, EdDSA) with this answer in it; its kid is in /.well-known/jwks.json. It names nobody: patient is SHA-256, in hexadecimal digits, of salt, a colon and the ten digits.",
		),
	salt: z.string().describe("With it, who knows the number can show whom the token is about."),
};

/** What is answered. */
export const decisionsAnswer = z
	.strictObject({
		decisions: z
			.array(checkAnswer.extend(z.object({ running, ...signed }).partial().shape))
			.describe("One for each check, in the order of the request."),
		dryRun: z.literal(true).optional(),
	})
	.meta({ id: "DecisionsAnswer" });

export interface DecisionsAsked {
	readonly checks: readonly unknown[];
	readonly asAt: Date | undefined;
	readonly dryRun: boolean;
	readonly sign: boolean;
	readonly running: boolean;
}

export type DecisionsRefusal =
	| "not-json"
	| "not-this-shape"
	| "no-checks"
	| "too-many"
	| "too-many-signed"
	| "too-many-past"
	| "not-past";

/** Reads a request that came at `at`. */
export function readDecisions(text: string, at: Date): Result<DecisionsAsked, DecisionsRefusal> {
	let sent: unknown;
	try {
		sent = JSON.parse(text);
	} catch {
		return refuse("not-json");
	}
	const checks = typeof sent === "object" && sent !== null && "checks" in sent ? sent.checks : undefined;
	if (Array.isArray(checks) && checks.length === 0) return refuse("no-checks");
	if (Array.isArray(checks) && checks.length > MOST_CHECKS) return refuse("too-many");
	const read = request.safeParse(sent);
	if (!read.success) return refuse("not-this-shape");
	const { asAt, dryRun = false, sign = false, running: withRunning = false } = read.data;
	const past = asAt === undefined ? undefined : new Date(asAt);
	if (past !== undefined && past >= at) return refuse("not-past");
	const isCostly = read.data.checks.length > MOST_COSTLY;
	if (sign && isCostly) return refuse("too-many-signed");
	if (past !== undefined && isCostly) return refuse("too-many-past");
	return ok({ checks: read.data.checks, asAt: past, dryRun, sign, running: withRunning });
}
