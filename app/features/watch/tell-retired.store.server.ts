/** Who is written to when a tool is retired: everybody whose own yes it was used by, so that no answer goes silent. */
import { PURPOSES } from "#app/core/scope.ts";
import { tellOfRetirement } from "#app/features/record/confirm.store.server.ts";
import { decideOn } from "#app/features/record/decide.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStandings } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { AT_ONCE, whoSpoke } from "./tell-law.store.server.ts";

/**
 * Writes to each of them, with an entry in their own record; answers how many they are. `register` is as it was before: a tool that was
 * stopped then had their yes all the same. Who is on lists of two providers hears it once.
 */
export async function tellRetired(
	db: Db,
	q: Writer,
	register: KnownRegister,
	toolId: string,
	at: Date,
): Promise<number> {
	const known = register.byId.get(toolId);
	if (known === undefined) return 0;
	const tool = { ...known, paused: false, retired: false, laws: [] };
	const told = new Set<number>();
	for (const providerId of new Set(tool.uses.map((use) => use.providerId))) {
		const own = tool.uses.filter((use) => use.providerId === providerId);
		const services = new Set(own.map(({ serviceId }) => serviceId));
		const spoke = (await whoSpoke(q, tool, services)).filter((no) => !told.has(no));
		for (let from = 0; from < spoke.length; from += AT_ONCE) {
			const some = spoke.slice(from, from + AT_ONCE);
			const standings = await readStandings(q, register, some);
			for (const no of some) {
				const rows = standings.get(no) ?? [];
				const asked = { tool, services, onList: true, at };
				const saidYes = PURPOSES.some(
					(purpose) => decideOn(register, rows, { ...asked, purpose }).reason === "said-yes",
				);
				const subject = saidYes ? await subjectOf(q, db.vault, no) : undefined;
				if (subject === undefined) continue;
				const body = { kind: "retirement.told", version: 1, tool: toolId } as const;
				await tellOfRetirement(q, subject, providerId, await record(q, db.vault, subject, body, at));
				told.add(no);
			}
		}
	}
	return told.size;
}
