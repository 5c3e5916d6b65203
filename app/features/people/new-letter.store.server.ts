/** What a letter with a new code is about, for staff who make one at the desk. */
import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { Basis } from "#app/core/scope.ts";
import { basisOf } from "#app/core/tool-rule.ts";
import { ruleOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { usedUnasked } from "#app/features/record/used-unasked.store.server.ts";
import {
	type KnownProvider,
	type KnownRegister,
	type KnownTool,
	stageIn,
} from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { patientServices, patients, services } from "#db/schema.ts";
import { type Recipient, recipientForStaff } from "./letter.store.server.ts";

/** A letter that lacks only its code and its words. */
export interface NewLetter {
	readonly to: Recipient;
	/** The staff member's own provider: it writes this letter. */
	readonly provider: KnownProvider;
	/** The tools of its services that this patient uses, each with why an answer about it counts in care, and whether it is used without one. */
	readonly tools: readonly {
		readonly tool: KnownTool;
		readonly basis: Basis | null;
		readonly used: boolean;
	}[];
}

/**
 * Opens what a new letter to the patient with this random id needs; the look is logged before anything is answered.
 * Undefined when the patient is on no list of the actor's provider. What other providers use is none of this letter.
 */
export async function openNewLetter(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<NewLetter | undefined> {
	const provider = register.providers.get(actor.providerId);
	if (provider === undefined) throw new Error("a staff member without a provider");
	const to = await db.write(async (q) => {
		const [row] = await q
			.select({ no: patients.no })
			.from(patients)
			.innerJoin(patientServices, eq(patientServices.patientNo, patients.no))
			.innerJoin(services, eq(services.id, patientServices.serviceId))
			.where(and(eq(patients.id, patientId), eq(services.providerId, actor.providerId)))
			.limit(1);
		const found = row && (await recipientForStaff(q, db.vault, actor, row.no));
		if (found !== undefined) await logStaffLook(q, actor, [found.no], "letter-printed", at);
		return found;
	});
	if (to === undefined) return undefined;
	const all = await servicesOf(db.read, to.no);
	const here = new Set([...all].filter((id) => register.services.get(id)?.providerId === actor.providerId));
	const tools = register.tools.filter((tool) => !tool.retired && stageIn(tool, here) !== undefined);
	const isUsed = await usedUnasked(db.read, db.vault, register, { patientNo: to.no, services: here, at });
	return {
		to,
		provider,
		tools: tools.map((tool) => ({
			tool,
			basis: basisOf(ruleOf(tool, provider, true), "care"),
			used: isUsed(tool),
		})),
	};
}
