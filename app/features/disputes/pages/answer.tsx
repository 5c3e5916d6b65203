/** Third question: how to answer, who stands by the patient, and whether the tool is left out until then. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PersonActor } from "#app/core/actor.ts";
import { HELPER_KINDS } from "#app/core/dispute-entry.ts";
import { textIn } from "#app/core/form-fields.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, deciderOf, endedPersonOf } from "#app/server/context.server.ts";
import { languageIn, unprocessable } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { canPause, matterOf } from "../askable.ts";
import {
	type DisputeProblem,
	fieldOfHelper,
	readAnswer,
	readPressed,
	type Typed,
	typedAnswer,
} from "../dispute.forms.ts";
import { answererOf, findDraft, keepDraft, readAskable } from "../dispute-draft.store.server.ts";
import { NOTHING_YET, pageToGoOn, pathsOf } from "../draft.ts";
import { AnswerFields } from "../parts/answer-fields.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { Urgent } from "../parts/urgent.tsx";
import { reachOf } from "../reach.store.server.ts";
import { matterShown } from "../shown.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const { db, now } = context;
	const draft = await findDraft(db, actor, now());
	if (!draft?.about || !draft.what) throw redirect(pageToGoOn(draft ?? NOTHING_YET, lang), 303);
	const register = await currentRegister(db);
	const askable = await readAskable(db, actor, register);
	const matter = matterOf(draft.about, askable, register);
	if (matter === undefined) throw redirect(pathsOf(lang).about, 303);
	const provider = register.providers.get(answererOf(register, askable.services, matter));
	const { ways, usual } = await waysOf(context, actor);
	const pausable = canPause(matter.tool)
		? matterShown(matter.tool?.id ?? null, null, null, register, lang).tool
		: null;
	return json({
		ways,
		pausable: pausable?.name ?? null,
		urgentPhone: draft.what.routes.includes("urgent") ? (provider?.phone ?? null) : null,
		typed: draft.answer === null ? { by: usual } : typedAnswer(draft.answer),
	});
}

async function waysOf({ db }: Context, actor: PersonActor) {
	return (await reachOf(db, actor)) ?? { ways: ["letter" as const], usual: "letter" as const };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const ended = endedPersonOf(context, "decide");
	const form = await request.formData();
	const names = HELPER_KINDS.map((kind) => textIn(form, fieldOfHelper(kind)));
	const actor = ended ?? deciderOf(context, lang, names);
	const read = readAnswer(form, (await waysOf(context, actor)).ways);
	if (ended === undefined && readPressed(form).isSwitch) return json(shownAgain([], read.typed));
	if ("problems" in read) {
		deciderOf(context, lang);
		return unprocessable(shownAgain(read.problems, read.typed));
	}
	const draft = await keepDraft(context.db, actor, { answer: read.part }, context.now());
	const next = pageToGoOn(draft, lang);
	return redirect(ended === undefined ? next : `/${lang}/sign-in?to=${encodeURIComponent(next)}`, 303);
}

function shownAgain(problems: readonly DisputeProblem[], typed: Typed) {
	return { problems, typed };
}

export default function HowToAnswer() {
	const { ways, pausable, urgentPhone, typed } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const problems = problemWords(t, sent?.problems ?? []);
	return (
		<Page
			title={t("disputes:answer.title")}
			easy="answer"
			problems={problems}
			back={{ href: pathsOf(lang).what, text: t("disputes:about.back") }}
			notice={urgentPhone === null ? undefined : <Urgent phone={urgentPhone} isSent={false} />}
		>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("disputes:about.continue")}
			>
				<AnswerFields
					ways={ways}
					pausable={pausable}
					typed={(sent?.typed ?? typed) as Typed}
					problems={problems}
				/>
			</PostForm>
		</Page>
	);
}
