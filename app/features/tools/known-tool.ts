/** The register as the portal holds it: each tool with its rules, its newest notice, and where it is used. */

import { type Basis, PURPOSES, type Purpose } from "#app/core/scope.ts";
import type { LegalRequirement } from "#app/core/tool-rule.ts";
import type { Nation } from "#app/core/working-day.ts";
import type { Round } from "#app/features/comments/round.ts";
import type { KnownTraining } from "#app/features/training/training.ts";
import type { Stopped } from "#app/features/watch/stop.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { NoticeWords } from "./notice.ts";
import type { Category, RegisterTool } from "./register.ts";
import type { SaidHere } from "./tool-here.ts";
import type { ToolCheck } from "./watched.ts";

/** A service that uses a tool. `since` is an ISO day. */
export interface ToolUse {
	readonly serviceId: string;
	readonly providerId: string;
	readonly providerName: string;
	readonly stage: "in-use" | "trial";
	readonly since: string;
}

/** A law that two leads of a provider entered. `starts` and `ends` are the instants between which it is in force. */
export interface KnownLaw extends LegalRequirement {
	readonly id: string;
	readonly providerId: string;
	/** In plain words, by language; English is always there. */
	readonly words: Readonly<Record<string, string>>;
	readonly link: string;
}

export interface KnownTool {
	readonly id: string;
	readonly number: number;
	readonly category: Category;
	readonly basis: Readonly<Partial<Record<Purpose, Basis>>>;
	readonly machineAlone: boolean;
	readonly reaskOnMaterial: boolean;
	/** Paused or retired for everybody. */
	readonly paused: boolean;
	readonly retired: boolean;
	/** Since when and why it is paused or looked into. */
	readonly stopped: Stopped;
	/** The newest check of each provider. */
	readonly checks: readonly ToolCheck[];
	/** The laws that two leads agreed on, in force now, before or later. */
	readonly laws: readonly KnownLaw[];
	/** What each provider says of training for it; none for one that said nothing. */
	readonly training: readonly KnownTraining[];
	/** All that providers said of it as those who use it, in that order. */
	readonly here: readonly SaidHere[];
	/** The newest notice. */
	readonly notice: {
		readonly id: number;
		readonly number: number;
		readonly facts: RegisterTool;
		readonly madeAt: Date;
	};
	/** Number of the notice at the last material change, or null when there was none. */
	readonly materialNotice: number | null;
	readonly materialAt: Date | null;
	/** When that was, and what is different since, by language; null where nobody wrote it. */
	readonly changed: { readonly at: Date; readonly difference: Readonly<Record<string, string>> } | null;
	readonly words: ReadonlyMap<string, NoticeWords>;
	readonly uses: readonly ToolUse[];
}

export interface KnownService {
	readonly id: string;
	readonly providerId: string;
	readonly names: Readonly<Record<string, string>>;
}

export interface KnownProvider {
	readonly id: string;
	readonly name: string;
	readonly phone: string;
	readonly email: string;
	readonly address: string;
	/** Lines of the address to which forms are posted without a stamp; null where there is none. */
	readonly freepost: string | null;
	readonly nation: Nation;
	readonly planningBasis: "objection" | "consent";
	/** From these ages a young person decides together with a parent, and no parent decides. */
	readonly ownAge: number;
	readonly adultAge: number;
}

export interface KnownRegister {
	/** How often the register had changed when this was read: another number, and this is a register of before. */
	readonly changes: number;
	/** In the order of the register. */
	readonly tools: readonly KnownTool[];
	readonly byId: ReadonlyMap<string, KnownTool>;
	readonly byNumber: ReadonlyMap<number, KnownTool>;
	readonly services: ReadonlyMap<string, KnownService>;
	readonly providers: ReadonlyMap<string, KnownProvider>;
	/** When people were asked what they think, or what they said was answered, in the order in which that began. */
	readonly rounds: readonly Round[];
}

/** What a reader of this language gets: their own words, or English marked as such. */
export function wordsIn(
	words: ReadonlyMap<string, NoticeWords>,
	lang: LanguageTag,
): { readonly words: NoticeWords; readonly lang: LanguageTag } {
	const own = words.get(lang);
	if (own !== undefined) return { words: own, lang };
	const english = words.get("en");
	if (english === undefined) throw new Error("a notice without English words");
	return { words: english, lang: "en" };
}

/** How far a tool is in use in these services: in use wins over a trial; undefined when none of them uses it. */
export function stageIn(tool: KnownTool, services: ReadonlySet<string>): ToolUse["stage"] | undefined {
	const stages = tool.uses.filter((use) => services.has(use.serviceId)).map((use) => use.stage);
	return stages.includes("in-use") ? "in-use" : stages[0];
}

/** Can a patient say yes or no to this tool in their own care? A machine that decides alone always asks. */
export function asksInCare({ basis, machineAlone }: Pick<KnownTool, "basis" | "machineAlone">): boolean {
	return basis.care !== undefined && (machineAlone || basis.care !== "information");
}

/** Does this tool use their information for something else that they can choose about? */
export function asksElsewhere({ basis }: Pick<KnownTool, "basis">): boolean {
	return PURPOSES.some(
		(purpose) => purpose !== "care" && (basis[purpose] === "objection" || basis[purpose] === "consent"),
	);
}
