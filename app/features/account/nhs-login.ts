/**
 * What NHS login must say of somebody before they are anybody here. Sources: NHS login's vectors of trust, and its scopes and claims:
 * a level (P0, P5, P9) with how they signed in (Cp password, Cm a device of theirs, with Cd a code or Ck a key).
 */
import { isDay } from "#app/core/calendar.ts";
import type { NhsLevel } from "#app/core/nhs-login-entry.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";

const WAYS = ["Cp.Cd", "Cp.Ck", "Cm"] as const;
const vectorsAt = (level: NhsLevel) => WAYS.map((way) => `${level}.${way}`);

/** The vectors that are asked for: whoever is known better than needed is welcome too. Where none is asked, NHS login asks for P9. */
export function vectorsFor(level: NhsLevel): readonly string[] {
	return level === "P9" ? vectorsAt("P9") : [...vectorsAt("P9"), ...vectorsAt("P5")];
}

/** Who came. The number was traced by NHS login: it is compared and never shown, nor kept. */
export interface NhsPerson {
	/** Their account there; all that says who they are from now on. */
	readonly sub: string;
	readonly level: NhsLevel;
	/** Ten digits. */
	readonly nhsNumber: string;
	/** ISO day. */
	readonly birthDate: string;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads the claims of the token and what was said of the person. `level`: how they were proved is none of what was asked, or nothing we know, which
 * is worth nothing. `unknown`: no NHS number or birth date as NHS login writes them; nothing is mended, for a slip would be somebody else.
 */
export function nhsPersonOf(
	{ claims, person }: { readonly claims: Claims; readonly person: Claims },
	asked: NhsLevel,
): Result<NhsPerson, "level" | "unknown"> {
	const { sub, vot } = claims;
	if (typeof vot !== "string" || !vectorsFor(asked).includes(vot)) return refuse("level");
	const { nhs_number: nhsNumber, birthdate: birthDate } = person;
	if (typeof sub !== "string" || sub === "" || sub.length > 255) return refuse("unknown");
	if (typeof nhsNumber !== "string" || !/^\d{10}$/.test(nhsNumber) || !parseNhsNumber(nhsNumber).ok)
		return refuse("unknown");
	if (typeof birthDate !== "string" || !isDay(birthDate)) return refuse("unknown");
	return ok({ sub, level: vot.startsWith("P9.") ? "P9" : "P5", nhsNumber, birthDate });
}

/** What is told only to whoever NHS login has seen with a document: what was said before, who looked, what is wrong, and health. */
const FOR_P9 = ["choices", "looked", "copy", "uses", "details", "disputes", "people"];

/**
 * Does the page at this path of the portal want P9 of whoever came by NHS login? A choice wants P5. The path is read as the router reads it,
 * which takes large letters and escaped ones for the same page; one that cannot be read is no page, and wants all.
 */
export function wantsP9(path: string): boolean {
	const [, , my, page = ""] = asRouted(path.split(/[?#]/, 1)[0] ?? "").split("/");
	return my === "my" && FOR_P9.includes(page);
}

function asRouted(path: string): string {
	try {
		return decodeURIComponent(path).toLowerCase();
	} catch {
		return `//my/${FOR_P9[0]}`;
	}
}
