/** What is said to be wrong, for those who answer it: the worst first, then what is due first. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { listCases } from "#app/features/disputes/inbox.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { inboxHref, readInboxFilter } from "../inbox.forms.ts";
import { namesIn } from "../names.ts";
import { InboxFilters } from "../parts/inbox-filters.tsx";
import { InboxTable } from "../parts/inbox-table.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const register = await currentRegister(db);
	const asked = new URL(request.url).searchParams;
	const filter = readInboxFilter(asked);
	const at = context.now();
	const { rows, list, counts, about } = await listCases(db, actor, register, filter, asked.get("page"), at);
	const { toolName } = namesIn(register, lang);
	const tools = [...new Set(about.map(({ tool }) => tool))];
	const versions = about.filter(({ tool }) => filter.tool === null || tool === filter.tool);
	return json({
		filter,
		list,
		counts,
		tools: tools.map((tool) => ({ value: tool, text: toolName(tool) })),
		versions: [...new Set(versions.map(({ version }) => version))].filter((version) => version !== ""),
		rows: rows.map((row) => ({
			...row,
			toolName: row.tool === null ? null : toolName(row.tool),
			dueToday: row.due === dayOf(at),
		})),
	});
}

export default function Inbox() {
	const { filter, list, counts, tools, versions, rows } = useLoaderData<typeof loader>();
	const { t } = useWords();
	return (
		<Page title={t("inbox:list.title")}>
			<p>{t("inbox:list.intro")}</p>
			<InboxFilters filter={filter} counts={counts} tools={tools} versions={versions} />
			{rows.length === 0 ? (
				<p>{t("inbox:list.none")}</p>
			) : (
				<InboxTable rows={rows} caption={t(`inbox:list.view.${filter.view}`)} />
			)}
			<Pagination list={list} href={inboxHref(filter)} />
		</Page>
	);
}
