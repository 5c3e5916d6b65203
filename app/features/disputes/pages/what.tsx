/** Second question: what is wrong. Nothing has to be ticked or written. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "#app/core/form-fields.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { deciderOf, endedPersonOf } from "#app/server/context.server.ts";
import { languageIn, unprocessable } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { type DisputeProblem, readPressed, readWhat, type Typed, typedWhat } from "../dispute.forms.ts";
import { findDraft, keepDraft } from "../dispute-draft.store.server.ts";
import { pageAfter, pathsOf } from "../draft.ts";
import { problemWords } from "../parts/problem-words.ts";
import { WhatFields } from "../parts/what-fields.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const draft = await findDraft(context.db, actor, context.now());
	if (!draft?.about) throw redirect(pathsOf(lang).about, 303);
	return json({ typed: draft.what === null ? {} : typedWhat(draft.what) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const ended = endedPersonOf(context, "decide");
	const form = await request.formData();
	const actor = ended ?? deciderOf(context, lang, [textIn(form, "words")]);
	const read = readWhat(form, lang);
	if (ended === undefined && readPressed(form).isSwitch) return json(shownAgain([], read.typed));
	if ("problems" in read) {
		deciderOf(context, lang);
		return unprocessable(shownAgain(read.problems, read.typed));
	}
	const { db, now } = context;
	const before = (await findDraft(db, actor, now()))?.what;
	// What was written on the page of another language, and only read again here, is still in that language.
	const isSame = before?.words === read.part.words;
	const what = { ...read.part, lang: isSame ? before.lang : lang };
	const draft = await keepDraft(db, actor, { what }, now());
	const next = pageAfter(request.url, pathsOf(lang).answer, draft, lang);
	return redirect(ended === undefined ? next : `/${lang}/sign-in?to=${encodeURIComponent(next)}`, 303);
}

function shownAgain(problems: readonly DisputeProblem[], typed: Typed) {
	return { problems, typed };
}

export default function WhatIsWrong() {
	const { typed } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const problems = problemWords(t, sent?.problems ?? []);
	return (
		<Page
			title={t("disputes:what.title")}
			easy="what"
			heading={false}
			problems={problems}
			back={{ href: pathsOf(lang).about, text: t("disputes:about.back") }}
		>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("disputes:about.continue")}
			>
				<WhatFields
					typed={(sent?.typed ?? typed) as Typed}
					problems={problems}
					words={{ label: t("disputes:what.words"), hint: t("disputes:what.words-hint") }}
					heading
				/>
			</PostForm>
		</Page>
	);
}
