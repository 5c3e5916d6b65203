/** Where staff start: the search field, and how much there is to do. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { Page } from "#app/ui/page.tsx";
import { countJobs } from "../jobs.store.server.ts";
import { SearchField } from "../parts/search-field.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
	return json({ jobs: await countJobs(context.db, staffOf(context)) });
}

export default function StaffHome() {
	const { jobs } = useLoaderData<typeof loader>();
	const { t } = useWords();
	return (
		<Page title={t("staff:home.title")}>
			<SearchField />
			<h2>{t("staff:home.jobs")}</h2>
			{jobs.length === 0 ? (
				<p>{t("staff:home.none")}</p>
			) : (
				<>
					<ul>
						{jobs.map(({ kind, count }) => (
							<li key={kind}>{t("staff:home.count", { what: t(`staff:home.kind.${kind}`), count })}</li>
						))}
					</ul>
					<p>
						<a href="/staff/tasks">{t("staff:home.see")}</a>
					</p>
				</>
			)}
		</Page>
	);
}
