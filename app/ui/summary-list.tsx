import type { ReactNode } from "react";
import { useWords } from "#app/i18n/use-words.ts";

/** One thing that was answered. `what` says, for those who hear links alone, what Change would change. */
export interface SummaryRow {
	readonly key: string;
	readonly value: ReactNode;
	readonly change?: { readonly href: string; readonly what: string } | undefined;
}

/** Questions with their answers, each with a way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
	const { t } = useWords();
	return (
		<dl className="summary">
			{rows.map(({ key, value, change }) => (
				<div key={key}>
					<dt>{key}</dt>
					<dd>{value}</dd>
					{change && (
						<dd className="change">
							<a href={change.href}>
								{t("ui:summary.change")}
								<span className="vh">: {change.what}</span>
							</a>
						</dd>
					)}
				</div>
			))}
		</dl>
	);
}
