/** Check and send: everything in full, with a way to change each answer, and what happens next. Sent once. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { saidBy } from "#app/features/record/own-said.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { isActingRefusal } from "#app/features/trust/acting.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { cannotAct, deciderOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { canPause, matterOf, raisedFrom, wouldBe } from "../askable.ts";
import { type ClockName, clocksOf } from "../clocks.ts";
import { readPressed } from "../dispute.forms.ts";
import type { NotNow } from "../dispute.store.server.ts";
import {
	answererOf,
	findDraft,
	readAskable,
	type SaveRefusal,
	saveDraft,
} from "../dispute-draft.store.server.ts";
import { NOTHING_YET, pageToGoOn, pathsOf, whole } from "../draft.ts";
import { DraftSummary } from "../parts/draft-summary.tsx";
import { Urgent } from "../parts/urgent.tsx";
import { Rights, WhatFollows } from "../parts/what-follows.tsx";
import { matterShown, saysMachineAlone } from "../shown.ts";

/** What somebody decides by before they send: who looks when, and when the answer comes. The receipt has every clock of law. */
const SAID_BEFORE: readonly ClockName[] = ["urgent-look", "harm-look", "answer"];

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const { db, now } = context;
	const draft = await findDraft(db, actor, now());
	const answers = draft && whole(draft);
	if (draft === undefined || answers === undefined)
		throw redirect(pageToGoOn(draft ?? NOTHING_YET, lang), 303);
	const register = await currentRegister(db);
	const askable = await readAskable(db, actor, register);
	const matter = matterOf(answers.about, askable, register);
	if (matter === undefined) throw redirect(pathsOf(lang).about, 303);
	const provider = register.providers.get(answererOf(register, askable.services, matter));
	if (provider === undefined) throw new Error("a dispute without a provider");
	const raised = raisedFrom(answers, matter, askable.services, saidBy(actor), lang);
	const clocks = clocksOf(wouldBe(raised, now()), provider.nation, dayOf(now()));
	const { use, tool } = matter;
	return json({
		once: draft.id,
		answers,
		matter: matterShown(tool?.id ?? null, raised.service, use?.body.usedAt ?? null, register, lang),
		pause: canPause(tool) ? raised.pauses : null,
		clocks: clocks
			.filter(({ name }) => SAID_BEFORE.includes(name))
			.map((clock) => ({ ...clock, isLate: false })),
		urgentPhone: answers.what.routes.includes("urgent") ? provider.phone : null,
		isMachineAlone: saysMachineAlone(answers.what.routes, tool),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	const { once, isSwitch } = readPressed(await request.formData());
	if (isSwitch) return json(shownAgain(undefined));
	const register = await currentRegister(context.db);
	const saved = await saveDraft(context.db, actor, register, once, lang, context.now());
	if (saved.ok) return redirect(`${pathsOf(lang).list}/${saved.value.id}`, 303);
	const { reason } = saved;
	if (reason === "no-draft") return redirect(pathsOf(lang).about, 303);
	if (isActingRefusal(reason)) throw cannotAct(reason);
	return json(shownAgain(reason), { status: reason === "not-confirmed" ? 503 : 409 });
}

function shownAgain(problem: Exclude<SaveRefusal, "no-draft" | NotNow> | undefined) {
	return { problem };
}

export default function CheckDispute() {
	const { once, answers, matter, pause, clocks, urgentPhone, isMachineAlone } =
		useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const error = sent?.problem && t(`disputes:problem.${sent.problem}`);
	return (
		<Page
			title={t("disputes:check.title")}
			easy="send"
			problems={error ? [{ field: "form-submit", text: error }] : []}
			back={{ href: pathsOf(lang).answer, text: t("disputes:about.back") }}
			notice={urgentPhone === null ? undefined : <Urgent phone={urgentPhone} isSent={false} />}
		>
			<p>{t("disputes:check.not-sent")}</p>
			<DraftSummary answers={answers} matter={matter} pause={pause} />
			<WhatFollows clocks={clocks} />
			{isMachineAlone && <Rights />}
			<PostForm
				action={request.path}
				token={request.token}
				once={once}
				languages={languageLinks(request)}
				submit={t("disputes:check.send")}
			/>
		</Page>
	);
}
