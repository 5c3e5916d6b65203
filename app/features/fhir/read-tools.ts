/** The tools of a client as its reading of answers needs them. */
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { ReadTool } from "./consent-versions.ts";

/** Those that it was registered for. A tool that is not in the register any more is still spoken about. */
export function readTools(register: Pick<KnownRegister, "byId">, ids: readonly string[]): ReadTool[] {
	return ids.map((id) => {
		const { reaskOnMaterial = false, materialNotice = null, materialAt = null } = register.byId.get(id) ?? {};
		const asks = reaskOnMaterial && materialNotice !== null && materialAt !== null;
		return { id, asksAgain: asks ? { notice: materialNotice, at: materialAt } : null };
	});
}
