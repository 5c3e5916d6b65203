/** What a draft plans beside its words: at which services the tool is used, and what providers say of it as those who use it. */
import { dayOf } from "#app/core/calendar.ts";
import type { DraftContent } from "#app/features/keeping/draft.ts";
import type { KnownRegister, ToolUse } from "./known-tool.ts";
import type { SaidHere } from "./tool-here.ts";

/** Where the tool would be used, and all that would be said of it, if this were published at that instant. */
export function plannedIn(
	{ byId, services, providers }: Pick<KnownRegister, "byId" | "services" | "providers">,
	toolId: string,
	{ uses, here }: Pick<DraftContent, "uses" | "here">,
	at: Date,
): { readonly uses: readonly ToolUse[]; readonly here: readonly SaidHere[] } {
	const known = byId.get(toolId);
	const stays = (known?.uses ?? []).filter(({ serviceId }) => uses[serviceId] === undefined);
	const comes = Object.entries(uses).flatMap(([serviceId, { stage, since }]): ToolUse[] => {
		const service = services.get(serviceId);
		if (stage === "not-used" || service === undefined) return [];
		const { providerId } = service;
		const providerName = providers.get(providerId)?.name ?? providerId;
		return [{ serviceId, providerId, providerName, stage, since: since ?? dayOf(at) }];
	});
	const said = Object.entries(here).map(([id, says]) => ({
		provider: { id, name: providers.get(id)?.name ?? id },
		saidAt: at,
		says,
	}));
	return { uses: [...stays, ...comes], here: [...(known?.here ?? []), ...said] };
}
