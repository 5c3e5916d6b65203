/** A patient's own call: the number we have, the call that is open, asking for one, and taking it back. */
import { and, eq, isNull } from "drizzle-orm";
import type { PatientActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { endOfPhoneNumber } from "#app/core/phone-number.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { saidBy } from "#app/features/record/own-said.ts";
import { entriesOf, record, subjectOf } from "#app/features/record/record.store.server.ts";
import { endTyped } from "#app/features/record/typed-draft.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { patients, tasks } from "#db/schema.ts";
import { type AskedCall, isForMore, openCall } from "./asked-call.ts";
import type { OwnCall } from "./call.forms.ts";

export interface OwnCalls {
	/** The end of the number on the list; null where there is none. A letter can be in other hands: no more is shown. */
	readonly listed: string | null;
	readonly open: AskedCall | undefined;
}

/** Undefined once their key is destroyed. */
export async function readOwnCalls(db: Db, actor: PatientActor): Promise<OwnCalls | undefined> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	if (subject === undefined) return undefined;
	const [row] = await db.read
		.select({ phone: patients.phone })
		.from(patients)
		.where(eq(patients.no, subject.no));
	const phone = row?.phone ?? null;
	const listed =
		phone === null ? null : endOfPhoneNumber(subject.seal.open(placeOfPatient(subject.id, "phone"), phone));
	return { listed, open: openCall(await entriesOf(db.read, subject)) };
}

/** `already`: one call at a time. `no-list`: nobody has this patient on a list now, so nobody would call. */
type AskRefusal = "already" | "key-not-yours" | "no-list";

/**
 * Opens the job and writes down what was asked. The same press again is the same call. Answers the reference; undefined once the
 * patient's key is destroyed.
 */
export async function askForCall(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	{ once, lang, ...call }: OwnCall & { readonly once: string; readonly lang: string },
	at: Date,
): Promise<Result<string, AskRefusal> | undefined> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return undefined;
		const owner = `patient:${subject.no}` as const;
		const key = db.vault.sha256(`${once} ${subject.id} ${canonical(call)}`);
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		if (openCall(await entriesOf(q, subject)) !== undefined) return refuse("already");
		const provider = providerFor(register, await servicesOf(q, subject.no), null);
		if (provider === undefined) return refuse("no-list");
		const due = callBackBy(dayOf(at), provider.nation);
		const job = { kind: "help", providerId: provider.id, tool: null, choice: null, due } as const;
		const { body } = await openTask(db, q, subject, job, at);
		if (body.kind !== "task.opened") throw new Error("a job that was not opened");
		const asked = { kind: "call.asked", version: 1, task: body.task, ...call, lang } as const;
		const { ref } = await record(q, db.vault, subject, { ...asked, said: saidBy(actor) }, at);
		await endTyped(q, subject.no, "call");
		await spendKey(q, key, owner, ref, at);
		return ok(ref);
	});
}

/** The patient no longer wants this call. One that is made or taken back already stays so: a second press is no error. */
export async function takeCallBack(db: Db, actor: PatientActor, ref: string, at: Date): Promise<void> {
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return;
		const entries = await entriesOf(q, subject);
		const open = openCall(entries);
		if (open?.ref !== ref) return;
		const { task } = open;
		await record(
			q,
			db.vault,
			subject,
			{ kind: "call.taken-back", version: 1, task, said: saidBy(actor) },
			at,
		);
		if (isForMore(entries, task)) return;
		await q
			.update(tasks)
			.set({ doneAt: at, doneBy: null })
			.where(and(eq(tasks.id, task), eq(tasks.patientNo, subject.no), isNull(tasks.doneAt)))
			.returning({ id: tasks.id });
	});
}
