/** A database whose record has very many entries: choices saved in the portal's own way, many in one commit. */

import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { type MadeUp, makePatients, settle } from "./made-up-patients.ts";

/** Choices in one commit while the record is made. */
const IN_ONE_STEP = 2_000;

/**
 * A record of so many entries, `each` of each patient, one after another over the whole record. There are test
 * numbers for 899,999 patients. A no writes nothing beside its entry and what counts.
 */
export async function makeRecord(size: number, each: number): Promise<MadeUp> {
	const madeUp = await makePatients(Math.max(1, Math.ceil(size / each)), () => 0);
	const { db, register, at, patients } = madeUp;
	const tools = register.tools.filter(({ uses }) =>
		uses.some(({ serviceId }) => serviceId === "riverside-gp"),
	);
	const toolOf = (turn: number) => tools[turn % tools.length]?.id ?? "";
	for (let first = 0; first < size; first += IN_ONE_STEP)
		await db.write(async (q) => {
			for (let entry = first; entry < Math.min(first + IN_ONE_STEP, size); entry += 1) {
				const subject = await subjectOf(q, db.vault, (entry % patients) + 1);
				if (subject === undefined) throw new Error("a patient is missing");
				const before = await standingNow(q, register, subject);
				await makeChoice(db, q, register, subject, before, noTo(toolOf(Math.floor(entry / patients))), at);
			}
		});
	settle(madeUp.file);
	return madeUp;
}

function noTo(tool: string) {
	return {
		scope: { tool, purpose: "care" },
		answer: "no",
		said: {
			decider: { who: "patient" },
			recorder: { who: "patient" },
			way: "online",
			helped: false,
			interpreter: null,
		},
		lang: "en",
		saidOn: null,
		recordedAt: null,
		settles: false,
	} as const;
}
