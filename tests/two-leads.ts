/** Two AI leads of a provider, a third, one of another provider, and what they do with the draft of a tool. */
import type { StaffActor } from "#app/core/actor.ts";
import { askPeople } from "#app/features/comments/round.store.server.ts";
import { type Draft, type DraftContent, draftMark, type Part, partIn } from "#app/features/keeping/draft.ts";
import type { FactsPart } from "#app/features/keeping/facts-part.ts";
import { publishDraft } from "#app/features/keeping/publish.store.server.ts";
import { readDraft } from "#app/features/keeping/read-draft.store.server.ts";
import { moveDraft, type Press, savePart } from "#app/features/keeping/save-draft.store.server.ts";
import { NOON } from "./builders.ts";
import { colm, rhian, type TestPortal } from "./portal.ts";

export const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
export const omar: StaffActor = { ...lena, staffId: "staff-omar", name: "Omar Aziz" };
export const third: StaffActor = { ...lena, staffId: "staff-third", name: "Third Lead" };
export const hillsideLead: StaffActor = { ...colm, staffRole: "lead" };

let keys = 0;
/** A one-time key that no form had before. */
export function freshKey(): string {
	keys += 1;
	return `key-${keys}`;
}

/** The draft of one tool in the hands of these leads; each press is that of a page opened just now, unless it is given. */
export function draftDesk(portal: TestPortal, tool: string) {
	const markOf = (what: Draft | Part) => draftMark(portal.db.vault.sha256, what);
	const draftOf = async (actor = lena): Promise<Draft> => {
		const draft = await readDraft(portal.db.read, actor, tool);
		if (draft === undefined) throw new Error("not theirs to keep");
		return draft;
	};
	const press = async (draft?: Draft, actor = lena): Promise<Press> => ({
		once: freshKey(),
		seen: markOf(draft ?? (await readDraft(portal.db.read, actor, tool)) ?? (await draftOf())),
	});
	return {
		markOf,
		draftOf,
		press,
		/** Writes this sentence as what the tool does, in a language. */
		async write(actor: StaffActor, line: string, over: { once?: string; seen?: string; lang?: string } = {}) {
			const { once = freshKey(), lang = "en" } = over;
			const draft = (await readDraft(portal.db.read, actor, tool)) ?? (await draftOf());
			const { content } = draft;
			const now = partIn(draft, { name: "words", lang });
			const english = content.words["en"];
			if (english === undefined) throw new Error("no English");
			const part = { name: "words", lang, value: { ...english, line } } as const;
			return savePart(portal.db, actor, tool, part, { once, seen: over.seen ?? markOf(now) }, NOON);
		},
		/** Says the facts as they stand, but for what is different, the stage at services, and what the provider of who says it says of itself. */
		async say(
			over: Partial<FactsPart["facts"]>,
			uses: DraftContent["uses"] = {},
			actor = lena,
			here?: FactsPart["here"],
		) {
			const now = partIn(await draftOf(actor), { name: "facts" });
			if (now.name !== "facts") throw new Error("not the facts");
			const own = here ?? now.value.here;
			const value = { facts: { ...now.value.facts, ...over }, here: own, uses, said: true };
			const seen = markOf(now);
			return savePart(portal.db, actor, tool, { name: "facts", value }, { once: freshKey(), seen }, NOON);
		},
		/** Says why nobody is asked first: a new tool and a changed one are not published without that, or without asking. */
		async askNobody(actor = lena) {
			const { content, number } = await draftOf(actor);
			const words = { en: "It makes care safer at once." };
			return askPeople(portal.db, actor, { tool, number: number + 1, content }, { words }, freshKey(), NOON);
		},
		ask: async (actor = lena) =>
			moveDraft(portal.db, actor, tool, "asked", await press(undefined, actor), NOON),
		drop: async (actor = lena) =>
			moveDraft(portal.db, actor, tool, "dropped", await press(undefined, actor), NOON),
		publish: async (actor = omar, draft?: Draft) =>
			publishDraft(portal.db, actor, tool, await press(draft, actor), NOON),
	};
}
