/** Where a law decides and not the patient's answer: no page promises what a law overrides. */
import { overlap, PURPOSES, type Scope } from "#app/core/scope.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import { type ShownLaw, shownLaws } from "#app/features/tools/shown-law.ts";
import type { LanguageTag } from "#locales/index.ts";

/** One law and the tool that it requires, by its name in the reader's language. */
export interface LawOver {
	readonly tool: string;
	readonly law: ShownLaw;
}

/** The laws, in force or to come, over what an answer with this scope says about tools of these services. */
export function lawsOver(
	register: KnownRegister,
	services: ReadonlySet<string>,
	scope: Scope,
	lang: LanguageTag,
	at: Date,
): LawOver[] {
	return register.tools
		.filter(({ laws }) => laws.length > 0)
		.flatMap((tool) => {
			const used = tool.uses.filter(({ serviceId }) => services.has(serviceId));
			const providers = new Set(used.map(({ providerId }) => providerId));
			const named = PURPOSES.filter((purpose) => tool.basis[purpose] !== undefined);
			return shownLaws(tool.laws, register, providers, lang, at)
				.filter((law) =>
					named.some((purpose) => {
						const both = overlap({ tool: tool.id, purpose }, { tool: null, purpose: law.purpose });
						return both !== null && overlap(both, scope) !== null;
					}),
				)
				.map((law) => ({ tool: wordsIn(tool.words, lang).words.name, law }));
		});
}
