/** Writing down that a patient was told about a tool. */
import type { StaffActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import { type KnownRegister, stageIn } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { servicesHere } from "./summary.store.server.ts";
import type { ToldPressed } from "./told.forms.ts";

/**
 * Records it once, however often the same button is pressed, with the notice in force and the language of the page that was read from.
 * False, and nothing is written, where the patient is on no list of the actor's provider, or the tool is not used for them here.
 */
export async function tellPatient(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	{ tool: id, way, once }: ToldPressed,
	lang: string,
	at: Date,
): Promise<boolean> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${patientId} told ${id}`);
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		const tool = register.byId.get(id);
		if (patient === undefined || tool === undefined) return false;
		if (stageIn(tool, servicesHere(register, actor, patient)) === undefined) return false;
		if ((await usedKey(q, key, owner)) !== undefined) return true;
		const body = {
			kind: "notice.told",
			version: 1,
			tool: id,
			notice: tool.notice.number,
			way,
			lang,
		} as const;
		const recorder = recorderOf(actor);
		const { ref } = await record(q, db.vault, patient.subject, { ...body, recorder }, at);
		await logStaffLook(q, actor, [patient.subject.no], "told", at);
		await spendKey(q, key, owner, ref, at);
		return true;
	});
}
