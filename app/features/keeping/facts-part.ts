/**
 * The facts of a draft: what the rules need, what the sources say, what its AI leads tell, which services use it, and what the lead's provider
 * says of itself.
 */
import { canonical } from "#app/core/canonical.ts";
import type { RegisterTool } from "#app/features/tools/register.ts";
import { type HERE_FACTS, sharedFacts, type ToolHere } from "#app/features/tools/tool-here.ts";
import type { DraftContent, OwnHere } from "./draft.ts";

/** All facts but those that never change (its name in addresses, its number), those of another page (maker and version) and a provider's own. */
export type SaidFacts = Omit<
	RegisterTool,
	"id" | "number" | "maker" | "makerVersion" | (typeof HERE_FACTS)[number]
>;

export interface FactsPart {
	readonly facts: SaidFacts;
	readonly here: ToolHere;
	readonly uses: DraftContent["uses"];
	/** Somebody has said them. */
	readonly said: boolean;
}

/** What the lead's provider says in this draft: what it said before, unless the draft changes that. */
export function hereIn({ here }: Pick<DraftContent, "here">, { provider, says }: OwnHere): ToolHere {
	return here[provider] ?? says;
}

/** The facts that stand in the draft now. */
export function factsIn(content: DraftContent, own: OwnHere): FactsPart {
	const { id: _id, number: _number, maker: _maker, makerVersion: _version, ...told } = content.facts;
	return {
		facts: sharedFacts(told),
		here: hereIn(content, own),
		uses: content.uses,
		said: content.factsSaid,
	};
}

/** The same draft with these facts. */
export function withFacts(
	content: DraftContent,
	{ facts: told, here, uses, said }: FactsPart,
	{ provider, says }: OwnHere,
): DraftContent {
	const { id, number, maker, makerVersion } = content.facts;
	const { [provider]: _, ...others } = content.here;
	return {
		...content,
		facts: { ...told, id, number, maker, makerVersion },
		here: canonical(here) === canonical(says) ? others : { ...others, [provider]: here },
		uses,
		factsSaid: said,
	};
}
