/** One tool as this patient sees it: the page explained, what they chose, and the way to choose; `?format=print` is a paper form. An older version (`?notice=2`) is on the page for everybody. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askedFormat } from "#app/core/asked-format.ts";
import { dayOf } from "#app/core/calendar.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { type Mine, myTool, readMine } from "#app/features/choices/my-tools.store.server.ts";
import { commentable, openRoundFor } from "#app/features/comments/comment.ts";
import { answersOnPage } from "#app/features/comments/round.ts";
import { toldSystems } from "#app/features/machines/told.store.server.ts";
import { toldDays } from "#app/features/machines/told-days.ts";
import { toolFormOf } from "#app/features/paper/tool-form-of.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { personOf } from "#app/server/context.server.ts";
import { printingIn } from "#app/server/printing.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Paper } from "#app/ui/paper.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { ToldSystems } from "#app/ui/told-systems.tsx";
import { explain } from "../explain.ts";
import { asksElsewhere, wordsIn } from "../known-tool.ts";
import { CheckUnderstood } from "../parts/check-understood.tsx";
import { EasyTool } from "../parts/easy-tool.tsx";
import { ExplainedTool } from "../parts/explained-tool.tsx";
import { OtherFormats } from "../parts/other-formats.tsx";
import { OtherUses } from "../parts/other-uses.tsx";
import { currentRegister } from "../register.store.server.ts";
import { shownLaws } from "../shown-law.ts";
import { watchedOf } from "../watched.ts";

/** Its data name nobody: it is rendered once for all patients who have the same. Offered as plain text too. */
export const handle = { shared: true, text: true };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = personOf(context, lang);
	const mine = await readMine(context.db, actor, await currentRegister(context.db));
	const tool = mine.register.byId.get(params["tool"] ?? "");
	if (tool === undefined) throw notFound();
	const { search, searchParams } = new URL(request.url);
	if (searchParams.has("notice")) throw redirect(`/${lang}/tools/${tool.id}${search}`, 303);
	await logActingLook(context.db, actor, context.now());
	// What the patient thinks of a tool is the patient's alone; that something is wrong, who decides for them says too.
	const acts = actor.role === "trusted";
	const decides = !acts || actor.person.may === "decide";
	const { canChoose, said, others, nothing, stage, stopped, decision } = myTool(mine, tool, context.now());
	const byLaw = decision.reason === "law";
	const someoneSaid = said !== undefined || others.length > 0;
	// Where somebody else decides, it is not the patient who is asked first.
	const asksOthers = said === undefined && whoDecides(mine.standing).status !== "self";
	const now = asksOthers && decision.answer === "ask" ? "deny" : NOW[decision.answer];
	if (askedFormat(context.page.path) === "print") {
		const printing = printingIn(context, lang);
		const holds = stopped ? "stopped" : nothing;
		const { html } = toolFormOf(mine.register, tool, mine.services, printing, holds);
		return { sheets: html, name: wordsIn(tool.words, lang).words.name, id: tool.id };
	}
	const used = tool.uses.filter(({ serviceId }) => mine.services.has(serviceId));
	const providers = new Set(used.map(({ providerId }) => providerId));
	const today = dayOf(context.now());
	const explained = explain(
		tool,
		{ ...tool.notice, words: tool.words },
		mine.services,
		lang,
		providersOf(mine),
	);
	return {
		sheets: null,
		tool: { ...explained, stopped: explained.stopped || stopped },
		watched: watchedOf(tool, providers, today),
		people: answersOnPage(mine.register.rounds, { id: tool.id, newest: tool.notice.number }, lang),
		canComment: !acts && commentable(mine.register, tool.id, providersOf(mine), today) !== undefined,
		laws: shownLaws(tool.laws, mine.register, providers, lang, context.now()),
		coming: openRoundFor(mine.register, tool.id, providersOf(mine), today)?.closes ?? null,
		canChoose,
		elsewhere: !tool.retired && asksElsewhere(tool),
		isHere: decides && stage !== undefined && !tool.retired,
		acts,
		reads: acts && actor.person.may === "read",
		nothing,
		stopped,
		now: !someoneSaid || byLaw || stopped ? undefined : now,
		others: others.map(({ authority, answer, day }) => ({ authority, answer, day })),
		systems: said ? toldDays(await toldSystems(context.db, actor, tool.id, said.seq)) : [],
		said: said && { answer: said.answer, day: said.day, broad: said.broad, older: said.olderNotice },
	};
}

