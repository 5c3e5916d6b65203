/** Whether one person can be two of those who have to agree, by what the record has of their accounts. */
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Reader, Writer } from "#db/open.server.ts";
import { entries } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { IN_HAND_FOR, isOneHand, makesWayIn } from "./one-hand.ts";
import { openedWithoutPatient } from "./record.store.server.ts";

/** Can one person be two of these accounts at `at`? */
export async function areOneHand(
	handle: Reader | Writer,
	vault: Vault,
	accounts: readonly string[],
	at: Date,
): Promise<boolean> {
	const isLate = gt(entries.at, new Date(at.getTime() - IN_HAND_FOR));
	const rows = await handle
		.select({ seq: entries.seq, ref: entries.ref, at: entries.at, sealed: entries.sealed })
		.from(entries)
		.where(and(isNull(entries.patientNo), eq(entries.kind, "staff.changed"), isLate))
		.orderBy(asc(entries.seq));
	const made = openedWithoutPatient(vault, rows).flatMap(({ body }) =>
		body.kind === "staff.changed" && makesWayIn(body.what)
			? [{ staff: body.staff, by: body.recorder.who === "staff" ? body.recorder.id : null }]
			: [],
	);
	return accounts.some((one, place) =>
		accounts.slice(place + 1).some((other) => isOneHand(made, one, other)),
	);
}
