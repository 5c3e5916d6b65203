/**
 * A draft of a tool's page: what it says, and who may do what with it. Nothing of it is shown to patients before a second
 * AI lead, never the one who changed it last, has read it and publishes it.
 */
import { z } from "zod";
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import type { DraftMove } from "#app/core/register-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Round } from "#app/features/comments/round.ts";
import { type NoticeWords, noticeWordsSchema } from "#app/features/tools/notice.ts";
import { registerTool } from "#app/features/tools/register.ts";
import { lacksPeople } from "./involved.ts";

/** What is different in a tool that changed itself, by language, in words that patients read. */
const difference = z.record(z.string(), z.string().trim().min(1).max(200));

/** All that a draft says. English words are always there. */
export const draftContent = z.strictObject({
	facts: registerTool,
	words: z.record(z.string(), noticeWordsSchema).refine((words) => "en" in words, "English words are needed"),
	/** Does a material change ask again those who said yes? */
	reask: z.boolean(),
	/** Null where only our words change; else the tool itself changed: a retrained or replaced model is a change. */
	difference: difference.nullable(),
});
export type DraftContent = z.infer<typeof draftContent>;

export interface Draft {
	readonly content: DraftContent;
	/** What patients read now, and the number of that notice. */
	readonly published: DraftContent;
	readonly number: number;
	/** The number of the notice that the draft was begun from. */
	readonly basedOn: number;
	/** Who changed it last; null where there is no draft and `content` is what is published. */
	readonly edited: { readonly by: string; readonly name: string; readonly at: Date } | null;
	/** It was given to a second person. */
	readonly asked: boolean;
	/** When people were asked about a change of this tool, or were not and why. */
	readonly rounds: readonly Round[];
}

/** A part that is written on a page of its own: the words in one language, or what is said of the tool itself. */
export type Part =
	| { readonly name: "words"; readonly lang: string; readonly value: NoticeWords | null }
	| { readonly name: "tool"; readonly value: ToolPart };

/** What the draft says of the tool itself. */
export interface ToolPart extends Pick<DraftContent, "reask" | "difference"> {
	readonly maker: string | null;
	readonly makerVersion: string | null;
}

/** The same draft with this part in place of its own. `null` takes the words of a language away. */
export function withPart(content: DraftContent, part: Part): DraftContent {
	if (part.name === "words") {
		const { [part.lang]: _, ...others } = content.words;
		return { ...content, words: part.value === null ? others : { ...others, [part.lang]: part.value } };
	}
	const { maker, makerVersion, reask, difference: changed } = part.value;
	return { ...content, facts: { ...content.facts, maker, makerVersion }, reask, difference: changed };
}

/** What stands in this place of the draft now. */
export function partIn(content: DraftContent, place: Pick<Part, "name"> & { readonly lang?: string }): Part {
	if (place.name === "words") {
		const lang = place.lang ?? "en";
		return { name: "words", lang, value: content.words[lang] ?? null };
	}
	const { maker, makerVersion } = content.facts;
	return {
		name: "tool",
		value: { maker, makerVersion, reask: content.reask, difference: content.difference },
	};
}

/** A mark (SHA-256) of a part, or of a whole draft: a page that knows another one is stale. `sha256` hashes a text. */
export function draftMark(
	sha256: (text: string) => string,
	what: Part | Pick<Draft, "content" | "basedOn" | "number" | "asked" | "edited">,
): string {
	if ("name" in what) return sha256(canonical(what));
	const { content, basedOn, number, asked, edited } = what;
	return sha256(
		canonical([content, basedOn, number, asked, edited?.by ?? null, edited?.at.getTime() ?? null]),
	);
}

/** What is done with a draft as a whole. */
export type OpenMove = Exclude<DraftMove, "saved">;
const OPEN_MOVES: readonly OpenMove[] = ["published", "asked", "dropped"];

/** What this person may do with the draft as a whole now. */
export function movesOpenTo(draft: Draft, actor: StaffActor): OpenMove[] {
	return OPEN_MOVES.filter((what) => decideDraft(draft, what, actor).ok);
}

const DRAFT_REFUSALS = [
	"not-your-move",
	"no-draft",
	"nothing-new",
	"difference-missing",
	"change-not-said",
	"overtaken",
	"asked-before",
	"not-asked",
	"same-person",
	"people-not-asked",
] as const;
export type DraftRefusal = (typeof DRAFT_REFUSALS)[number];

/** May this person do this with the draft now? The name of why not, else. */
export function decideDraft(draft: Draft, what: OpenMove, actor: StaffActor): Result<"may", DraftRefusal> {
	if (actor.staffRole !== "lead") return refuse("not-your-move");
	if (draft.edited === null) return refuse("no-draft");
	if (what === "dropped") return ok("may");
	const wrong = notReady(draft);
	if (wrong !== undefined) return refuse(wrong);
	if (what === "asked") return draft.asked ? refuse("asked-before") : ok("may");
	if (!draft.asked) return refuse("not-asked");
	if (draft.edited.by === actor.staffId) return refuse("same-person");
	return lacksPeople(draft) ? refuse("people-not-asked") : ok("may");
}

/** What stands in the way of publishing this draft, whoever does it; undefined where nothing does. */
export function notReady(draft: Draft): DraftRefusal | undefined {
	const { content, published, number, basedOn } = draft;
	if (number !== basedOn) return "overtaken";
	if (canonical(content) === canonical(published)) return "nothing-new";
	if (content.difference !== null) return "en" in content.difference ? undefined : "difference-missing";
	// Another maker or version is another tool, also under the same words.
	const isOther = (["maker", "makerVersion"] as const).some(
		(fact) => published.facts[fact] !== null && published.facts[fact] !== content.facts[fact],
	);
	return isOther ? "change-not-said" : undefined;
}
