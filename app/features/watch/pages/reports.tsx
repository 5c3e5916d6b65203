/** The report of one month for the board, to read and to print. `?month=2026-10`; without it the last whole month. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { isCheckOverdue } from "#app/features/tools/watched.ts";
import { formatDay, formatMonth } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { readTallies } from "../counts.store.server.ts";
import { MONTHS_SHOWN, monthsBefore } from "../months.ts";
import { FiguresTable } from "../parts/figures-table.tsx";
import { StopsTable } from "../parts/stops-table.tsx";
import { doneInMonth } from "../report.store.server.ts";
import { monthReport } from "../report.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const at = context.now();
	const all = monthsBefore(at, MONTHS_SHOWN);
	const months = all.map(({ month }) => month);
	const month = new URL(request.url).searchParams.get("month") ?? months.at(-1) ?? "";
	if (!months.includes(month)) throw notFound();
	const register = await currentRegister(db);
	const used = register.tools.filter((tool) =>
		tool.uses.some(({ providerId }) => providerId === actor.providerId),
	);
	const tools = used.map(({ id, words }) => ({ id, name: wordsIn(words, lang).words.name }));
	const nameOf = (id: string) => tools.find((tool) => tool.id === id)?.name ?? id;
	const today = dayOf(at);
	const done = await doneInMonth(db, actor, month);
	return json({
		isLead: actor.staffRole === "lead",
		month,
		months,
		provider: register.providers.get(actor.providerId)?.name ?? "",
		report: monthReport(await readTallies(db, actor, all), months, month, tools),
		done: done.map((one) => ({ ...one, tool: nameOf(one.tool) })),
		late: used.flatMap(({ id, checks }) => {
			const own = checks.find(({ providerId }) => providerId === actor.providerId);
			return own && isCheckOverdue(own, today) ? [{ id, name: nameOf(id), nextOn: own.nextOn }] : [];
		}),
	});
}

export default function Reports() {
	const { isLead, month, months, provider, report, done, late } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const { disputes, challenges } = report.noTool;
	return (
		<Page
			title={t("watch:report.title", { month: formatMonth(lang, month) })}
			back={{ href: "/staff/tools", text: t("watch:tool.back") }}
		>
			<p>{t("watch:report.intro", { provider })}</p>
			<FiguresTable
				caption={t("watch:report.numbers")}
				first={t("watch:column.tool")}
				rows={[
					...report.rows.map((row) => ({
						...row,
						key: row.id,
						name: <a href={`/staff/tools/${row.id}`}>{row.name}</a>,
					})),
					{ key: "none", name: t("watch:report.no-tool"), uses: 0, disputes, challenges },
				]}
			/>
			<p className="hint">{t("watch:small.rule")}</p>
			<p className="hint">{t("watch:small.left-out")}</p>
			<h2>{t("watch:report.done")}</h2>
			{done.length === 0 ? (
				<p>{t("watch:report.nothing-done")}</p>
			) : (
				<StopsTable caption={t("watch:report.done")} stops={done} />
			)}
			<h2>{t("watch:report.late")}</h2>
			{late.length === 0 ? (
				<p>{t("watch:report.none-late")}</p>
			) : (
				<ul>
					{late.map(({ id, name, nextOn }) => (
						<li key={id}>
							<bdi>{name}</bdi>: {t("watch:check.overdue", { date: formatDay(lang, nextOn) })}
						</li>
					))}
				</ul>
			)}
			<nav aria-labelledby="months">
				<p>
					<a href={`/staff/reports/csv?month=${month}&lang=${lang}`}>{t("watch:report.file")}</a>
				</p>
				{isLead && (
					<p>
						<a href="/staff/reports/groups">{t("groups:title")}</a>
					</p>
				)}
				{isLead && (
					<p>
						<a href="/staff/reports/outside">{t("outside:report.title")}</a>
					</p>
				)}
				<h2 id="months">{t("watch:report.months")}</h2>
				<ul>
					{months.toReversed().map((one) => (
						<li key={one}>
							<a href={`/staff/reports?month=${one}`} aria-current={one === month ? "page" : undefined}>
								{formatMonth(lang, one)}
							</a>
						</li>
					))}
				</ul>
			</nav>
		</Page>
	);
}
