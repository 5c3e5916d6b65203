/** The public register: every AI tool by what it does, with a search that needs no script. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, publicPage } from "#app/server/respond.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import { listTools } from "../list-tools.store.server.ts";
import { ToolList } from "../parts/tool-list.tsx";

/** A search is a few words; what is longer is answered in words and searches for nothing. */
const LONGEST_SEARCH = 100;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const asked = new URL(request.url).searchParams;
	const search = (asked.get("q") ?? "").trim();
	const tooLong = search.length > LONGEST_SEARCH;
	const list = await listTools(context.db, lang, tooLong ? "" : search, Number(asked.get("page") ?? 1));
	return json({ ...list, search: tooLong ? "" : search, tooLong }, { status: tooLong ? 400 : 200 });
}

export const headers = publicPage;

export default function List() {
	const { rows, from, to, total, previous, next, search, tooLong } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const problem = tooLong ? t("tools:list.too-long") : undefined;
	const pageHref = (page: number | undefined) =>
		page === undefined
			? undefined
			: `/${lang}/tools?${new URLSearchParams({ ...(search && { q: search }), page: String(page) })}`;
	return (
		<Page title={t("tools:list.title")} problems={problem ? [{ field: "q", text: problem }] : []}>
			<p>{t("tools:list.intro")}</p>
			<SearchForm action={`/${lang}/tools`} submit={t("tools:list.button")}>
				<TextField
					id="q"
					name="q"
					type="search"
					label={t("tools:list.search")}
					hint={t("tools:list.search-hint")}
					error={problem}
					value={search}
				/>
			</SearchForm>
			{search !== "" && (
				<p>
					{total === 0 ? t("tools:list.none") : t("tools:list.found", { count: total })}{" "}
					<a href={`/${lang}/tools`}>{t("tools:list.all")}</a>
				</p>
			)}
			<ToolList rows={rows} />
			{total > rows.length && (
				<Pagination from={from} to={to} total={total} previous={pageHref(previous)} next={pageHref(next)} />
			)}
		</Page>
	);
}
