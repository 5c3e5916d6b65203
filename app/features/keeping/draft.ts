/**
 * A draft of a tool's page: what it says, and who may do what with it. Nothing of it is shown to patients before a second
 * AI lead, never the one who changed it last or asked for it, has read it and publishes it.
 */
import { z } from "zod";
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import type { DraftMove, DraftMoved } from "#app/core/register-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Round } from "#app/features/comments/round.ts";
import { type NoticeWords, noticeWordsSchema } from "#app/features/tools/notice.ts";
import { registerTool } from "#app/features/tools/register.ts";
import { type ToolHere, toolHere } from "#app/features/tools/tool-here.ts";
import { PATIENT_QUESTIONS } from "./card.ts";
import { type FactsPart, factsIn, withFacts } from "./facts-part.ts";
import { lacksPeople } from "./involved.ts";

/** What is different in a tool that changed itself, by language, in words that patients read. */
const difference = z.record(z.string(), z.string().trim().min(1).max(200));

/** How far a service uses a tool. */
export const STAGES = ["not-used", "trial", "in-use"] as const;
export type Stage = (typeof STAGES)[number];

/** All that a draft says. English words are always there. */
export const draftContent = z.strictObject({
	facts: registerTool,
	words: z.record(z.string(), noticeWordsSchema).refine((words) => "en" in words, "English words are needed"),
	/** Does a material change ask again those who said yes? */
	reask: z.boolean(),
	/** Null where only our words change; else the tool itself changed: a retrained or replaced model is a change. */
	difference: difference.nullable(),
	/** The stage at services where the draft changes it. `since` is an ISO day; null is the day it is published. */
	uses: z
		.record(z.string(), z.strictObject({ stage: z.enum(STAGES), since: z.iso.date().nullable() }))
		.default({}),
	/** What providers say of it as those who use it, where the draft changes that. */
	here: z.record(z.string(), toolHere).default({}),
	/** False while nobody has said the facts of a new tool: those that stand there are no more than a beginning. */
	factsSaid: z.boolean().default(true),
	/** The maker's card that a new tool was begun from, and what patients ask and nothing in it is about. */
	card: z
		.strictObject({ source: z.string().min(1), lacking: z.array(z.enum(PATIENT_QUESTIONS)) })
		.nullable()
		.default(null),
});
export type DraftContent = z.infer<typeof draftContent>;

/** A service of the lead's provider, and how far it uses the tool now. */
export interface OwnService {
	readonly id: string;
	readonly names: Readonly<Record<string, string>>;
	readonly stage: Stage;
	/** An ISO day; null where it does not use it. */
	readonly since: string | null;
}

/** What the lead's provider says of it now as one that uses it. */
export interface OwnHere {
	readonly provider: string;
	readonly says: ToolHere;
}

export interface Draft {
	readonly content: DraftContent;
	/** What patients read now, and the number of that notice; null and 0 for a new tool that they know nothing of. */
	readonly published: DraftContent | null;
	readonly number: number;
	/** The number of the notice that the draft was begun from. */
	readonly basedOn: number;
	/** Who changed it last; null where there is no draft and `content` is what is published. */
	readonly edited: { readonly by: string; readonly name: string; readonly at: Date } | null;
	/** It was given to a second person, and by whom (null where that was not kept). */
	readonly asked: boolean;
	readonly askedBy: string | null;
	/** Only other providers use the tool: the draft says where the lead's provider begins with it, and what that says of it, and nothing else. */
	readonly begins: boolean;
	/** Of the provider of the lead who reads it. */
	readonly services: readonly OwnService[];
	readonly own: OwnHere;
	/** When people were asked about a change of this tool, or were not and why. */
	readonly rounds: readonly Round[];
}

/** A part that is written on a page of its own: the words in one language, what is said of the tool itself, or its facts. */
export type Part =
	| { readonly name: "words"; readonly lang: string; readonly value: NoticeWords | null }
	| { readonly name: "facts"; readonly value: FactsPart }
	| { readonly name: "tool"; readonly value: ToolPart };

/** What the draft says of the tool itself. */
export interface ToolPart extends Pick<DraftContent, "reask" | "difference"> {
	readonly maker: string | null;
	readonly makerVersion: string | null;
}

/** The same draft with this part in place of its own. `null` takes the words of a language away. */
export function withPart({ content, own }: Pick<Draft, "content" | "own">, part: Part): DraftContent {
	if (part.name === "words") {
		const { [part.lang]: _, ...others } = content.words;
		return { ...content, words: part.value === null ? others : { ...others, [part.lang]: part.value } };
	}
	if (part.name === "facts") return withFacts(content, part.value, own);
	const { maker, makerVersion, reask, difference: changed } = part.value;
	return { ...content, facts: { ...content.facts, maker, makerVersion }, reask, difference: changed };
}

