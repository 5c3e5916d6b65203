/**
 * What an entry commits to: SHA-256 over its salt and its canonical text. Who holds salt and entry can show that just this
 * was recorded; who holds the commitment alone learns nothing. One formula for who records and who checks.
 */
import { canonical } from "#app/core/canonical.ts";

/** What is committed to. `subject` is the patient's random id, null where it belongs to no patient; `at` an ISO instant. */
export interface Committed {
	readonly ref: string;
	readonly subject: string | null;
	readonly at: string;
	readonly body: unknown;
}

/** The text that is committed to. */
export function committedText(salt: string, { ref, subject, at, body }: Committed): string {
	return `${salt}${canonical({ ref, subject, at, body })}`;
}

/** The commitment. `sha256` answers hexadecimal digits. */
export function commitmentOf(sha256: (text: string) => string, salt: string, entry: Committed): string {
	return sha256(committedText(salt, entry));
}
