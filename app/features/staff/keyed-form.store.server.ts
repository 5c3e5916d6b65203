/** The form that was just typed in, as the page for the next one says it: only what is really in the record. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";

/** How long after it was saved a page still says so: a link that is opened later is no news. */
const NEWS_FOR = 600_000;

export interface KeyedForm {
	readonly name: string;
	/** How many answers were on it. None where it only asked for help. */
	readonly answers: number;
	readonly help: boolean;
}

/**
 * What the actor saved from paper for this patient in the go that the entry with this reference belongs to; the look is logged first.
 * Undefined where the actor saved no such thing in the last ten minutes.
 */
export async function readKeyedForm(
	db: Db,
	actor: StaffActor,
	patientId: string,
	ref: string,
	at: Date,
): Promise<KeyedForm | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { subject, givenNames, familyName } = patient;
	const entries = await entriesOf(db.read, subject);
	const named = entries.find((entry) => entry.ref === ref);
	if (named === undefined || at.getTime() - named.at.getTime() > NEWS_FOR) return undefined;
	const together = entries.filter((entry) => entry.at.getTime() === named.at.getTime());
	const answers = together.filter((entry) => isFromPaper(entry, actor)).length;
	const help = together.some(({ body }) => body.kind === "task.opened" && body.what === "help");
	if (answers === 0 && !help) return undefined;
	await db.write((q) => logStaffLook(q, actor, [subject.no], "recorded", at));
	return { name: `${givenNames} ${familyName}`.trim(), answers, help };
}

function isFromPaper({ body }: Entry, { staffId }: StaffActor): boolean {
	if (body.kind !== "choice.made" || body.said.way !== "paper") return false;
	const { recorder } = body.said;
	return recorder.who === "staff" && recorder.id === staffId;
}
