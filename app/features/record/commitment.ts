/**
 * What an entry commits to: SHA-256 over its salt and its canonical text. Who holds salt and entry can show that just this
 * was recorded; who holds the commitment alone learns nothing. One formula for who records and who checks.
 */
import { canonical } from "#app/core/canonical.ts";

/** Hexadecimal digits of a salt: 32 random bytes. It stands before the body in what is sealed. */
export const SALT_LENGTH = 64;

/** What is committed to. `subject` is the patient's random id, null where it belongs to no patient; `at` an ISO instant. */
export interface Committed {
	readonly ref: string;
	readonly subject: string | null;
	readonly at: string;
	readonly body: unknown;
}

/** The commitment. `sha256` answers hexadecimal digits. */
export function commitmentOf(sha256: (text: string) => string, salt: string, entry: Committed): string {
	const { ref, subject, at, body } = entry;
	return sha256(`${salt}${canonical({ ref, subject, at, body })}`);
}
