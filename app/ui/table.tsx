import type { ReactNode } from "react";

/** One line of a table; its first cell names the line. */
export interface TableRow {
	readonly key: string;
	readonly cells: readonly ReactNode[];
}

/** A table that turns into blocks on a narrow screen, where each cell says its column again. Refuses a row with
 * more or fewer cells than there are columns: a number under the wrong heading is a lie. `captionHidden` is for a caption
 * that the page's heading says already: it is heard, not seen. */
export function Table(props: {
	readonly caption: ReactNode;
	readonly captionHidden?: boolean;
	readonly head: readonly string[];
	readonly rows: readonly TableRow[];
	/** Many short rows that are read at once: as low as a finger allows. */
	readonly compact?: boolean;
}) {
	const { caption, captionHidden, head, rows, compact } = props;
	for (const row of rows) {
		if (row.cells.length !== head.length)
			throw new RangeError(`table row "${row.key}" does not match its head`);
	}
	return (
		<table className={compact ? "compact" : undefined}>
			<caption className={captionHidden ? "vh" : undefined}>{caption}</caption>
			<thead>
				<tr>
					{head.map((words) => (
						<th key={words} scope="col">
							{words}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ key, cells: [name, ...cells] }) => (
					<tr key={key}>
						<th scope="row">{name}</th>
						{cells.map((cell, index) => (
							<td key={head[index + 1]} data-label={labelOf(head[index + 1])}>
								{cell}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** A column that asks has its question mark above it; the colon that follows on a narrow screen takes its place. */
function labelOf(words: string | undefined): string | undefined {
	return words?.replace(/\s?[?؟]$/, "");
}
