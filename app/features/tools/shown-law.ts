/** A law that requires a tool, as a page says it: which, what it asks for, and from when until when. */
import { dayOf } from "#app/core/calendar.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { KnownLaw, KnownRegister } from "./known-tool.ts";

export interface ShownLaw {
	readonly id: string;
	/** The name of the provider whose leads entered it. */
	readonly provider: string;
	/** Null is every purpose. */
	readonly purpose: Purpose | null;
	readonly name: string;
	readonly words: string;
	/** Set where the words are not in the reader's language. */
	readonly wordsLang: "en" | null;
	readonly link: string;
	/** ISO days, the first and the last. */
	readonly from: string;
	readonly to: string;
	/** It is in force now; else it will be. */
	readonly now: boolean;
}

/** Those of these laws that are in force at this instant or will be, at these providers. What is over is told nobody. */
export function shownLaws(
	laws: readonly KnownLaw[],
	register: Pick<KnownRegister, "providers">,
	providers: ReadonlySet<string>,
	lang: LanguageTag,
	at: Date,
): ShownLaw[] {
	return laws
		.filter((law) => at < law.ends && law.starts < law.ends && providers.has(law.providerId))
		.map((law) => shownLaw(law, register, lang, at));
}

/** One law in the words of this reader, over or not. */
export function shownLaw(
	{ id, providerId, purpose, name, words, link, starts, ends }: KnownLaw,
	register: Pick<KnownRegister, "providers">,
	lang: LanguageTag,
	at: Date,
): ShownLaw {
	const own = words[lang];
	return {
		id,
		provider: register.providers.get(providerId)?.name ?? "",
		purpose,
		name,
		words: own ?? words["en"] ?? "",
		wordsLang: own === undefined ? "en" : null,
		link,
		from: dayOf(starts),
		// It ends at the first instant at which it is no longer in force.
		to: dayOf(new Date(ends.getTime() - 1)),
		now: starts <= at && at < ends,
	};
}
