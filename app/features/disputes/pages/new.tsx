/** First question: which use it was, or which tool, or "I do not know". `?use=` and `?tool=` come from their pages; `?format=print` is all the questions on paper. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedFormat, inFormat } from "#app/core/asked-format.ts";
import { listPage } from "#app/core/list-page.ts";
import { wrongForm } from "#app/features/paper/wrong-form.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { deciderOf, endedPersonOf } from "#app/server/context.server.ts";
import { printingIn } from "#app/server/printing.server.ts";
import { languageIn, notFound, unprocessable } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Paper } from "#app/ui/paper.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { matterOf } from "../askable.ts";
import { type DisputeProblem, readAbout, readPressed } from "../dispute.forms.ts";
import { findDraft, keepDraft, readAskable } from "../dispute-draft.store.server.ts";
import { type About, aboutValue, pageAfter, pathsOf } from "../draft.ts";
import { AboutField } from "../parts/about-field.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { matterShown } from "../shown.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const register = await currentRegister(context.db);
	const askable = await readAskable(context.db, actor, register);
	const provider = providerFor(register, askable.services, null);
	if (askedFormat(context.page.path) === "print" && provider !== undefined)
		return json({ sheets: wrongForm(provider, printingIn(context, lang)).html });
	const asked = new URL(request.url).searchParams;
	const named = aboutNamed(asked);
	if (named !== undefined && matterOf(named, askable, register) === undefined) throw notFound();
	const about = named ?? (await findDraft(context.db, actor, context.now()))?.about;
	const list = listPage(asked.get("page"), askable.uses.length);
	// What was chosen before is there on every part of the list.
	const chosen = about?.kind === "use" ? askable.uses.filter(({ id }) => id === about.id) : [];
	const uses = new Set([...chosen, ...askable.uses.slice(list.skip, list.to)]);
	return json({
		sheets: null,
		list,
		chosen: about ? aboutValue(about) : undefined,
		options: {
			uses: [...uses].map(({ id, body: { tool, service, usedAt } }) => ({
				id,
				matter: matterShown(tool, service, usedAt, register, lang),
			})),
			tools: askable.tools.map(({ id }) => ({ id, matter: matterShown(id, null, null, register, lang) })),
		},
	});
}

/** What the address names. Both, or twice the same, is nothing. */
function aboutNamed(asked: URLSearchParams): About | undefined {
	const [use, tool] = [asked.get("use"), asked.get("tool")];
	if (use !== null) return { kind: "use", id: use };
	return tool === null ? undefined : { kind: "tool", id: tool };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const ended = endedPersonOf(context, "decide");
	const actor = ended ?? deciderOf(context, lang);
	const form = await request.formData();
	const read = readAbout(form);
	const chosen = read.typed["about"];
	if (ended === undefined && readPressed(form).isSwitch) return json(shownAgain([], chosen));
	if ("problems" in read) {
		deciderOf(context, lang);
		return unprocessable(shownAgain(read.problems, chosen));
	}
	const register = await currentRegister(context.db);
	const askable = await readAskable(context.db, actor, register);
	if (matterOf(read.part, askable, register) === undefined) {
		deciderOf(context, lang);
		return unprocessable(shownAgain([{ field: "about", name: "about-missing" }], undefined));
	}
	const draft = await keepDraft(context.db, actor, { about: read.part }, context.now());
	const next = pageAfter(request.url, pathsOf(lang).what, draft, lang);
	return redirect(ended === undefined ? next : `/${lang}/sign-in?to=${encodeURIComponent(next)}`, 303);
}

function shownAgain(problems: readonly DisputeProblem[], chosen: string | undefined) {
	return { problems, chosen };
}

export default function WhatAbout() {
	const page = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	if (page.sheets !== null)
		return (
			<Paper title={t("disputes:list.title")} back={inFormat(request.path, undefined)} sheets={page.sheets} />
		);
	const { list, options, chosen } = page;
	const problems = problemWords(t, sent?.problems ?? []);
	const title = t("disputes:about.title");
	return (
		<Page
			title={title}
			easy="wrong"
			heading={false}
			problems={problems}
			back={{ href: pathsOf(lang).list, text: t("disputes:about.back") }}
		>
			<p className="screen">
				<a href={inFormat(request.path, "print")}>{t("paper:link")}</a>
			</p>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("disputes:about.continue")}
			>
				<AboutField
					options={options}
					chosen={sent ? sent.chosen : chosen}
					error={problems[0]?.text}
					legend={title}
					heading
				/>
			</PostForm>
			<Pagination list={list} href={pathsOf(lang).about} />
		</Page>
	);
}
