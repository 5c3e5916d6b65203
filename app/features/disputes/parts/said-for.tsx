import type { Authority } from "#app/core/said.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Filled } from "#app/ui/filled.tsx";

/** Who said something for the patient, and by what authority. */
export function SaidFor({ name, authority }: { readonly name: string; readonly authority: Authority }) {
	const { t } = useWords();
	return (
		<Filled
			of={(places) =>
				t("choices:receipt.someone", { ...places, authority: t(`staff:authority.${authority}`) })
			}
			pieces={{ name: <bdi>{name}</bdi> }}
		/>
	);
}
