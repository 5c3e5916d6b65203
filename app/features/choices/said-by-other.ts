/** Who said it for the patient, and by what authority: "Sam Carter for you (parent)". */
import type { Words } from "#app/i18n/use-words.ts";
import type { Receipt } from "./receipt.store.server.ts";

/** In the words of `t`; empty where the patient decided themself. */
export function saidByOther(
	t: Words,
	{ decider, authority }: Pick<Receipt["by"], "decider" | "authority">,
): string {
	if (decider === null || authority === null) return "";
	return t("choices:receipt.someone", { name: decider, authority: t(`staff:authority.${authority}`) });
}
