/** The notice that confirms a choice to the patient's address of record: written with the choice, sent after it. */
import { eq, sql } from "drizzle-orm";
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { outbox, patients } from "#db/schema.ts";
import { isLanguage } from "#locales/index.ts";
import type { Subject } from "./record.store.server.ts";

/** What a confirmation tells. The words are found when it is printed or sent. */
export interface Confirmation {
	readonly ref: string;
	readonly answer: ChoiceMade["answer"];
	readonly scope: ChoiceMade["scope"];
	/** ISO instant. */
	readonly at: string;
}

const reachQuery = (handle: Writer) =>
	prepared(handle, "confirm.reach", (q) =>
		q
			.select({ lang: patients.lang, formats: patients.formats, email: patients.email })
			.from(patients)
			.where(eq(patients.no, sql.placeholder("no")))
			.prepare(),
	);

const sendQuery = (handle: Writer) =>
	prepared(handle, "confirm.send", (q) =>
		q
			.insert(outbox)
			.values({
				patientNo: sql.placeholder("patientNo"),
				providerId: sql.placeholder("providerId"),
				way: sql.placeholder("way"),
				lang: sql.placeholder("lang"),
				sealed: sql.placeholder("sealed"),
				ref: sql.placeholder("ref"),
				state: "waiting",
				tries: 0,
				nextAt: sql.placeholder("nextAt"),
				doneAt: null,
			})
			.returning({ id: outbox.id })
			.prepare(),
	);

/** By e-mail only to those who asked for e-mail; everybody else gets a letter. In the language they read. */
export async function confirmByPost(
	q: Writer,
	subject: Subject,
	providerId: string,
	entry: Entry<ChoiceMade>,
	at: Date,
): Promise<void> {
	const [patient] = await reachQuery(q).execute({ no: subject.no });
	if (patient === undefined) throw new Error("a choice without a patient");
	const wantsEmail = patient.email !== null && patient.formats.includes("email");
	const told: Confirmation = {
		ref: entry.ref,
		answer: entry.body.answer,
		scope: entry.body.scope,
		at: entry.at.toISOString(),
	};
	const recorded = patient.lang ?? entry.body.lang;
	await sendQuery(q).execute({
		patientNo: subject.no,
		providerId,
		way: wantsEmail ? "email" : "letter",
		lang: isLanguage(recorded) ? recorded : "en",
		sealed: subject.seal.seal(placeOfMessage(entry.ref), JSON.stringify(told)),
		ref: entry.ref,
		nextAt: at,
	});
}

/** Where a message is sealed. */
export function placeOfMessage(ref: string) {
	return { table: "outbox", row: ref, column: "sealed" };
}
