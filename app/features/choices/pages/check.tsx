/** Check and save: the stored answer, what it will do and what it ends. Opened without an answer, it leads to the question. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { isActingRefusal } from "#app/features/trust/acting.ts";
import { formatList } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { cannotAct, deciderOf, helperOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Reachable } from "#app/ui/reachable.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { askForCall } from "../ask-call.store.server.ts";
import { checkDraft } from "../check.store.server.ts";
import { isCallAsked, isKeptPrivate, isLanguageSwitch } from "../choice.forms.ts";
import { type SaveRefusal, saveDraft } from "../draft.store.server.ts";
import { Consequences } from "../parts/consequences.tsx";
import { OnlyHelp } from "../parts/only-help.tsx";
import { questionWords } from "../parts/question-words.ts";
import { askedOf, pathsOf, questionIn } from "../question.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = helperOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const register = await currentRegister(context.db);
	const question = questionIn(params, register);
	if (question === undefined) throw notFound();
	const { ask } = pathsOf(question, lang);
	const check = await checkDraft(context.db, actor, register, question, lang, context.now());
	if (check === undefined) throw redirect(ask, 303);
	return json({ asked: askedOf(question, register, lang), check, ask });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const helper = helperOf(context, lang);
	const register = await currentRegister(context.db);
	const question = questionIn(params, register);
	if (question === undefined) throw notFound();
	const form = await request.formData();
	if (isLanguageSwitch(form)) return json(shownAgain(undefined, isKeptPrivate(form)));
	if (isCallAsked(form) && helper.role === "trusted") {
		const asked = await askForCall(context.db, helper, register, context.now());
		if (!asked.ok) throw cannotAct(asked.reason);
		return json({ ...shownAgain(undefined), call: asked.value });
	}
	const actor = deciderOf(context, lang);
	const saved = await saveDraft(
		context.db,
		actor,
		register,
		question,
		oneTimeKeyOf(form),
		lang,
		context.now(),
		isKeptPrivate(form),
	);
	if (saved.ok) {
		const { ref, kept } = saved.value;
		return redirect(`/${lang}/my/receipts/${ref}${kept === undefined ? "" : `?kept=${kept}`}`, 303);
	}
	if (saved.reason === "no-draft") return redirect(pathsOf(question, lang).ask, 303);
	if (isActingRefusal(saved.reason)) throw cannotAct(saved.reason);
	return json(shownAgain(saved.reason, isKeptPrivate(form)), {
		status: saved.reason === "not-confirmed" ? 503 : 409,
	});
}

function shownAgain(problem: SaveRefusal | undefined, isPrivate = false) {
	return { problem, isPrivate, call: undefined as string | null | undefined };
}

export default function CheckAnswer() {
	const { asked, check, ask } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { question, options } = questionWords(t, asked);
	const error = sent?.problem && t(`choices:problem.${sent.problem}`);
	return (
		<Page
			title={t("choices:check.title")}
			easy="check"
			problems={error ? [{ field: "form-submit", text: error }] : []}
			back={{ href: ask, text: t("choices:ask.back") }}
		>
			<p>{t("choices:check.not-saved")}</p>
			{check.helper !== null && <p>{t("acting:prepared", { name: check.helper })}</p>}
			<SummaryList
				rows={[
					{ key: t("choices:check.question"), value: question },
					{
						key: t("choices:check.yours"),
						value: <strong>{options.find(({ value }) => value === check.answer)?.text}</strong>,
						change: { href: ask, what: t("choices:check.change") },
					},
				]}
			/>
			<Consequences check={check} asked={asked} />
			{check.limits !== null && (
				<p className="notice">
					{t("trust:row.limits")}: <bdi>{check.limits}</bdi>
				</p>
			)}
			{check.limits !== null ? (
				<p>
					<Reachable
						text={`${t("acting:no.limits.what")} ${t("errors:call", { phone: request.site.phone })}`}
					/>
				</p>
			) : check.mayDecide ? (
				<PostForm
					action={request.path}
					token={request.token}
					once={check.once}
					languages={languageLinks(request)}
					submit={t("choices:check.save")}
				>
					{check.others.length > 0 && (
						<Checkbox
							id="private"
							name="private"
							text={t("acting:private.ask", { names: formatList(lang, check.others) })}
							hint={t("acting:private.hint")}
							chosen={sent?.isPrivate ?? false}
						/>
					)}
				</PostForm>
			) : (
				<OnlyHelp called={sent?.call} />
			)}
		</Page>
	);
}
