import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { type Arrival, isMissed } from "../canary.ts";

/** Whether the last change that was made to try it reached a system; `at` is an ISO instant. */
export function TestChanges(props: { readonly reached: { readonly arrival: Arrival; readonly at: string } }) {
	const { arrival, at } = props.reached;
	const { t, lang } = useWords();
	const words = t(`clients:test.state.${arrival}`);
	return (
		<>
			<h2>{t("clients:test.title")}</h2>
			<p>{t("clients:test.text")}</p>
			<SummaryList
				rows={[
					{ key: t("clients:test.last"), value: formatMoment(lang, new Date(at)) },
					{ key: t("clients:same.result"), value: isMissed(arrival) ? <strong>{words}</strong> : words },
				]}
			/>
		</>
	);
}
