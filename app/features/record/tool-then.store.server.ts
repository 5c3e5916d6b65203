/**
 * A tool as it stood at a moment that is over, for whoever looks back: what its notice of that day says of it, and whether it was stopped for
 * everybody. Its laws carry their own days (`app/core/tool-rule.ts`). What no table keeps by day is today's: where it is used, a provider's
 * setting for planning, and whether a change asks again.
 */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { ToolRule } from "#app/core/tool-rule.ts";
import { registerTool } from "#app/features/tools/register.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { entries, notices } from "#db/schema.ts";
import { openedWithoutPatient } from "./record.store.server.ts";

type FromNotice = Pick<ToolRule, "basis" | "usesPatientData" | "machineAlone">;

export interface ToolThen {
	/** To lay over the rule as it is today. Before the first notice nothing is known of what it would have said. */
	readonly rule: Pick<ToolRule, "paused" | "retired" | "notice" | "materialNotice"> & Partial<FromNotice>;
	/** The maker's version that the notice in force names; null where it names none. */
	readonly version: string | null;
}

/** The tool at that moment. */
export async function toolThen(
	{ vault }: Pick<Db, "vault">,
	handle: Reader | Writer,
	toolId: string,
	moment: Date,
): Promise<ToolThen> {
	const rows = await handle
		.select({ number: notices.number, material: notices.material, facts: notices.facts })
		.from(notices)
		.where(and(eq(notices.toolId, toolId), lte(notices.madeAt, moment)))
		.orderBy(asc(notices.number));
	const newest = rows.at(-1);
	const facts = newest && registerTool.parse(newest.facts);
	return {
		rule: {
			...(facts && {
				basis: facts.basis,
				usesPatientData: facts.usesPatientData === "yes",
				machineAlone: facts.machineAlone === "yes",
			}),
			...(await stoppedThen(vault, handle, toolId, moment)),
			notice: newest?.number ?? null,
			materialNotice: rows.findLast(({ material }) => material)?.number ?? null,
		},
		version: facts?.makerVersion ?? null,
	};
}

/** From the entries, and not from the columns of today: a pause that ended is in no column. */
async function stoppedThen(
	vault: Db["vault"],
	handle: Reader | Writer,
	toolId: string,
	moment: Date,
): Promise<Pick<ToolRule, "paused" | "retired">> {
	const rows = await handle
		.select({ seq: entries.seq, ref: entries.ref, at: entries.at, sealed: entries.sealed })
		.from(entries)
		.where(and(isNull(entries.patientNo), eq(entries.kind, "tool.stopped"), lte(entries.at, moment)))
		.orderBy(asc(entries.seq));
	let [paused, retired] = [false, false];
	for (const { body } of openedWithoutPatient(vault, rows)) {
		if (body.kind !== "tool.stopped" || body.tool !== toolId) continue;
		if (body.what === "paused") paused = true;
		if (body.what === "resumed") paused = false;
		if (body.what === "retired") retired = true;
	}
	return { paused, retired };
}
