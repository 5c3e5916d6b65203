import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";

/** The ids of keys, or the address where they are; none is said in words. */
export function KeyNames({ names }: { readonly names: readonly string[] }) {
	const { t } = useWords();
	if (names.length === 0) return t("clients:list.no-keys");
	return names.map((name) => (
		<div key={name}>
			<Ltr>{name}</Ltr>
		</div>
	));
}
