/** Answers by group for an AI lead: one quarter, as it was counted once. `?tool=T&purpose=P` shows the answers for one tool and use. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { shiftMonth } from "#app/features/watch/months.ts";
import { formatDay, formatMonth } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PEOPLE, PERSON_WAYS, SAID_BY_GROUP } from "../group-report.ts";
import { listQuarters, readReport } from "../groups.store.server.ts";
import { namesIn } from "../names.ts";
import { GroupTable } from "../parts/group-table.tsx";
import { toolWords } from "../parts/group-words.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const { db, lang } = context;
	const asked = new URL(request.url).searchParams;
	const quarters = await listQuarters(db, actor);
	const quarter = asked.get("quarter") ?? quarters[0];
	const report = quarter === undefined ? undefined : await readReport(db, actor, quarter);
	if (quarter !== undefined && report === undefined) throw notFound();
	const lines = report?.lines ?? [];
	const [tool, purpose] = [asked.get("tool"), asked.get("purpose")];
	const shown = lines.filter((line) => line.tool === tool && line.purpose === purpose);
	if (report !== undefined && shown.length === 0) throw notFound();
	return json({
		names: namesIn(await currentRegister(db), lang),
		quarters,
		report: report && { quarter: report.quarter, countedAt: report.countedAt.toISOString() },
		shown,
		tools: lines.flatMap((line) =>
			line.what === "yes" && line.by === "age" && line.tool !== null && line.purpose !== null
				? [{ tool: line.tool, purpose: line.purpose }]
				: [],
		),
	});
}

export default function Groups() {
	const { names, quarters, report, shown, tools } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const of = (quarter: string) =>
		t("groups:from", { first: formatMonth(lang, quarter), last: formatMonth(lang, shiftMonth(quarter, 2)) });
	const [{ tool, purpose } = { tool: null, purpose: null }] = shown;
	const isOne = tool !== null && purpose !== null;
	const lines = (what: string, by: string) => shown.filter((line) => line.what === what && line.by === by);
	return (
		<Page
			title={
				isOne ? t("groups:tool-title", { name: toolWords(t, lang, names, tool, purpose) }) : t("groups:title")
			}
			back={
				isOne
					? { href: `/staff/reports/groups?quarter=${report?.quarter}`, text: t("groups:title") }
					: { href: "/staff/reports", text: t("watch:list.report") }
			}
		>
			{report === undefined ? (
				<p>{t("groups:none")}</p>
			) : (
				<>
					<p>
						{of(report.quarter)}
						<br />
						{t("groups:counted", { date: formatDay(lang, new Date(report.countedAt)) })}
					</p>
					<p className="hint">{t("groups:rule")}</p>
					<p className="hint">{t("groups:totals")}</p>
					<p className="hint">{t("groups:bars.about")}</p>
					{isOne ? (
						([...PERSON_WAYS, "way"] as const).map((by) => (
							<GroupTable key={by} names={names} lines={SAID_BY_GROUP.flatMap((what) => lines(what, by))} />
						))
					) : (
						<>
							<h2>{t("groups:tools")}</h2>
							<ul>
								{tools.map((one) => (
									<li key={`${one.tool} ${one.purpose}`}>
										<a
											href={`/staff/reports/groups?quarter=${report.quarter}&tool=${one.tool}&purpose=${one.purpose}`}
										>
											{toolWords(t, lang, names, one.tool, one.purpose)}
										</a>
									</li>
								))}
							</ul>
							{PEOPLE.filter((what) => shown.some((line) => line.what === what)).map((what) => (
								<Fragment key={what}>
									<h2>{t(`groups:what.${what}`)}</h2>
									<p>{t(`groups:hint.${what}`)}</p>
									{PERSON_WAYS.map((by) => (
										<GroupTable key={by} names={names} lines={lines(what, by)} />
									))}
								</Fragment>
							))}
							<h2>{t("groups:what.against-no")}</h2>
							<GroupTable names={names} lines={lines("against-no", "tool")} />
							<h2>{t("groups:what.closed")}</h2>
							<GroupTable names={names} lines={lines("closed", "days")} />
							<GroupTable names={names} lines={lines("closed", "tool")} />
						</>
					)}
					<nav aria-labelledby="quarters">
						<p>
							<a href={`/staff/reports/groups/csv?quarter=${report.quarter}&lang=${lang}`}>
								{t("groups:file")}
							</a>
						</p>
						<h2 id="quarters">{t("groups:quarters")}</h2>
						<ul>
							{quarters.map((one) => (
								<li key={one}>
									<a
										href={`/staff/reports/groups?quarter=${one}`}
										aria-current={one === report.quarter ? "page" : undefined}
									>
										{of(one)}
									</a>
								</li>
							))}
						</ul>
					</nav>
				</>
			)}
		</Page>
	);
}
