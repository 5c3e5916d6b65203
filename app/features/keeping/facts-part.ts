/** The facts of a draft: what the rules need, what the sources say, what its AI leads tell, and which services use it. */
import type { RegisterTool } from "#app/features/tools/register.ts";
import type { DraftContent } from "./draft.ts";

/** All facts but those that never change (its name in addresses, its number) and those of another page (maker and version). */
export type SaidFacts = Omit<RegisterTool, "id" | "number" | "maker" | "makerVersion">;

export interface FactsPart {
	readonly facts: SaidFacts;
	readonly uses: DraftContent["uses"];
	/** Somebody has said them. */
	readonly said: boolean;
}

/** The facts that stand in the draft now. */
export function factsIn({ facts, uses, factsSaid }: DraftContent): FactsPart {
	const { id: _id, number: _number, maker: _maker, makerVersion: _version, ...told } = facts;
	return { facts: told, uses, said: factsSaid };
}

/** The same draft with these facts. */
export function withFacts(content: DraftContent, { facts: told, uses, said }: FactsPart): DraftContent {
	const { id, number, maker, makerVersion } = content.facts;
	return { ...content, facts: { ...told, id, number, maker, makerVersion }, uses, factsSaid: said };
}
