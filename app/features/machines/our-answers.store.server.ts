/** The answers that a client is to hold, by the rule of every screen: of whoever said something that counts, where it is not the usual answer. */
import { and, asc, eq, exists } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { toldOfProvider } from "#app/features/record/canary.store.server.ts";
import { type AskedOfAll, checkNumbers } from "#app/features/record/check-numbers.store.server.ts";
import { decideOn } from "#app/features/record/decide.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { patientKeys, patients, standing } from "#db/schema.ts";
import { type Held, isHeld } from "./held.ts";

/** Patients that are decided on at once: others are answered between. */
const TOGETHER = 500;

/** One of them, with the patient's internal number. */
export interface OurAnswer extends Held {
	readonly no: number;
}

/** The answer at this provider for somebody on its lists who never said anything. */
export function usualAnswer(
	register: KnownRegister,
	{ providerId }: Pick<ClientActor, "providerId">,
	{ tool, purpose, at }: AskedOfAll,
): DecisionAnswer {
	const services = new Set(
		tool.uses.filter((use) => use.providerId === providerId).map(({ serviceId }) => serviceId),
	);
	return decideOn(register, [], { tool, purpose, services, onList: true, at }).answer;
}

/** All of them for one tool and purpose. `turn` lets others be answered in between. The caller writes down who was looked at. */
export async function ourAnswers(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	asked: AskedOfAll,
	turn: () => Promise<unknown>,
): Promise<OurAnswer[]> {
	const usual = usualAnswer(register, client, asked);
	const said = db.read
		.select({ no: standing.patientNo })
		.from(standing)
		.where(eq(standing.patientNo, patients.no));
	const rows = await db.read
		.select({
			no: patients.no,
			id: patients.id,
			index: patients.nhsIndex,
			nhsNumber: patients.nhsNumber,
			wrapped: patientKeys.wrapped,
		})
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(and(exists(said), toldOfProvider(db.read, client.providerId)))
		.orderBy(asc(patients.no));
	const ours: OurAnswer[] = [];
	for (let from = 0; from < rows.length; from += TOGETHER) {
		await turn();
		const group = rows.slice(from, from + TOGETHER);
		const numbers = group.map(({ index }) => ({ index, optOut: false }));
		const found = await checkNumbers(db.read, client, register, asked, numbers);
		for (const { no, id, index, nhsNumber, wrapped } of group) {
			const checked = found.get(index);
			if (checked === undefined || !isHeld(checked, usual)) continue;
			const number = db.vault.patientSeal(id, wrapped).open(placeOfPatient(id, "nhs_number"), nhsNumber);
			ours.push({ no, nhsNumber: number, answer: checked.answer });
		}
	}
	return ours;
}
