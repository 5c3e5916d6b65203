/** Birthdays on which who decides for a patient changes: done once for each, whenever the portal gets to it. */
import { eq, isNull } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { ageOn, dayOf } from "#app/core/calendar.ts";
import { whoDecides } from "#app/core/decision.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf, record, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import { agesFor, birthDateOf, markEnded } from "#app/features/record/trusted-people.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { standing, trustedPeople } from "#db/schema.ts";
import { birthdaysDue, handOver } from "./hand-over.ts";
import { LAST_AGE } from "./trust.ts";
import { trustedIn } from "./trusted-in.ts";

/** Hands over for everybody whose birthday has come; answers for how many. Done twice it finds nothing left to do. */
export async function handOverByAge(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	at: Date,
): Promise<number> {
	let handed = 0;
	for (const no of await whoHasOthers(db)) {
		const subject = await subjectOf(db.read, db.vault, no);
		if (subject === undefined) continue;
		const birthDate = await birthDateOf(db.read, subject);
		if (birthDate > dayOf(at) || ageOn(birthDate, dayOf(at)) > LAST_AGE) continue;
		if (await handOverFor(db, actor, register, no, at)) handed += 1;
	}
	return handed;
}

/** The patients whom others may act for, or who do not decide alone. */
async function whoHasOthers(db: Db): Promise<number[]> {
	const trusting = await db.read
		.selectDistinct({ no: trustedPeople.patientNo })
		.from(trustedPeople)
		.where(isNull(trustedPeople.endedAt));
	const assessed = await db.read
		.selectDistinct({ no: standing.patientNo })
		.from(standing)
		.where(eq(standing.kind, "status"));
	return [...new Set([...trusting, ...assessed].map(({ no }) => no))].sort((a, b) => a - b);
}

/** All that is due for one patient, in one transaction. */
async function handOverFor(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	no: number,
	at: Date,
): Promise<boolean> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) return false;
		const birthDate = await birthDateOf(q, subject);
		const ages = await agesFor(q, no);
		const due = birthdaysDue(await entriesOf(q, subject), birthDate, ages, dayOf(at));
		for (const birthday of due) {
			const entries = await entriesOf(q, subject);
			const before = await readStanding(q, register, no);
			const { status, ended, asks } = handOver(
				birthday,
				entries,
				trustedIn(entries),
				whoDecides(before).status,
				ages,
			);
			const recorder = recorderOf(actor);
			for (const { id } of ended) {
				const because = { because: "age", note: null, way: null, recorder } as const;
				const body = { kind: "trust.ended", version: 1, person: id, ...because } as const;
				await markEnded(q, subject, id, await record(q, db.vault, subject, body, at));
			}
			const because = { what: "age", ...birthday } as const;
			const body = { kind: "status.changed", version: 2, status, because, recorder } as const;
			await applyEntry(q, register, subject, before, await record(q, db.vault, subject, body, at));
			const provider = providerFor(register, await servicesOf(q, no), null);
			if (!asks || provider === undefined) continue;
			const by = callBackBy(dayOf(at), provider.nation);
			const job = { kind: "ask-again", providerId: provider.id, tool: null, choice: null, due: by } as const;
			await openTask(db, q, subject, job, at);
		}
		return due.length > 0;
	});
}
