/** The public register: every AI tool by what it does, with a search that needs no script. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { openRounds } from "#app/features/comments/comment.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, publicPage } from "#app/server/respond.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import { listTools } from "../list-tools.store.server.ts";
import { type OpenRound, OpenRounds } from "../parts/open-rounds.tsx";
import { ToolList } from "../parts/tool-list.tsx";
import { currentRegister } from "../register.store.server.ts";

/** A search is a few words; what is longer is answered in words and searches for nothing. */
const LONGEST_SEARCH = 100;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const asked = new URL(request.url).searchParams;
	const search = (asked.get("q") ?? "").trim();
	const tooLong = search.length > LONGEST_SEARCH;
	const found = await listTools(context.db, lang, tooLong ? "" : search, asked.get("page"));
	const asksPeople = search === "" && found.list.page === 1;
	const rounds = asksPeople ? openRounds(await currentRegister(context.db), dayOf(context.now())) : [];
	const open = rounds.map(({ tool, change, closes }): OpenRound => {
		const name = change?.names[lang];
		const nameLang = name === undefined ? "en" : null;
		return { tool, name: name ?? change?.names["en"] ?? tool, nameLang, until: closes ?? "" };
	});
	return json({ ...found, open, search: tooLong ? "" : search, tooLong }, { status: tooLong ? 400 : 200 });
}

export const headers = publicPage;

export default function List() {
	const { rows, list, open, search, tooLong } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const problem = tooLong ? t("tools:list.too-long") : undefined;
	const query = search === "" ? "" : `?${new URLSearchParams({ q: search })}`;
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
					{list.total === 0 ? t("tools:list.none") : t("tools:list.found", { count: list.total })}{" "}
					<a href={`/${lang}/tools`}>{t("tools:list.all")}</a>
				</p>
			)}
			<OpenRounds rounds={open} />
			<ToolList rows={rows} />
			<Pagination list={list} href={`/${lang}/tools${query}`} />
		</Page>
	);
}
