/** What `verify` says of the record beside what was signed of it. */

import type { AuditFinding } from "#app/features/record/audit.store.server.ts";
import type { StandingFinding } from "#app/features/record/audit-standing.store.server.ts";

/** One line for a finding. */
export function auditWords({ what, from, to }: AuditFinding): string {
	const which = from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`;
	switch (what) {
		case "missing":
			return `Entry ${from} is missing.`;
		case "cut-off":
			return `${which} missing: ${from === to ? "it was" : "they were"} signed, and the database ends before.`;
		case "fewer":
			return `Entries are missing: ${to} were signed, and the database has fewer. The first that is missing is one of ${from} to ${to}.`;
		case "changed":
			return from === to
				? `Entry ${from} is wrong: it is not as it was signed.`
				: `The first wrong entry is one of ${from} to ${to}: they are not as they were signed.`;
		case "note":
			return `The checkpoint of ${from} entries in the database was signed by no key in KEYS_DIR.`;
		case "receipt":
			return "A receipt proves nothing: it was changed, or signed by no key in KEYS_DIR.";
	}
}

/** One line for what is wrong with what counts for a patient. */
export function standingWords({ what, patientNo, from, to }: StandingFinding): string {
	const whose = `What counts for patient number ${patientNo} (entries ${from} to ${to})`;
	return what === "standing" ? `${whose} is not what was signed.` : `${whose} is not signed.`;
}
