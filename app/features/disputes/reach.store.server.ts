/** How a patient can be answered, and what may be shown to whoever holds their letter. */
import { eq } from "drizzle-orm";
import { ANSWER_WAYS, type AnswerWay } from "#app/core/dispute-entry.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { type Asker, subjectFor } from "./dispute.store.server.ts";

export interface Reach {
	/** Those for which we have a number or address; by letter always. */
	readonly ways: readonly AnswerWay[];
	/** The way they are written to already. */
	readonly usual: AnswerWay;
	/** Health details may be shown to whoever signs in with their letter. */
	readonly details: boolean;
}

/** Undefined for "not there" and "not on your lists" alike. */
export async function reachOf(db: Db, actor: Asker): Promise<Reach | undefined> {
	const subject = await subjectFor(db, db.read, actor);
	if (subject === undefined) return undefined;
	const [row] = await db.read
		.select({
			phone: patients.phone,
			email: patients.email,
			formats: patients.formats,
			detailsAt: patients.detailsAt,
		})
		.from(patients)
		.where(eq(patients.no, subject.no));
	if (row === undefined) return undefined;
	const { phone, email, formats, detailsAt } = row;
	const lacks = { letter: false, phone: phone === null, email: email === null };
	return {
		ways: ANSWER_WAYS.filter((way) => !lacks[way]),
		usual: email !== null && formats.includes("email") ? "email" : "letter",
		details: detailsAt !== null,
	};
}
