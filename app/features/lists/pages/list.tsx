/** One list: how far it is, what came of it, and its answers to take away. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DECISION_ANSWERS } from "#app/core/decision-reasons.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { keptUntil } from "../list-run.ts";
import { AnswersOf } from "../parts/answers-of.tsx";
import { BadLines } from "../parts/bad-lines.tsx";
import { useStateOf } from "../parts/list-state.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const found = context.lists.find(staffOf(context), params["id"] ?? "");
	if (found === undefined) throw notFound();
	const { run, answered = null } = found;
	const tool = (await currentRegister(context.db)).byId.get(run.tool);
	const counts = DECISION_ANSWERS.map((answer) => ({ answer, count: run.counts[answer] }));
	return json({
		...{ id: run.id, state: run.state, rows: run.rows, badRows: run.badRows, bad: run.bad, answered },
		...{ purpose: run.purpose, hasOptOuts: run.hasOptOuts, people: run.people, counts },
		startedAt: run.startedAt,
		until: keptUntil(run) ?? null,
		tool: tool === undefined ? run.tool : wordsIn(tool.words, context.lang).words.name,
		// A no that came after: the answers said so where it came before.
		isStopped: (tool === undefined || tool.paused || tool.retired) && run.counts.permit > 0,
	});
}

/** The only thing to do with a list is to be rid of it. */
export async function action({ params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const id = params["id"] ?? "";
	if (context.lists.find(actor, id) === undefined) throw notFound();
	await context.lists.remove(actor, id);
	return redirect("/staff/lists", 303);
}

export default function List() {
	const list = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const stateOf = useStateOf();
	const { id, state, rows, badRows, answered } = list;
	const here = `/staff/lists/${id}`;
	return (
		<Page title={t(`lists:show.title.${state}`)} back={{ href: "/staff/lists", text: t("lists:show.back") }}>
			{state === "going" && (
				<>
					<p role="status">{stateOf(list, answered)}</p>
					<p>{t("lists:show.going")}</p>
					<p>
						<ButtonLink href={here}>{t("lists:show.again")}</ButtonLink>
					</p>
				</>
			)}
			{state === "failed" && <p>{t("lists:show.failed")}</p>}
			{state === "done" && (
				<AnswersOf
					here={here}
					counts={list.counts}
					until={formatMoment(lang, new Date(list.until ?? ""))}
					isStopped={list.isStopped}
				/>
			)}
			<h2>{t("lists:show.sent")}</h2>
			<SummaryList
				rows={[
					{ key: t("lists:home.tool"), value: <bdi>{list.tool}</bdi> },
					{ key: t("lists:home.purpose"), value: t(`lists:home.purpose-of.${list.purpose}`) },
					{ key: t("lists:home.when"), value: formatMoment(lang, new Date(list.startedAt)) },
					{ key: t("lists:home.rows"), value: formatNumber(lang, rows) },
					{ key: t("lists:show.bad-rows"), value: formatNumber(lang, badRows) },
					...(state === "done"
						? [{ key: t("lists:show.people"), value: formatNumber(lang, list.people) }]
						: []),
					{
						key: t("lists:show.opt-outs"),
						value: list.hasOptOuts ? t("lists:show.opt-outs-yes") : t("lists:show.opt-outs-no"),
					},
				]}
			/>
			<BadLines bad={list.bad} areAll={list.bad.length === badRows} />
			<PostForm
				action={here}
				token={request.token}
				submit={state === "going" ? t("lists:show.cancel") : t("lists:show.delete")}
				quiet
			/>
		</Page>
	);
}
