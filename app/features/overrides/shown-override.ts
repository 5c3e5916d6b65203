/** An emergency override as a page or a letter shows it. What says something of the patient's health is there only where it may be. */
import type { CannotDecide } from "#app/core/override-entry.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type EndedEarly, isRunning, type Override } from "./override.ts";

export interface ShownOverride {
	readonly ref: string;
	readonly tool: string;
	readonly name: string;
	/** Set where the tool's name is not in the reader's language. */
	readonly nameLang: LanguageTag | null;
	/** Who decided, by name; null where it was nobody of the staff. */
	readonly who: string | null;
	/** ISO instants: when it was started, and when it ends by itself. */
	readonly at: string;
	readonly until: string;
	readonly runs: boolean;
	/** `at` is an ISO instant. */
	readonly ended: (Omit<EndedEarly, "at"> & { readonly at: string }) | null;
	readonly details: OverrideDetails | null;
}

/** `because` and `lang` are null where nobody asked: in entries of before. */
export interface OverrideDetails {
	readonly because: CannotDecide | null;
	readonly why: string;
	readonly lang: string | null;
}

/** One override for a reader of this language, at this moment. `withDetails` is false where they have not switched health details on. */
export function shownOverride(
	override: Override,
	register: Pick<KnownRegister, "byId">,
	lang: LanguageTag,
	withDetails: boolean,
	at: Date,
): ShownOverride {
	const { entry, until, ended } = override;
	const { body } = entry;
	const tool = register.byId.get(body.tool);
	const words = tool && wordsIn(tool.words, lang);
	const said = body.version === 1 ? { because: null, lang: null } : body;
	return {
		ref: entry.ref,
		tool: body.tool,
		name: words?.words.name ?? body.tool,
		nameLang: words === undefined || words.lang === lang ? null : words.lang,
		who: body.recorder.who === "staff" ? body.recorder.name : null,
		at: entry.at.toISOString(),
		until: until.toISOString(),
		runs: isRunning(override, at),
		ended: ended && { ...ended, at: ended.at.toISOString() },
		details: withDetails ? { because: said.because, why: body.why, lang: said.lang } : null,
	};
}
