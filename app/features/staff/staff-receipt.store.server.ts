/** The receipt of what a staff member wrote down: all answers of one go, and the notices that tell the patient of them. */
import { inArray } from "drizzle-orm";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import { keepsQuiet } from "#app/core/private-choice.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { outbox } from "#db/schema.ts";

/** One answer of the receipt. What it says is the patient's own receipt with this reference. */
export interface RecordedLine {
	readonly ref: string;
	/** The form is older than an answer that says something else. */
	readonly conflict: boolean;
	/** How the patient is told, and whether that has happened; null where nothing is sent. */
	readonly message: {
		readonly way: "letter" | "email";
		readonly lang: string;
		readonly sent: boolean;
	} | null;
}

export interface StaffReceipt {
	readonly patient: ListedPatient;
	/** The patient as the one who may read these receipts. */
	readonly reader: PatientActor;
	readonly lines: readonly RecordedLine[];
	/** The patient keeps an answer to themself that speaks about one of the same tools: the copy to hand over leaves it out. */
	readonly isQuiet: boolean;
}

/**
 * The answers that were written down in the same go as the one with this reference; the look is logged first. Undefined
 * where the patient is on no list of the actor's provider, or no staff wrote down such an answer.
 */
export async function readStaffReceipt(
	db: Db,
	actor: StaffActor,
	patientId: string,
	ref: string,
	at: Date,
): Promise<StaffReceipt | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { subject } = patient;
	const entries = await entriesOf(db.read, subject);
	const choices = entries.filter(isChoice);
	const named = choices.find((entry) => entry.ref === ref);
	if (named === undefined || recorderOf(named) === undefined) return undefined;
	await db.write((q) => logStaffLook(q, actor, [subject.no], "summary", at));
	const together = choices.filter(
		(entry) => entry.at.getTime() === named.at.getTime() && recorderOf(entry) === recorderOf(named),
	);
	const refs = together.map((entry) => entry.ref);
	const messages = await db.read
		.select({ ref: outbox.ref, way: outbox.way, lang: outbox.lang, state: outbox.state })
		.from(outbox)
		.where(inArray(outbox.ref, refs));
	return {
		patient,
		isQuiet: together.some(({ body }) => keepsQuiet(entries, body.scope.tool)),
		reader: { role: "patient", patientNo: subject.no, way: "letter", helped: null },
		lines: together.map((entry) => {
			const message = messages.find((sent) => sent.ref === entry.ref);
			return {
				ref: entry.ref,
				conflict: entry.body.disagreesWith !== undefined,
				message: message ? { way: message.way, lang: message.lang, sent: message.state === "sent" } : null,
			};
		}),
	};
}

function isChoice(entry: Entry): entry is Entry<ChoiceMade> {
	return entry.body.kind === "choice.made";
}

/** The staff member who wrote it down; undefined where the patient did it themself. */
function recorderOf({ body }: Entry<ChoiceMade>): string | undefined {
	const { recorder } = body.said;
	return recorder.who === "staff" ? recorder.id : undefined;
}