/** What stands in this place of the draft now. */
export function partIn(
	{ content, own }: Pick<Draft, "content" | "own">,
	place: Pick<Part, "name"> & { readonly lang?: string },
): Part {
	if (place.name === "words") {
		const lang = place.lang ?? "en";
		return { name: "words", lang, value: content.words[lang] ?? null };
	}
	if (place.name === "facts") return { name: "facts", value: factsIn(content, own) };
	const { maker, makerVersion } = content.facts;
	return {
		name: "tool",
		value: { maker, makerVersion, reask: content.reask, difference: content.difference },
	};
}

/** A mark (SHA-256) of a part, or of a whole draft: a page that knows another one is stale. `sha256` hashes a text. */
export function draftMark(
	sha256: (text: string) => string,
	what: Part | Pick<Draft, "content" | "basedOn" | "number" | "asked" | "askedBy" | "edited">,
): string {
	if ("name" in what) return sha256(canonical(what));
	const { content, basedOn, number, asked, askedBy, edited } = what;
	return sha256(
		canonical([content, basedOn, number, asked, askedBy, edited?.by ?? null, edited?.at.getTime() ?? null]),
	);
}

/** Was this done with the draft that its reader has? What a provider began with is no other provider's to read. */
export function isMoveOf(
	{ tool, beginsAt }: Pick<DraftMoved, "tool" | "beginsAt">,
	toolId: string,
	{ begins, own }: Pick<Draft, "begins" | "own">,
): boolean {
	return tool === toolId && (beginsAt === undefined ? !begins : beginsAt === own.provider);
}

/** What is done with a draft as a whole. */
export type OpenMove = Exclude<DraftMove, "begun" | "saved">;
const OPEN_MOVES: readonly OpenMove[] = ["published", "asked", "dropped"];

/** What this person may do with the draft as a whole now. */
export function movesOpenTo(draft: Draft, actor: StaffActor): OpenMove[] {
	return OPEN_MOVES.filter((what) => decideDraft(draft, what, actor).ok);
}

const DRAFT_REFUSALS = [
	"not-your-move",
	"no-draft",
	"published-already",
	"facts-missing",
	"why-missing",
	"nothing-new",
	"begins-nowhere",
	"difference-missing",
	"change-not-said",
	"overtaken",
	"not-your-services",
	"asked-before",
	"not-asked",
	"same-person",
	"people-not-asked",
	"asked-yourself",
] as const;
export type DraftRefusal = (typeof DRAFT_REFUSALS)[number];

/** May this person do this with the draft now? The name of why not, else. */
export function decideDraft(draft: Draft, what: OpenMove, actor: StaffActor): Result<"may", DraftRefusal> {
	const { edited, asked, askedBy } = draft;
	if (actor.staffRole !== "lead") return refuse("not-your-move");
	if (edited === null) return refuse("no-draft");
	if (what === "dropped") return ok("may");
	const wrong = notReady(draft);
	if (wrong !== undefined) return refuse(wrong);
	if (what === "asked") {
		// Who changed it last may take the asking over, so that of two leads the other one is free to publish.
		const takesOver = edited.by === actor.staffId && askedBy !== actor.staffId;
		return asked && !takesOver ? refuse("asked-before") : ok("may");
	}
	if (!asked) return refuse("not-asked");
	if (edited.by === actor.staffId) return refuse("same-person");
	if (askedBy === actor.staffId) return refuse("asked-yourself");
	return lacksPeople(draft) ? refuse("people-not-asked") : ok("may");
}

/** What must be done to a draft that was begun before anybody can be asked to publish it; undefined where nothing must. */
export function whatItWaitsFor(draft: Draft): DraftRefusal | undefined {
	const wrong = draft.edited === null ? undefined : notReady(draft);
	return wrong === "nothing-new" ? undefined : wrong;
}

/** What stands in the way of publishing this draft, whoever does it; undefined where nothing does. */
function notReady(draft: Draft): DraftRefusal | undefined {
	const { content, published, number, basedOn, services, own, begins } = draft;
	if (number !== basedOn) return "overtaken";
	if (!content.factsSaid) return "facts-missing";
	if (published !== null && canonical(content) === canonical(published)) return "nothing-new";
	if (begins && Object.values(content.uses).every(({ stage }) => stage === "not-used"))
		return "begins-nowhere";
	if (content.facts.basis.care === "information" && content.words["en"]?.why.length === 0)
		return "why-missing";
	const isOthers =
		Object.keys(content.uses).some((id) => !services.some((service) => service.id === id)) ||
		Object.keys(content.here).some((id) => id !== own.provider);
	if (isOthers) return "not-your-services";
	if (content.difference !== null) return "en" in content.difference ? undefined : "difference-missing";
	// Another maker or version is another tool, also under the same words.
	const isOther = (["maker", "makerVersion"] as const).some((fact) => {
		const before = published?.facts[fact] ?? null;
		return before !== null && before !== content.facts[fact];
	});
	return isOther ? "change-not-said" : undefined;
}
