import type { ClientChange } from "#app/core/client-entry.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";

/** All that was done with a system, newest first; `at` is an ISO instant, `who` null for the operator. */
export function ClientHistory(props: {
	readonly changes: readonly {
		readonly ref: string;
		readonly at: string;
		readonly what: ClientChange;
		readonly why: string;
		readonly who: string | null;
	}[];
}) {
	const { t, lang } = useWords();
	return (
		<>
			<h2>{t("colleagues:show.history")}</h2>
			<Table
				caption={t("colleagues:show.history")}
				captionHidden
				head={[
					t("colleagues:show.when"),
					t("colleagues:show.what"),
					t("clients:show.why"),
					t("colleagues:show.who"),
				]}
				rows={props.changes.map(({ ref, at, what, why, who }) => ({
					key: ref,
					cells: [
						formatMoment(lang, new Date(at)),
						t(`clients:changed.${what}`),
						<bdi key="why">{why}</bdi>,
						who === null ? t("colleagues:changed.system") : <bdi key="who">{who}</bdi>,
					],
				}))}
			/>
		</>
	);
}
