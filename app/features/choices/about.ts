/** What a choice is about, as a page can say it: the name of a tool where it names one, and the purpose. */
import type { Purpose, Scope } from "#app/core/scope.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";

export interface About {
	readonly tool: { readonly id: string; readonly name: string } | null;
	readonly purpose: Purpose | null;
}

/** The scope with its tool's name in the reader's language. A tool that left the register keeps its id as its name. */
export function aboutOf(scope: Scope, register: Pick<KnownRegister, "byId">, lang: LanguageTag): About {
	if (scope.tool === null) return { tool: null, purpose: scope.purpose };
	const known = register.byId.get(scope.tool);
	const name = known === undefined ? scope.tool : wordsIn(known.words, lang).words.name;
	return { tool: { id: scope.tool, name }, purpose: scope.purpose };
}

/** "Eye scan tool, in your own care"; "All AI tools, for research"; "All AI tools, all uses". */
export function aboutWords(t: Words, { tool, purpose }: About): string {
	if (tool !== null) {
		return purpose === null
			? t("choices:about.tool-all", { name: tool.name })
			: t("choices:about.tool", { name: tool.name, purpose: t(`choices:purpose.${purpose}`) });
	}
	return purpose === null
		? t("choices:about.everything")
		: t("choices:about.purpose", { purpose: t(`choices:purpose.${purpose}`) });
}
