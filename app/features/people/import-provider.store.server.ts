/** Brings providers, services and their use of tools in. The same file twice changes nothing. */
import { and, eq, notInArray } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { providers, services, tools, toolUses } from "#db/schema.ts";
import type { ProviderFile } from "./provider-file.ts";

/**
 * Imports all of the file in one transaction. A use that the file no longer names ends, but not where two AI leads agreed here whether a
 * service uses a tool: that is newer than a file. The tools must be in the register.
 */
export async function importProviders(db: Db, _actor: SystemActor, file: ProviderFile): Promise<void> {
	await db.write(async (q) => {
		const keptHere = await q.select({ id: tools.id, at: tools.usesKept }).from(tools);
		for (const { id, address, freepost, ...rest } of file.providers) {
			const row = { ...rest, address: address.join("\n"), freepost: freepost?.join("\n") ?? null };
			await q
				.insert(providers)
				.values({ id, ...row })
				.onConflictDoUpdate({ target: providers.id, set: row })
				.returning({ id: providers.id });
		}
		for (const { id, provider, names, uses } of file.services) {
			const row = { providerId: provider, names };
			await q
				.insert(services)
				.values({ id, ...row })
				.onConflictDoUpdate({ target: services.id, set: row })
				.returning({ id: services.id });
			const theirs = keptHere.flatMap((tool) => (tool.at.includes(id) ? [tool.id] : []));
			const kept = [...uses.map(({ tool }) => tool), ...theirs];
			await q
				.delete(toolUses)
				.where(and(eq(toolUses.serviceId, id), notInArray(toolUses.toolId, kept)))
				.returning({ id: toolUses.toolId });
			for (const { tool, stage, since } of uses.filter((use) => !theirs.includes(use.tool))) {
				await q
					.insert(toolUses)
					.values({ serviceId: id, toolId: tool, stage, since })
					.onConflictDoUpdate({ target: [toolUses.serviceId, toolUses.toolId], set: { stage, since } })
					.returning({ id: toolUses.toolId });
			}
		}
		await markRegisterChanged(q);
	});
}
