import type { ListPage } from "#app/core/list-page.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

/** Calls that people asked for who were not signed in: by when, to whom, in which language. */
export function UnknownCalls(props: {
	readonly calls: readonly {
		readonly id: string;
		readonly name: string;
		readonly speaks: string;
		readonly due: string;
		readonly late: boolean;
	}[];
	readonly list: ListPage;
}) {
	const { t, lang } = useWords();
	if (props.calls.length === 0) return null;
	return (
		<>
			<h2 id="unknown">{t("calls:staff.title")}</h2>
			<p>{t("calls:staff.check")}</p>
			<ul>
				{props.calls.map(({ id, name, speaks, due, late }) => (
					<li key={id}>
						<a href={`/staff/calls/${id}`}>
							<bdi>{name}</bdi>
						</a>
						<br />
						<LanguageName tag={speaks} />
						<br />
						{t(late ? "staff:tasks.late" : "staff:tasks.due", { date: formatDay(lang, due) })}
					</li>
				))}
			</ul>
			<Pagination list={props.list} href="/staff/tasks" name="calls" at="unknown" />
		</>
	);
}
