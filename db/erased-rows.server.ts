/** What goes of a person when they are erased, wherever a copy of the data from before is brought back. */
import type { Database } from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import {
	commentDrafts,
	detailsCodes,
	disputeDrafts,
	drafts,
	letterCodes,
	nhsLogins,
	outbox,
	patientKeys,
	patientServices,
	recordingDrafts,
	sessions,
	standing,
	standingSeals,
	tasks,
	trustedPeople,
	typedDrafts,
} from "./schema.ts";

/** Rows about a patient that are no part of the record: all of them go with the person. */
export const GONE_WITH_A_PATIENT = [
	patientKeys,
	patientServices,
	trustedPeople,
	standing,
	standingSeals,
	tasks,
	outbox,
	drafts,
	disputeDrafts,
	recordingDrafts,
	commentDrafts,
	typedDrafts,
	letterCodes,
	nhsLogins,
	detailsCodes,
	sessions,
] as const;

/** Removes them for everybody whose own row says that they were erased: it has no number any more. */
export function clearErased(database: Database): void {
	for (const table of GONE_WITH_A_PATIENT)
		database.exec(
			`DELETE FROM ${getTableName(table)} WHERE patient_no IN (SELECT no FROM patients WHERE nhs_number = '')`,
		);
}
