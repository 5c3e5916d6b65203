import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { ShownClock } from "../shown-case.ts";

/** What is due by law and by our own promise, and what was done of it. */
export function Clocks({ clocks }: { clocks: readonly ShownClock[] }) {
	const { t, lang } = useWords();
	const state = ({ due, met, late, today, stopped }: ShownClock) => {
		const date = formatDay(lang, due);
		if (met !== null) return t("inbox:case.done", { date: formatDay(lang, met) });
		if (stopped) return t("inbox:case.stopped");
		if (late) return <strong>{t("inbox:list.late", { date })}</strong>;
		return today ? <strong>{t("inbox:list.today")}</strong> : t("inbox:list.by", { date });
	};
	return (
		<Table
			caption={t("inbox:case.clocks")}
			head={[t("inbox:case.clock"), t("inbox:list.due")]}
			rows={clocks.map((clock) => ({
				key: clock.name,
				cells: [
					<span key="what">
						{t(`inbox:clock.${clock.name}`)}
						<br />
						<span className="hint">{t(`inbox:law.${clock.name}`)}</span>
					</span>,
					state(clock),
				],
			}))}
		/>
	);
}
