import type { Authority } from "#app/core/said.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** Who said something for the patient, and by what authority. */
export function SaidFor({ name, authority }: { readonly name: string; readonly authority: Authority }) {
	const { t } = useWords();
	return <>{t("choices:receipt.someone", { name, authority: t(`staff:authority.${authority}`) })}</>;
}
