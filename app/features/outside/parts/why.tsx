import type { OutsideReason } from "#app/core/outside-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** The reason under which the reader looks, as the patient reads it too. */
export function Why(props: {
	readonly reason: { readonly because: OutsideReason; readonly why: string; readonly lang: string };
}) {
	const { because, why, lang: written } = props.reason;
	const { t, lang } = useWords();
	return (
		<SummaryList
			rows={[
				{ key: t("outside:look.why"), value: t(`outside:because.${because}`) },
				{
					key: t("outside:look.words"),
					value: (
						<span lang={written === lang ? undefined : written} dir="auto">
							{why}
						</span>
					),
				},
			]}
		/>
	);
}
