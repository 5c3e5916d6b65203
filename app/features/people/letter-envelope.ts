/** What every letter starts from: the words of its language, who writes, and how to read on in each other language. */
import type { Needs } from "#app/core/needs-entry.ts";
import { paperProvider } from "#app/features/paper/reply.ts";
import type { KnownProvider } from "#app/features/tools/known-tool.ts";
import type { Translators } from "#app/i18n/languages.server.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { Language, LanguageTag } from "#locales/index.ts";
import type { Envelope } from "./letter.ts";

/** Who writes to whom, in which language. `dayIn` says a day in that language. */
export interface Writing {
	readonly lang: LanguageTag;
	readonly provider: KnownProvider;
	readonly to: {
		readonly name: string;
		readonly address: readonly string[];
		readonly needs: Pick<Needs, "formats" | "printSize">;
	};
	readonly origin: string;
	readonly at: Date;
	readonly dayIn: (when: Date | string) => string;
}

/** The envelope of one letter. */
export function envelopeOf(
	translators: Translators,
	languages: readonly (Language & { readonly tag: LanguageTag })[],
	writing: Writing,
): Envelope {
	const { lang, provider, to, origin, at, dayIn } = writing;
	return {
		t: wordsOf(translators, lang),
		lang,
		dir: languages.find(({ tag }) => tag === lang)?.dir ?? "ltr",
		printSize: to.needs.formats.includes("large-print") ? to.needs.printSize : null,
		day: dayIn(at),
		provider: paperProvider(provider),
		to,
		origin,
		readOn: languages.map(({ tag, name, dir }) => ({ lang: tag, name, dir })),
	};
}

/** The translator of this language. */
export function wordsOf(translators: Translators, lang: LanguageTag): Words {
	const translator = translators.get(lang);
	if (translator === undefined) throw new Error(`no words for ${lang}`);
	return translator.t as Words;
}
