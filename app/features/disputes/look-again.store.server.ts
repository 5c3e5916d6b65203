/** Who else: every use of the same tool and version at the provider, in numbers, and the jobs to look at them again. */
import { and, count, eq, gte, isNull, ne, or } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { patientKeys, patients, tasks, uses } from "#db/schema.ts";
import { findDispute } from "./dispute.store.server.ts";
import type { Dispute } from "./dispute.ts";
import { lookAgainBy } from "./look-again.ts";

/** Other people than the one whose case it is. No names: those stand in the jobs. */
export interface Others {
	readonly people: number;
	readonly uses: number;
	/** Of these people, those whose use somebody looks at again already, or has since it was said to be wrong. */
	readonly asked: number;
}

interface OtherPatient {
	readonly no: number;
	readonly id: string;
	readonly wrapped: string;
	readonly uses: number;
	readonly asked: boolean;
}

/** Patients with a use of the same tool and version here; where nobody knows the version, of any. */
async function othersOf(
	handle: Reader | Writer,
	actor: StaffActor,
	patientId: string,
	{ raised }: Dispute,
): Promise<OtherPatient[]> {
	const { tool, toolVersion } = raised.body;
	if (tool === null) return [];
	const rows = await handle
		.select({ no: patients.no, id: patients.id, wrapped: patientKeys.wrapped, uses: count() })
		.from(uses)
		.innerJoin(patients, eq(patients.no, uses.patientNo))
		.innerJoin(patientKeys, eq(patientKeys.patientNo, uses.patientNo))
		.where(
			and(
				eq(uses.providerId, actor.providerId),
				eq(uses.toolId, tool),
				toolVersion === null ? undefined : eq(uses.version, toolVersion),
				ne(patients.id, patientId),
			),
		)
		.groupBy(patients.no, patients.id, patientKeys.wrapped);
	const asked = await handle
		.select({ no: tasks.patientNo })
		.from(tasks)
		.where(
			and(
				eq(tasks.providerId, actor.providerId),
				eq(tasks.kind, "look-again"),
				eq(tasks.toolId, tool),
				or(isNull(tasks.doneAt), gte(tasks.openedAt, raised.at)),
			),
		)
		.groupBy(tasks.patientNo);
	const already = new Set(asked.map(({ no }) => no));
	return rows.map((row) => ({ ...row, asked: already.has(row.no) }));
}

/** How many others there are. */
export async function countOthers(
	db: Db,
	actor: StaffActor,
	patientId: string,
	dispute: Dispute,
): Promise<Others> {
	const others = await othersOf(db.read, actor, patientId, dispute);
	return {
		people: others.length,
		uses: others.reduce((all, one) => all + one.uses, 0),
		asked: others.filter(({ asked }) => asked).length,
	};
}

/**
 * Opens a job for each of the others who has none, once. Undefined where there is no such case for this actor. Whoever
 * presses it again finds nobody left without a job.
 */
export async function lookAgain(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	id: string,
	once: string,
	at: Date,
): Promise<Result<{ readonly opened: number }, "not-your-move" | "key-not-yours"> | undefined> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${id} look-again`);
	const found = await findDispute(db, { ...actor, patientId }, id);
	if (found === undefined) return undefined;
	if (actor.staffRole === "reception") return refuse("not-your-move");
	const { dispute, providerId } = found;
	const nation = register.providers.get(providerId)?.nation ?? "england";
	const due = lookAgainBy(dispute.harm, dayOf(at), nation);
	return db.write(async (q) => {
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok({ opened: 0 }) : refuse("key-not-yours");
		// Read again inside: two people who press at once open one job for each person.
		const others = await othersOf(q, actor, patientId, dispute);
		const without = others.filter(({ asked }) => !asked);
		for (const { no, id: random, wrapped } of without) {
			const subject = { no, id: random, seal: db.vault.patientSeal(random, wrapped) };
			const { tool } = dispute.raised.body;
			await openTask(db, q, subject, { kind: "look-again", providerId, tool, choice: null, due }, at);
		}
		await spendKey(q, key, owner, id, at);
		return ok({ opened: without.length });
	});
}
