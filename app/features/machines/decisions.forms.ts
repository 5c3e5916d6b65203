/** What a request for decisions may hold. */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";

export const MOST_CHECKS = 1_000;
/** Each signature takes a while, and for a moment that is over all that a patient ever said is read again. */
export const MOST_COSTLY = 100;

const request = z.strictObject({
	checks: z.array(z.unknown()).min(1).max(MOST_CHECKS),
	/** What counted at that moment, for whoever looks back. It permits nothing now. */
	asAt: z.iso.datetime({ offset: true }).optional(),
	/** Only reads the request: nobody is looked at and nothing is said of anybody. */
	dryRun: z.boolean().optional(),
	/** Sign each answer, so that it can be kept and shown. */
	sign: z.boolean().optional(),
});

export interface DecisionsAsked {
	readonly checks: readonly unknown[];
	readonly asAt: Date | undefined;
	readonly dryRun: boolean;
	readonly sign: boolean;
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
	const { asAt, dryRun = false, sign = false } = read.data;
	const past = asAt === undefined ? undefined : new Date(asAt);
	if (past !== undefined && past >= at) return refuse("not-past");
	const isCostly = read.data.checks.length > MOST_COSTLY;
	if (sign && isCostly) return refuse("too-many-signed");
	if (past !== undefined && isCostly) return refuse("too-many-past");
	return ok({ checks: read.data.checks, asAt: past, dryRun, sign });
}
