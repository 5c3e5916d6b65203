/**
 * Opens a look from outside the list, once: for a full NHS number with its birth date, with a reason that is recorded. Whatever does not
 * fit is one and the same refusal, and costs the same work whoever it is about.
 */
import { and, asc, count, eq, gte, lt, sql } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { addDays, dayOf, startOfDay } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { tellOfOutsideLook } from "#app/features/record/confirm.store.server.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record, type Subject } from "#app/features/record/record.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { outsideLooks, outsideTries, patientKeys, patientServices, patients, services } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { MOST_TRIES, type OutsideAsked } from "./outside.ts";

/** Where it leads: to the usual page of somebody on the own lists (their random id), or to a look that was opened (its reference). */
export type Opened =
	| { readonly to: "own"; readonly id: string }
	| { readonly to: "look"; readonly ref: string };

export type OutsideRefusal = "not-matched" | "stopped" | "key-not-yours";

/** Has this member of staff used up the wrong tries of this day? */
export async function isStopped(db: Db, actor: StaffActor, at: Date): Promise<boolean> {
	return (await triesToday(db.read, actor, at)) >= MOST_TRIES;
}

/**
 * Opens one. A wrong number, a wrong birth date, somebody unknown and somebody who was erased are the same `not-matched`, which counts as
 * a try in the same transaction; after 20 on a day everything is `stopped`, also what would fit. Somebody on the own lists is no look from
 * outside. The same press twice finds the look that it opened.
 */
export async function openOutside(
	db: Db,
	actor: StaffActor,
	asked: OutsideAsked,
	once: string,
	at: Date,
): Promise<Result<Opened, OutsideRefusal>> {
	const { vault } = db;
	const { staffId, providerId } = actor;
	const owner = `staff:${staffId}` as const;
	const key = vault.sha256(`${once} outside ${canonical(asked)}`);
	return db.write(async (q) => {
		const used = await usedKey(q, key, owner);
		if (used !== undefined)
			return used.isTheirs ? ok({ to: "look", ref: used.ref }) : refuse("key-not-yours");
		if ((await triesToday(q, actor, at)) >= MOST_TRIES) return refuse("stopped");
		const subject = await matching(q, vault, asked);
		if (subject === undefined) {
			await q.insert(outsideTries).values({ staffId, providerId, at }).returning({ id: outsideTries.id });
			return refuse("not-matched");
		}
		const own = await listedPatient(db, q, actor, subject.id);
		if (own !== undefined) return ok({ to: "own", id: subject.id });
		const { because, why, lang } = asked;
		const recorder = recorderOf(actor);
		const body = {
			kind: "look.outside",
			version: 1,
			provider: providerId,
			because,
			why,
			lang,
			recorder,
		} as const;
		const entry = await record(q, vault, subject, body, at);
		const { ref, seq } = entry;
		await q
			.insert(outsideLooks)
			.values({ ref, patientNo: subject.no, staffId, providerId, because, at, seq })
			.returning({ ref: outsideLooks.ref });
		const teller = await ownProvider(q, subject);
		if (teller !== undefined) await tellOfOutsideLook(q, subject, teller, entry);
		await spendKey(q, key, owner, ref, at);
		return ok({ to: "look", ref });
	});
}

/**
 * Who writes to them: the first provider whose list they are on. Never the one that looked: whoever prints a letter reads the address.
 * Undefined for somebody on no list, who reads of it on the page of looks alone.
 */
async function ownProvider(q: Writer, { no }: Subject): Promise<string | undefined> {
	const [row] = await q
		.select({ id: services.providerId })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(eq(patientServices.patientNo, no))
		.orderBy(asc(services.providerId))
		.limit(1);
	return row?.id;
}

async function triesToday(handle: Reader | Writer, { staffId }: StaffActor, at: Date): Promise<number> {
	const today = dayOf(at);
	const [row] = await handle
		.select({ tries: count() })
		.from(outsideTries)
		.where(
			and(
				eq(outsideTries.staffId, staffId),
				gte(outsideTries.at, startOfDay(today)),
				lt(outsideTries.at, startOfDay(addDays(today, 1))),
			),
		);
	return row?.tries ?? 0;
}

const byNumber = (handle: Writer) =>
	prepared(handle, "outside.by-number", (q) =>
		q
			.select({
				no: patients.no,
				id: patients.id,
				birthDate: patients.birthDate,
				wrapped: patientKeys.wrapped,
			})
			.from(patients)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(eq(patients.nhsIndex, sql.placeholder("value")))
			.prepare(),
	);

/** The patient whose number and birth date these are. A stand-in is made and, for nobody, opened: an answer that comes sooner would tell. */
async function matching(
	q: Writer,
	vault: Vault,
	{ nhsNumber, birthDate }: OutsideAsked,
): Promise<Subject | undefined> {
	const nobody = standIn(vault);
	const [row] = await byNumber(q).execute({ value: vault.index("nhs-number", nhsNumber) });
	const { no, id, wrapped, ...sealed } = row ?? nobody;
	const seal = vault.patientSeal(id, wrapped);
	const born = seal.open(placeOfPatient(id, "birth_date"), sealed.birthDate);
	return row !== undefined && born === birthDate ? { no, id, seal } : undefined;
}

/** Made anew for every try, so that no key of it is ever older than the master key. */
function standIn(vault: Vault) {
	const id = vault.randomHex(16);
	const wrapped = vault.newPatientKey(id);
	const birthDate = vault.patientSeal(id, wrapped).seal(placeOfPatient(id, "birth_date"), "1900-01-01");
	return { no: 0, id, wrapped, birthDate };
}
