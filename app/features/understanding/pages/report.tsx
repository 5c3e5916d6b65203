/** For an AI lead: which sentences of a tool's page are understood, by question and language, in a quarter that is over (`?quarter=2026-07&notice=1`). */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentRegister, findNotice } from "#app/features/tools/register.store.server.ts";
import { shiftMonth } from "#app/features/watch/months.ts";
import { formatMonth } from "#app/i18n/format.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { isLanguage } from "#locales/index.ts";
import { pageSays } from "../page-says.ts";
import { PageSays } from "../parts/page-says.tsx";
import { UnderstoodBars } from "../parts/understood-bars.tsx";
import { UnderstoodTable } from "../parts/understood-table.tsx";
import { toldOf } from "../shown-told.ts";
import { listCounted, readCounted } from "../understood.store.server.ts";
import type { Question } from "../understood.ts";
import { understoodReport } from "../understood-report.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const tool = (await currentRegister(db)).byId.get(params["tool"] ?? "");
	if (actor.staffRole !== "lead" || tool === undefined) throw notFound();
	const counted = await listCounted(db, actor, tool.id, now());
	const asked = new URL(request.url).searchParams;
	const [newest] = counted;
	const one =
		asked.get("quarter") === null
			? newest
			: counted.find(
					({ quarter, notice }) => quarter === asked.get("quarter") && String(notice) === asked.get("notice"),
				);
	if (asked.get("quarter") !== null && one === undefined) throw notFound();
	const old = one && (await findNotice(db, tool.id, one.notice));
	const said = old ?? { facts: tool.notice.facts, words: tool.words };
	const report = one && understoodReport(await readCounted(db, actor, tool.id, one, now()));
	/** The sentences of a question, as they were read in this language. */
	const saysIn = (tag: string, question: Question) => {
		const t = isLanguage(tag) ? context.translators.get(tag)?.t : undefined;
		return isLanguage(tag) && t ? pageSays(t as Words, tag, toldOf(said, tag), question) : [];
	};
	return json({
		tool: tool.id,
		name: toldOf(said, lang).name,
		one: one ?? null,
		counted,
		questions: (report ?? []).map(({ question, languages }) => ({
			question,
			says: saysIn(lang, question),
			languages: languages.map((language) => ({
				...language,
				fails: language.figures?.fails === true ? saysIn(language.lang, question) : null,
			})),
		})),
	});
}

export default function ReportPage() {
	const { tool, name, one, counted, questions } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const of = ({ quarter, notice }: { quarter: string; notice: number }) =>
		t("understanding:report.of", {
			first: formatMonth(lang, quarter),
			last: formatMonth(lang, shiftMonth(quarter, 2)),
			number: notice,
		});
	return (
		<Page
			title={t("understanding:report.title", { name })}
			back={{ href: `/staff/tools/${tool}`, text: name }}
		>
			<p>{t("understanding:report.intro")}</p>
			{one === null ? (
				<p>{t("understanding:report.none")}</p>
			) : (
				<>
					<p>{of(one)}</p>
					<p className="hint">{t("groups:rule")}</p>
					{questions.map(({ question, says, languages }) => (
						<section key={question}>
							<h2>{t(`understanding:question.${question}`)}</h2>
							<PageSays lines={says} />
							{languages.length > 0 && (
								<>
									<UnderstoodTable languages={languages} />
									<UnderstoodBars question={question} languages={languages} />
								</>
							)}
						</section>
					))}
					<h2>{t("groups:quarters")}</h2>
					<ul>
						{counted.map((each) => (
							<li key={`${each.quarter} ${each.notice}`}>
								<a
									href={`/staff/tools/${tool}/understood?quarter=${each.quarter}&notice=${each.notice}`}
									aria-current={
										each.quarter === one.quarter && each.notice === one.notice ? "page" : undefined
									}
								>
									{of(each)}
								</a>
							</li>
						))}
					</ul>
				</>
			)}
		</Page>
	);
}
