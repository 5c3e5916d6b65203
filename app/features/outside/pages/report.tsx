/** For AI leads: which of their staff looked from outside, when and why, and how often somebody tried in vain. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addDays, dayOf, startOfDay } from "#app/core/calendar.ts";
import { listPage, ROWS_A_PAGE } from "#app/core/list-page.ts";
import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { MOST_TRIES } from "../outside.ts";
import { countOutside, listOutside, tallyOutside } from "../outside-report.store.server.ts";

/** How far back people are counted. */
const DAYS = 30;

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const { db } = context;
	const at = context.now();
	const since = startOfDay(addDays(dayOf(at), 1 - DAYS));
	const list = listPage(new URL(request.url).searchParams.get("page"), await countOutside(db, actor));
	return json({
		list,
		people: await tallyOutside(db, actor, since),
		looks: await listOutside(db, actor, list.skip, ROWS_A_PAGE, at),
	});
}

export default function OutsideReport() {
	const { list, people, looks } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const number = (value: number) => formatNumber(lang, value);
	const days = { days: DAYS };
	return (
		<Page title={t("outside:report.title")} back={{ href: "/staff/reports", text: t("watch:list.report") }}>
			<p>{t("outside:report.intro")}</p>
			<h2>{t("outside:report.people", days)}</h2>
			{people.length === 0 ? (
				<p>{t("outside:report.nobody", days)}</p>
			) : (
				<Table
					caption={t("outside:report.people", days)}
					captionHidden
					head={[
						t("outside:report.name"),
						t("outside:report.looks"),
						t("outside:report.tries"),
						t("outside:report.stopped", { most: MOST_TRIES }),
					]}
					rows={people.map((one) => ({
						key: one.staffId,
						cells: [
							<bdi key="name">{one.name}</bdi>,
							number(one.looks),
							number(one.tries),
							number(one.stopped),
						],
					}))}
				/>
			)}
			<h2>{t("outside:report.all")}</h2>
			{list.total === 0 ? (
				<p>{t("outside:report.none")}</p>
			) : (
				<>
					<p>{t("outside:report.read")}</p>
					<Table
						caption={t("outside:report.all")}
						captionHidden
						head={[
							t("record:looked.when"),
							t("outside:report.name"),
							t("staff:summary.why"),
							t("outside:report.words"),
							t("outside:report.ref"),
						]}
						rows={looks.map((look) => ({
							key: look.ref,
							cells: [
								formatMoment(lang, new Date(look.at)),
								<bdi key="name">{look.name}</bdi>,
								t(`outside:because.${look.because}`),
								look.why === null ? (
									t("outside:report.unreadable")
								) : (
									<span key="why" lang={look.why.lang === lang ? undefined : look.why.lang} dir="auto">
										{look.why.words}
									</span>
								),
								<Ltr key="ref">{look.ref}</Ltr>,
							],
						}))}
					/>
				</>
			)}
			<Pagination list={list} href="/staff/reports/outside" />
		</Page>
	);
}
