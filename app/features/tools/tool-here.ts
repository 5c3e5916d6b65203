/**
 * What a provider says of a tool that it uses: who answers for it there, who it comes from, and what goes on while nobody can say whether
 * it may be used. The other facts of a tool are the same wherever it is used.
 */
import { z } from "zod";
import { canonical } from "#app/core/canonical.ts";
import { TOLD_FACTS, type ToldFacts } from "./told-facts.ts";

const { answers, supplier, onUnknown } = TOLD_FACTS;

/** In English; each may be absent, and is then said to be unknown. */
export const toolHere = z.strictObject({ answers, supplier, onUnknown });
export type ToolHere = z.infer<typeof toolHere>;

export const HERE_FACTS = ["answers", "supplier", "onUnknown"] as const satisfies readonly (keyof ToolHere)[];

/** What a row of `tool_here` says. */
export function saysOf(row: {
	readonly answers: string | null;
	readonly supplier: string | null;
	readonly onUnknown: ToolHere["onUnknown"] | null;
}): ToolHere {
	return {
		...(row.answers !== null && { answers: row.answers }),
		...(row.supplier !== null && { supplier: row.supplier }),
		...(row.onUnknown !== null && { onUnknown: row.onUnknown }),
	};
}

/** What one provider said at one time. */
export interface SaidHere {
	readonly provider: { readonly id: string; readonly name: string };
	readonly saidAt: Date;
	readonly says: ToolHere;
}

/** What this provider says, or said at `at`; nothing where it never said anything. `said` is in the order in which it was said. */
export function hereAt(said: readonly SaidHere[], provider: string, at?: Date): ToolHere {
	const own = said.filter((one) => one.provider.id === provider && (at === undefined || one.saidAt <= at));
	return own.at(-1)?.says ?? {};
}

/** These facts without what a provider says of itself: a notice of before that was each provider's own has them too. */
export function sharedFacts<Facts extends ToldFacts>(facts: Facts): Facts {
	const { answers: _answers, supplier: _supplier, onUnknown: _onUnknown, ...shared } = facts;
	return shared as Facts;
}

/** What a reader is told of it: by one of their providers, or alike by all. `provider` names it where they say different things. */
export interface Answering {
	readonly provider: string | null;
	readonly says: ToolHere;
}

/** What these providers say, or said at `at`, each once and in their order. */
export function answeringAt(
	said: readonly SaidHere[],
	providers: readonly string[],
	at?: Date,
): readonly Answering[] {
	const each = [...new Set(providers)].map((id) => ({
		name: said.find(({ provider }) => provider.id === id)?.provider.name ?? null,
		says: hereAt(said, id, at),
	}));
	const different = new Set(each.map(({ says }) => canonical(says)));
	if (different.size <= 1) return each.slice(0, 1).map(({ says }) => ({ provider: null, says }));
	return each.map(({ name, says }) => ({ provider: name, says }));
}
