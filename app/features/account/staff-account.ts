/** What an account of a staff member asks for: an e-mail address to know them by, and a password worth having. */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { trimmedAscii } from "#app/core/typed-text.ts";

/** RFC 5321, 4.5.3.1: no address is longer. */
const LONGEST_EMAIL = 254;
const SHORTEST_PASSWORD = 12;
/** More than anybody types; a longer text would only make the work of deriving it dearer. */
export const LONGEST_PASSWORD = 200;

/** The address as it is kept and compared: without space around it, in small letters. */
export function normaliseEmail(typed: string): string {
	return trimmedAscii(typed).toLowerCase();
}

/** The normalised address. Refuses what no mail could be sent to. */
export function readEmail(typed: string): Result<string, "email-not-valid"> {
	const email = normaliseEmail(typed);
	const looksRight = email.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
	return looksRight ? ok(email) : refuse("email-not-valid");
}

/** The password as typed. Length is the only rule (NIST SP 800-63B, 5.1.1.2): 12 characters or more. */
export function readPassword(typed: string): Result<string, "password-too-short" | "password-too-long"> {
	const length = Array.from(typed.normalize("NFKC")).length;
	if (length < SHORTEST_PASSWORD) return refuse("password-too-short");
	return length > LONGEST_PASSWORD ? refuse("password-too-long") : ok(typed);
}
