/** One tool explained, for everybody. `?notice=2` shows an older version, for those who chose when it stood here; `?format=print` is a paper form of the newest. */
import { json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askedFormat, inFormat } from "#app/core/asked-format.ts";
import { dayOf } from "#app/core/calendar.ts";
import { openRound } from "#app/features/comments/comment.ts";
import { answersOnPage } from "#app/features/comments/round.ts";
import { toolFormOf } from "#app/features/paper/tool-form-of.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { printingIn } from "#app/server/printing.server.ts";
import { languageIn, notFound, publicPage } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Paper } from "#app/ui/paper.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { explain } from "../explain.ts";
import { asksElsewhere, asksInCare, wordsIn } from "../known-tool.ts";
import { CheckUnderstood } from "../parts/check-understood.tsx";
import { EasyTool } from "../parts/easy-tool.tsx";
import { ExplainedTool } from "../parts/explained-tool.tsx";
import { OtherFormats } from "../parts/other-formats.tsx";
import { OtherUses } from "../parts/other-uses.tsx";
import { currentRegister, findNotice } from "../register.store.server.ts";
import { shownLaws } from "../shown-law.ts";
import { watchedOf } from "../watched.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const register = await currentRegister(context.db);
	const tool = register.byId.get(params["tool"] ?? "");
	if (tool === undefined) throw notFound();
	const asked = new URL(request.url).searchParams.get("notice");
	const old = asked === null ? undefined : await findNotice(context.db, tool.id, Number(asked));
	if (asked !== null && old === undefined) throw notFound();
	const newest = { ...tool.notice, words: tool.words };
	const shown = old === undefined || old.number === newest.number ? newest : { ...old, asAt: old.madeAt };
	const everybody = new Set(register.providers.keys());
	const isNewest = shown.number === tool.notice.number;
	const { path } = context.page;
	if (askedFormat(path) === "print") {
		// A form asks for an answer to what is true now: an older version is only to read.
		if (!isNewest) throw redirect(inFormat(path, undefined));
		const { html } = toolFormOf(register, tool, undefined, printingIn(context, lang));
		return json({ sheets: html, name: wordsIn(tool.words, lang).words.name, id: tool.id });
	}
	return json({
		sheets: null,
		tool: explain(tool, shown, new Set(register.services.keys()), lang),
		newest: tool.notice.number,
		watched: isNewest ? watchedOf(tool, everybody, dayOf(context.now())) : undefined,
		people: isNewest
			? answersOnPage(register.rounds, { id: tool.id, newest: shown.number }, lang)
			: undefined,
		canComment: isNewest && tool.uses.length > 0,
		coming: isNewest ? (openRound(register, tool.id, dayOf(context.now()))?.closes ?? null) : null,
		laws: shownLaws(tool.laws, register, everybody, lang, context.now()),
		canChoose: !tool.retired && asksInCare(tool),
		elsewhere: !tool.retired && asksElsewhere(tool),
	});
}

/** Offered as plain text too. */
export const handle = { text: true };

export const headers = publicPage;

export default function Show() {
	const page = useLoaderData<typeof loader>();
	const { lang } = useWords();
	if (page.sheets === null) return <OnScreen page={page} />;
	return <Paper title={page.name} back={`/${lang}/tools/${page.id}`} sheets={page.sheets} />;
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function OnScreen({ page }: { readonly page: Extract<Shown, { sheets: null }> }) {
	const { tool, newest, watched, people, laws, canComment, coming, canChoose, elsewhere } = page;
	const { t, lang } = useWords();
	const format = askedFormat(usePageRequest().path);
	const Explained = format === "easy" ? EasyTool : ExplainedTool;
	const href = `/${lang}/tools/${tool.tool}`;
	const { number, madeAt } = tool.notice;
	const notice = number < newest && (
		<p>
			{t("tools:page.old", { date: formatDay(lang, madeAt) })} <a href={href}>{t("tools:page.newest")}</a>
		</p>
	);
	const planned = coming !== null && (
		<p>
			{t("comments:page.coming", { date: formatDay(lang, coming) })}{" "}
			<a href={`${href}/coming`}>{t("comments:page.coming-link")}</a>
		</p>
	);
	return (
		<Page
			title={format === "easy" ? t("easy:tool.title", { name: tool.words.name }) : tool.words.name}
			easy="tool"
			back={{ href: `/${lang}/tools`, text: t("tools:page.back") }}
			notice={notice || planned || undefined}
		>
			<OtherFormats format={format} hasPaper={number === newest} />
			<Explained tool={tool} watched={watched} laws={laws} people={people}>
				{canChoose && (
					<p>
						<ButtonLink href={`/${lang}/my/tools/${tool.tool}/choose`}>{t("tools:page.choose")}</ButtonLink>
					</p>
				)}
				{elsewhere && <OtherUses />}
				{number === newest && !tool.retired && !tool.stopped && <CheckUnderstood tool={tool.tool} />}
			</Explained>
			{canComment && (
				<p className="screen">
					<a href={`/${lang}/my/tools/${tool.tool}/comment`}>{t("comments:link")}</a>
				</p>
			)}
			{number > 1 && (
				<section>
					<h2>{t("tools:page.versions")}</h2>
					<ul>
						{Array.from({ length: number - 1 }, (_, index) => number - 1 - index).map((older) => (
							<li key={older}>
								<a href={`${href}?notice=${older}`}>{t("tools:small.older", { number: older })}</a>
							</li>
						))}
					</ul>
				</section>
			)}
		</Page>
	);
}