/** The providers of the services that the patient uses. */
function providersOf({ register, services }: Mine): ReadonlySet<string> {
	return new Set([...services].flatMap((id) => register.services.get(id)?.providerId ?? []));
}

/** What the rule makes of it, as far as it is about use: the other answers have their own words on the page. */
const NOW: Readonly<Partial<Record<DecisionAnswer, "permit" | "deny" | "ask">>> = {
	permit: "permit",
	deny: "deny",
	ask: "ask",
};

export default function MyTool() {
	const page = useLoaderData<typeof loader>();
	const { lang } = useWords();
	if (page.sheets === null) return <OnScreen page={page} />;
	return <Paper title={page.name} back={`/${lang}/my/tools/${page.id}`} sheets={page.sheets} />;
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function OnScreen({ page }: { readonly page: Extract<Shown, { sheets: null }> }) {
	const {
		tool,
		watched,
		people,
		laws,
		canChoose,
		elsewhere,
		isHere,
		canComment,
		acts,
		reads,
		coming,
		nothing,
		said,
		systems,
		stopped,
		now,
		others,
	} = page;
	const { t, lang } = useWords();
	const format = askedFormat(usePageRequest().path);
	const Explained = format === "easy" ? EasyTool : ExplainedTool;
	return (
		<Page
			title={format === "easy" ? t("easy:tool.title", { name: tool.words.name }) : tool.words.name}
			easy="tool"
			back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}
			notice={
				coming === null ? undefined : (
					<p>
						{t("comments:page.coming", { date: formatDay(lang, coming) })}{" "}
						<a href={`/${lang}/tools/${tool.tool}/coming`}>{t("comments:page.coming-link")}</a>
					</p>
				)
			}
		>
			<OtherFormats format={format} hasPaper />
			<Explained tool={tool} watched={watched} laws={laws} people={people}>
				{canChoose && (
					<>
						{nothing && <p>{t(`choices:tool.nothing.${nothing}`)}</p>}
						<p>
							<strong>
								{said
									? t(`choices:tool.standing.${said.answer}`, { date: formatDay(lang, said.day) })
									: t("choices:tool.standing-none")}
							</strong>
						</p>
						{others.map(({ authority, answer, day }) => (
							<p key={`${authority} ${answer} ${day}`}>
								{t("choices:tool.by-other", {
									authority: t(`staff:authority.${authority}`),
									answer: t(`choices:answer.${answer}`),
									date: formatDay(lang, day),
								})}
							</p>
						))}
						{stopped && (said || others.length > 0) && <p>{t("choices:tool.not-now")}</p>}
						{now && <p>{t(`choices:tool.now.${now}`)}</p>}
						{acts && <p>{t("acting:caveat")}</p>}
						{others.length > 0 && (
							<p>
								<a href={`/${lang}/my/choices`}>{t("choices:mine.history")}</a>
							</p>
						)}
						{said?.broad && <p>{t("choices:tool.standing-broad")}</p>}
						{said?.older && <p>{t("choices:mine.older")}</p>}
						<ToldSystems systems={systems} explained />
						{!reads && (
							<ButtonLink href={`/${lang}/my/tools/${tool.tool}/choose`}>
								{said ? t("choices:tool.change") : t("choices:tool.choose")}
							</ButtonLink>
						)}
					</>
				)}
				{elsewhere && <OtherUses />}
				{!tool.retired && !tool.stopped && <CheckUnderstood tool={tool.tool} />}
				{isHere && (
					<p>
						<a href={`/${lang}/my/disputes/new?tool=${tool.tool}`}>{t("disputes:list.title")}</a>
					</p>
				)}
			</Explained>
			{canComment && (
				<p>
					<a href={`/${lang}/my/tools/${tool.tool}/comment`}>{t("comments:link")}</a>
				</p>
			)}
		</Page>
	);
}
