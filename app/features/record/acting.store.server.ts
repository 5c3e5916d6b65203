/** May this person act for this patient now, and how far? Asked at each request and again inside each transaction, so that nothing outlives an authority. */
import { eq } from "drizzle-orm";
import type { PersonActor, TrustedActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { Answer } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { type ActingRefusal, isInDoubt, standsIn, whyNotAllowed } from "#app/features/trust/acting.ts";
import { type CannotAct, mayAct } from "#app/features/trust/trust.ts";
import type { Reader, Writer } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { deathOf } from "./death.store.server.ts";
import { type Subject, subjectOf } from "./record.store.server.ts";
import { readStatus } from "./standing.store.server.ts";
import { agesFor, birthDateOf, peopleOf } from "./trusted-people.store.server.ts";

/** Who acts, and for whom. */
export type Acting = Pick<TrustedActor, "person" | "patient">;

/** Refuses with the reason why they do not; somebody who was never on record, or whose patient was erased, has none left: `ended`. */
export async function actingNow(
	handle: Reader | Writer,
	vault: Vault,
	patientNo: number,
	personId: string,
	at: Date,
): Promise<Result<Acting, CannotAct>> {
	const subject = await subjectOf(handle, vault, patientNo);
	const found = subject && (await peopleOf(handle, subject)).find(({ id }) => id === personId);
	if (subject === undefined || found === undefined) return refuse("ended");
	// Every authority to act for somebody ends with their death.
	if ((await deathOf(handle, patientNo)) !== undefined) return refuse("ended");
	const { status } = whoDecides(await readStatus(handle, patientNo));
	const birthDate = await birthDateOf(handle, subject);
	const may = mayAct(found, { status, birthDate }, await agesFor(handle, patientNo), dayOf(at));
	if (!may.ok) return may;
	const { id, name, authority, limits } = found;
	return ok({
		person: { id, name, authority, may: may.value, limits },
		patient: { name: await nameOf(handle, subject), status },
	});
}

/**
 * Why this person may not do so in this transaction, or undefined where they may: their authority can have ended between the request and its
 * turn, or not let a computer save this `answer`. A patient always may.
 */
export async function whyNotNow(
	q: Writer,
	vault: Vault,
	actor: PersonActor,
	wanted: "decide" | "help",
	at: Date,
	answer?: Answer,
): Promise<Exclude<ActingRefusal, "own"> | undefined> {
	if (actor.role === "patient") return undefined;
	const acting = await actingNow(q, vault, actor.patientNo, actor.person.id, at);
	if (!acting.ok) return "stopped";
	const { may, limits } = acting.value.person;
	const isDoubtful = answer !== undefined && isInDoubt(limits, answer);
	return whyNotAllowed(may, wanted) ?? (isDoubtful ? "limits" : undefined);
}

/** Why this person may not do in this transaction what only the patient may, and who stands in their place; undefined where they may. */
export async function whyNotInTheirPlace(
	q: Writer,
	vault: Vault,
	actor: PersonActor,
	at: Date,
): Promise<"stopped" | "own" | undefined> {
	if (actor.role === "patient") return undefined;
	const acting = await actingNow(q, vault, actor.patientNo, actor.person.id, at);
	if (!acting.ok) return "stopped";
	return standsIn(acting.value) ? undefined : "own";
}

/**
 * The names of those who could read here today what this patient says; none where others decide for the patient, for then they have to know
 * it.
 */
export async function whoReads(
	handle: Reader | Writer,
	vault: Vault,
	patientNo: number,
	at: Date,
): Promise<string[]> {
	const subject = await subjectOf(handle, vault, patientNo);
	const people = subject === undefined ? [] : await peopleOf(handle, subject);
	if (subject === undefined || people.length === 0) return [];
	const { status } = whoDecides(await readStatus(handle, patientNo));
	if (status === "represented") return [];
	const patient = { status, birthDate: await birthDateOf(handle, subject) };
	const ages = await agesFor(handle, patientNo);
	return people.filter((one) => mayAct(one, patient, ages, dayOf(at)).ok).map(({ name }) => name);
}

async function nameOf(handle: Reader | Writer, { no, id, seal }: Subject): Promise<string> {
	const [row] = await handle
		.select({ given: patients.givenNames, family: patients.familyName })
		.from(patients)
		.where(eq(patients.no, no));
	if (row === undefined) throw new Error("a patient without a row");
	const names = [
		seal.open(placeOfPatient(id, "given_names"), row.given),
		seal.open(placeOfPatient(id, "family_name"), row.family),
	];
	return names.filter((name) => name !== "").join(" ");
}
