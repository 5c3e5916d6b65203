/** A tool's page as it would be, while people are asked what they think of it. Public: it holds nothing personal. */
import { json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { openRound } from "#app/features/comments/comment.ts";
import { contentOfRound } from "#app/features/comments/round.store.server.ts";
import { draftContent } from "#app/features/keeping/draft.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, notFound, publicPage } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Reachable } from "#app/ui/reachable.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { explain } from "../explain.ts";
import { ExplainedTool } from "../parts/explained-tool.tsx";
import { WouldChange } from "../parts/would-change.tsx";
import { plannedIn } from "../planned.ts";
import { currentRegister } from "../register.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const { db, now } = context;
	const register = await currentRegister(db);
	const id = params["tool"] ?? "";
	const known = register.byId.get(id);
	const round = openRound(register, id, dayOf(now()));
	const content = round && (await contentOfRound(db.read, round.id));
	if (round === undefined || content === undefined) {
		// Whoever comes too late reads the page as it is.
		throw known === undefined ? notFound() : redirect(`/${lang}/tools/${id}`, 302);
	}
	const asked = draftContent.parse(content);
	const { facts, words, difference } = asked;
	const notice = {
		number: round.coming ?? 1,
		madeAt: round.madeAt,
		facts,
		words: new Map(Object.entries(words)),
	};
	const text = difference?.[lang] ?? difference?.["en"];
	return json({
		tool: explain(
			{
				...{ id, changed: null, retired: false, paused: known?.paused ?? false, materialNotice: null },
				...{ training: known?.training ?? [], ...plannedIn(register, id, asked, round.madeAt) },
			},
			notice,
			new Set(register.services.keys()),
			lang,
		),
		until: round.closes ?? "",
		isUsed: (known?.uses.length ?? 0) > 0,
		isKnown: known !== undefined,
		change: text === undefined ? null : { text, lang: difference?.[lang] === undefined ? "en" : lang },
	});
}

export const headers = publicPage;

export default function ComingTool() {
	const { tool, until, isUsed, isKnown, change } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const { site } = usePageRequest();
	const now = `/${lang}/tools/${tool.tool}`;
	return (
		<Page
			title={t("comments:coming.title", { name: tool.words.name })}
			back={{
				href: isKnown ? now : `/${lang}/tools`,
				text: isKnown ? t("comments:coming.now") : t("tools:page.back"),
			}}
			notice={
				<>
					<p>
						<strong>{isUsed ? t("comments:coming.change") : t("comments:coming.new")}</strong>
					</p>
					<p>{t("comments:coming.tell", { date: formatDay(lang, until) })}</p>
				</>
			}
		>
			<p>
				<ButtonLink href={`/${lang}/my/tools/${tool.tool}/comment`}>{t("comments:coming.button")}</ButtonLink>
			</p>
			<p>
				<Reachable text={t("comments:coming.other-ways", { phone: site.phone })} />
			</p>
			{change && <WouldChange change={change} />}
			<ExplainedTool tool={tool} isComing />
		</Page>
	);
}
