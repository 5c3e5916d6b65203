import type { ToolStop } from "#app/core/tool-entry.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import { SIGNAL_WHY } from "../signal.ts";

/** One thing that was done with a tool, or a check of it. `who` is null for the portal's own clockwork. */
export interface ShownStop {
	readonly key: string;
	/** ISO instant or day. */
	readonly at: string;
	readonly what: ToolStop | "checked";
	readonly why: string;
	readonly who: string | null;
	/** The tool's name, where the table is about several. */
	readonly tool?: string;
}

/** What was done, newest first. What staff wrote is English; what the portal wrote is said in the reader's language. */
export function StopsTable({ caption, stops }: { caption: string; stops: readonly ShownStop[] }) {
	const { t, lang } = useWords();
	const hasTools = stops.some(({ tool }) => tool !== undefined);
	return (
		<Table
			caption={caption}
			head={[
				t("watch:column.day"),
				...(hasTools ? [t("watch:column.tool")] : []),
				t("watch:column.what"),
				t("watch:column.why"),
				t("watch:column.who"),
			]}
			rows={stops.map(({ key, at, what, why, who, tool }) => ({
				key,
				cells: [
					formatDay(lang, at.length > 10 ? new Date(at) : at),
					...(hasTools ? [tool ?? ""] : []),
					t(`watch:done.${what}`),
					why === SIGNAL_WHY ? (
						t("watch:public.signal")
					) : (
						<span key="why" lang="en" dir="ltr">
							{why}
						</span>
					),
					who === null ? t("watch:tool.clockwork") : <bdi key="who">{who}</bdi>,
				],
			}))}
		/>
	);
}
