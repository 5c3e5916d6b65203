/** Who is written to when a law begins to count, or ends early: everybody whose own words keep the tool away without it. No answer goes silent. */
import { and, eq, inArray } from "drizzle-orm";
import type { Decision } from "#app/core/decision.ts";
import { PURPOSES } from "#app/core/scope.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { tellOfLaw } from "#app/features/record/confirm.store.server.ts";
import { decideOn } from "#app/features/record/decide.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStandings } from "#app/features/record/standing.store.server.ts";
import type { KnownLaw, KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { patientServices, standing } from "#db/schema.ts";

/** So many patients are read at once. */
export const AT_ONCE = 500;

/** What is kept of whoever said something about a tool, or said that it was wrong. */
const WORDS = ["choice", "conflict", "pause"];

/** Writes to each of them, with an entry in their own record; answers how many they are. */
export async function tellOverridden(
	db: Db,
	q: Writer,
	register: KnownRegister,
	toolId: string,
	law: KnownLaw,
	at: Date,
): Promise<number> {
	const tool = register.byId.get(toolId);
	if (tool === undefined) return 0;
	const services = new Set(
		tool.uses.filter(({ providerId }) => providerId === law.providerId).map(({ serviceId }) => serviceId),
	);
	const spoke = await whoSpoke(q, tool, services);
	let told = 0;
	for (let from = 0; from < spoke.length; from += AT_ONCE) {
		const some = spoke.slice(from, from + AT_ONCE);
		const standings = await readStandings(q, register, some);
		for (const no of some) {
			if (!isOverridden(register, standings.get(no) ?? [], tool, services, law, at)) continue;
			const subject = await subjectOf(q, db.vault, no);
			if (subject === undefined) continue;
			const body = { kind: "law.told", version: 1, law: law.id, tool: tool.id } as const;
			await tellOfLaw(q, subject, law.providerId, await record(q, db.vault, subject, body, at));
			told += 1;
		}
	}
	return told;
}

/** The patients of these services who said something about this tool, or about all of them. */
export async function whoSpoke(q: Writer, tool: KnownTool, services: ReadonlySet<string>): Promise<number[]> {
	const rows = await q
		.selectDistinct({ no: standing.patientNo })
		.from(standing)
		.innerJoin(patientServices, eq(patientServices.patientNo, standing.patientNo))
		.where(
			and(
				inArray(standing.kind, WORDS),
				inArray(standing.tool, [0, tool.number]),
				inArray(patientServices.serviceId, [...services]),
			),
		);
	return rows.map(({ no }) => no);
}

/** Would the patient's own words keep the tool away, in a purpose that the law is about, if there were no law? */
function isOverridden(
	register: KnownRegister,
	rows: Standing,
	tool: KnownTool,
	services: ReadonlySet<string>,
	{ purpose: only }: KnownLaw,
	at: Date,
): boolean {
	const lawless = { ...tool, laws: [] };
	return PURPOSES.some(
		(purpose) =>
			(only === null || only === purpose) &&
			tool.basis[purpose] !== undefined &&
			keepsAway(decideOn(register, rows, { tool: lawless, purpose, services, onList: true, at })),
	);
}

function keepsAway({ answer, reason, choiceSeq }: Decision): boolean {
	if (answer !== "deny" && answer !== "ask") return false;
	return choiceSeq !== null || reason === "disputed" || reason === "dispute-closed";
}
