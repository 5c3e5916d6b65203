/** What an OpenID provider must say of a member of staff before they are anybody here. */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { readEmail } from "./staff-account.ts";

/** Which `acr`, or which of the `amr`, proves that more than a password was asked for. */
export interface SecondFactor {
	readonly acr: readonly string[];
	readonly amr: readonly string[];
}

/**
 * Why the provider brought nobody in, each with its status; `only`: a password was sent where none counts any more. Nobody is told whether we
 * know a person.
 */
export const OPENID_PROBLEMS = {
	away: 503,
	again: 403,
	cancelled: 403,
	second: 403,
	"no-match": 403,
	only: 403,
} as const;
export type OpenIdProblem = keyof typeof OPENID_PROBLEMS;

/** Is this one of them, as it stands in an address? */
export const isOpenIdProblem = (name: string): name is OpenIdProblem => Object.hasOwn(OPENID_PROBLEMS, name);

/** Who came. */
export interface StaffPerson {
	/** Their account there; all that says who they are once it is bound. */
	readonly sub: string;
	/** Normalised. Undefined where the provider does not say itself that it is theirs. */
	readonly email: string | undefined;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads the claims of the token and what was said of the person. `second`: the token does not say that more than a password was asked for, in just
 * the words of the settings; what is said beside the token counts for nothing there. `unknown`: no account that could be anybody's.
 */
export function staffPersonOf(
	{ claims, person }: { readonly claims: Claims; readonly person: Claims },
	second: SecondFactor,
): Result<StaffPerson, "second" | "unknown"> {
	const { sub, acr, amr } = claims;
	const ways: readonly unknown[] = Array.isArray(amr) ? amr : [];
	const proved =
		second.acr.some((one) => one === acr) || second.amr.some((one) => ways.some((way) => way === one));
	if (!proved) return refuse("second");
	if (typeof sub !== "string" || sub === "" || sub.length > 255) return refuse("unknown");
	return ok({ sub, email: emailOf(person) });
}

function emailOf({ email, email_verified }: Claims): string | undefined {
	const read = typeof email === "string" && email_verified === true ? readEmail(email) : undefined;
	return read?.ok ? read.value : undefined;
}
