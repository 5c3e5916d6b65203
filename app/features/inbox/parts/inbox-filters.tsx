import { INBOX_VIEWS, type InboxFilter, type InboxView } from "#app/features/disputes/inbox.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SearchForm } from "#app/ui/search-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { inboxHref } from "../inbox.forms.ts";

/** Which part of the inbox is shown: a link for each part, with how much there is, and a form for tool and version. */
export function InboxFilters(props: {
	readonly filter: InboxFilter;
	readonly counts: Readonly<Record<InboxView, number>>;
	readonly tools: readonly { readonly value: string; readonly text: string }[];
	readonly versions: readonly string[];
}) {
	const { filter, counts, tools, versions } = props;
	const { t } = useWords();
	const any = { value: "", text: t("inbox:list.any") };
	return (
		<>
			<nav className="links" aria-label={t("inbox:list.views")}>
				<ul>
					{INBOX_VIEWS.map((view) => (
						<li key={view}>
							<a
								href={inboxHref({ ...filter, view })}
								aria-current={view === filter.view ? "page" : undefined}
							>
								{t("inbox:list.count", { what: t(`inbox:list.view.${view}`), count: counts[view] })}
							</a>
						</li>
					))}
				</ul>
			</nav>
			{tools.length > 0 && (
				<SearchForm action="/staff/disputes" submit={t("inbox:list.show")}>
					<input type="hidden" name="view" value={filter.view} />
					<SelectField
						id="tool"
						name="tool"
						label={t("inbox:list.tool")}
						options={[any, ...tools]}
						chosen={filter.tool ?? ""}
					/>
					{versions.length > 0 && (
						<SelectField
							id="version"
							name="version"
							label={t("inbox:list.version")}
							options={[any, ...versions.map((version) => ({ value: version, text: version }))]}
							chosen={filter.version ?? ""}
						/>
					)}
				</SearchForm>
			)}
		</>
	);
}
