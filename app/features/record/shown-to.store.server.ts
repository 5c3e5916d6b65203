/** What of a patient's record is there for whoever asks: all of it for the patient, and for others what the patient does not keep to themself. */
import type { PatientActor, PersonActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { shownToOthers } from "#app/core/private-choice.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Reader, Writer } from "#db/open.server.ts";
import type { Vault } from "#db/vault.ts";
import { entriesOf, subjectOf } from "./record.store.server.ts";
import { readStanding } from "./standing.store.server.ts";

/** The entries in the order of the record; none once the patient's key is destroyed. */
export async function entriesFor(
	handle: Reader | Writer,
	vault: Vault,
	{ role, patientNo }: PersonActor,
): Promise<Entry[]> {
	const subject = await subjectOf(handle, vault, patientNo);
	const entries = subject === undefined ? [] : await entriesOf(handle, subject);
	return role === "patient" ? entries : shownToOthers(entries);
}

/**
 * What counts, as far as this person may know. For others it is folded from what is shown to them, so that no list, count or answer of
 * a page can tell them that there is more.
 */
export async function standingFor(
	handle: Reader | Writer,
	vault: Vault,
	register: KnownRegister,
	actor: PersonActor,
): Promise<Standing> {
	if (actor.role === "patient") return readStanding(handle, register, actor.patientNo);
	return fold(await entriesFor(handle, vault, actor));
}

/** The entries of which a letter to the patient, or a copy that staff print, may tell: others read paper too. */
export async function entriesOnPaper(
	handle: Reader | Writer,
	vault: Vault,
	actor: PatientActor,
): Promise<Entry[]> {
	return shownToOthers(await entriesFor(handle, vault, actor));
}
