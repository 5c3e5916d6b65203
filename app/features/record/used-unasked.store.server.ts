/** Is a tool used in a patient's care if they say nothing more? A letter that asks tells so beside each tool. */
import { shownToOthers } from "#app/core/private-choice.ts";
import { fold } from "#app/core/standing.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Reader, Writer } from "#db/open.server.ts";
import type { Vault } from "#db/vault.ts";
import { decideOn } from "./decide.store.server.ts";
import { entriesOf, subjectOf } from "./record.store.server.ts";

/**
 * As paper may tell it, which others read too: without what the patient keeps to themself. Whatever stops a tool, for everybody or for
 * them, or was said before, is in it. `services` are those of the patient. Never true of somebody whose key is destroyed.
 */
export async function usedUnasked(
	handle: Reader | Writer,
	vault: Vault,
	register: KnownRegister,
	{ patientNo, services, at }: { patientNo: number; services: ReadonlySet<string>; at: Date },
): Promise<(tool: KnownTool) => boolean> {
	const subject = await subjectOf(handle, vault, patientNo);
	if (subject === undefined) return () => false;
	const standing = fold(shownToOthers(await entriesOf(handle, subject)));
	const onList = services.size > 0;
	return (tool) =>
		decideOn(register, standing, { tool, purpose: "care", services, onList, at }).answer === "permit";
}
