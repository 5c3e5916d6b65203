import type { ReactNode } from "react";
import { useWords } from "#app/i18n/use-words.ts";
import { figureWords } from "#app/ui/figure-words.ts";
import { Table } from "#app/ui/table.tsx";
import { type Shown, totalOf } from "../counts.ts";
import { COUNTED, type Counted } from "../figures.ts";
import { totalWords } from "./total-words.ts";

/** One line of figures; `name` is how the page calls it. */
export type NamedFigures = { readonly key: string; readonly name: ReactNode } & Readonly<
	Record<Counted, Shown | null>
>;

/** Figures in lines with their total, which is made of the lines alone. */
export function FiguresTable(props: {
	readonly caption: string;
	readonly first: string;
	readonly rows: readonly NamedFigures[];
}) {
	const { caption, first, rows } = props;
	const { t, lang } = useWords();
	const total = (what: Counted) => totalOf(rows.flatMap((row) => (row[what] === null ? [] : [row[what]])));
	return (
		<Table
			caption={caption}
			head={[first, t("watch:column.uses"), t("watch:column.disputes"), t("watch:column.challenges")]}
			rows={[
				...rows.map((row) => ({
					key: row.key,
					cells: [row.name, ...COUNTED.map((what) => figureWords(t, lang, row[what]))],
				})),
				{
					key: "total",
					cells: [t("watch:total"), ...COUNTED.map((what) => totalWords(t, lang, total(what)))],
				},
			]}
		/>
	);
}
