/** A patient answers about a tool, as the record keeps it. */
import type { Answer } from "#app/core/entry.ts";
import type { Scope } from "#app/core/scope.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { aSaying, NOON } from "./builders.ts";
import type { TestPatient, TestPortal } from "./portal.ts";

/** About the eye scan tool in care. */
export const EYES: Scope = { tool: "eye-scan-urgency", purpose: "care" };

/** Records the answer and what follows from it. Answers the reference of the receipt. */
export async function answers(
	{ db }: Pick<TestPortal, "db">,
	{ no }: Pick<TestPatient, "no">,
	answer: Answer,
	scope: Scope = EYES,
	at = NOON,
): Promise<string> {
	const register = await currentRegister(db);
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) throw new Error("there is no such patient");
		const before = await readStanding(q, register, no);
		const choice = {
			scope,
			answer,
			lang: "en",
			saidOn: null,
			recordedAt: null,
			settles: false,
			said: aSaying(),
		};
		return (await makeChoice(db, q, register, subject, before, choice, at)).ref;
	});
}
