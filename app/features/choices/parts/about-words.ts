import type { Words } from "#app/i18n/use-words.ts";
import type { About } from "../about.ts";

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
