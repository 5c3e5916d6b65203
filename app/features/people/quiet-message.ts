/**
 * What a message may say where the patient keeps an answer to themself. Others open letters and read e-mails too: a message that could tell of
 * such an answer says that there is news, and nothing of what it is. Asked for every message, by whatever way it goes.
 */
import type { Entry } from "#app/core/entry.ts";
import { keepsQuiet, shownToOthers } from "#app/core/private-choice.ts";
import type { Told } from "#app/features/record/message.ts";

/**
 * Could this message tell of what the patient keeps to themself? `ref` is the receipt reference of the entry that it tells of. A confirmation could
 * where it is of such an answer; other news where its tool is one that such an answer speaks about. The code of a second letter tells of none, nor who decides.
 */
export function isKeptQuiet(ref: string, told: Told, entries: readonly Entry[]): boolean {
	if (!("about" in told)) return shownToOthers(entries).every((entry) => entry.ref !== ref);
	return !tellsNoAnswer(told) && keepsQuiet(entries, toolOf(told, entries));
}

type AnyNews = Extract<Told, { readonly about: string }>;
type OfNoAnswer = Extract<AnyNews, { readonly about: "details-code" | "hand-over" | "acting-ended" }>;
type News = Exclude<AnyNews, OfNoAnswer>;

function tellsNoAnswer(told: AnyNews): told is OfNoAnswer {
	return told.about === "details-code" || told.about === "hand-over" || told.about === "acting-ended";
}

/** The tool that the news are about; null where none is named, which can be any. */
function toolOf(told: News, entries: readonly Entry[]): string | null {
	switch (told.about) {
		case "law":
		case "retirement":
			return told.tool;
		case "override":
			return toolIn(entries, ({ ref, body }) => body.kind === "override.started" && ref === told.override);
		case "use":
			return toolIn(entries, ({ body }) => body.kind === "use.reported" && body.use === told.use);
		case "outside":
			// Whoever looked wrote why in their own words, and these can name any.
			return null;
		case "dispute":
			return toolIn(entries, ({ body }) => body.kind === "dispute.raised" && body.dispute === told.dispute);
	}
}

function toolIn(entries: readonly Entry[], isIt: (entry: Entry) => boolean): string | null {
	const found = entries.find(isIt);
	return found !== undefined && "tool" in found.body ? found.body.tool : null;
}
