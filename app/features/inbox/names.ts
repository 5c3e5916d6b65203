/** Names of tools and services in the reader's language. */
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";

/** What the register calls them; an id that it does not know stands for itself. */
export function namesIn(register: Pick<KnownRegister, "byId" | "services">, lang: LanguageTag) {
	return {
		toolName: (id: string): string => {
			const tool = register.byId.get(id);
			return tool === undefined ? id : wordsIn(tool.words, lang).words.name;
		},
		serviceName: (id: string): string => {
			const names = register.services.get(id)?.names;
			return names?.[lang] ?? names?.["en"] ?? id;
		},
	};
}
