/** What the three asking pages and the three check pages share: who, what was sent, keep it or save it, go on. */
import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { type Answer } from "#app/core/entry.ts";
import { type Context, endedPatientOf, patientOf } from "#app/server/context.server.ts";
import { languageIn, unprocessable } from "#app/server/respond.server.ts";
import { Unconfirmed } from "#db/write-queue.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import { answerOf, isLanguageSwitch, onceOf } from "../choice.forms.ts";
import { findDraft, keepDraft, saveDraft } from "../draft.store.server.ts";
import { pathsOf, type Question } from "../question.ts";

/** Why a page is shown again. Each is a key of `choices:problem`. */
export type AskProblem = "choose-one" | "choose-only-one" | "no-draft" | "changed" | "draft-changed" | "not-confirmed";

/** The answer already given to this question but not saved; a page opened anew shows it, and nothing else is chosen. */
export async function askLoader(context: Context, lang: LanguageTag, question: Question) {
	const draft = await findDraft(context.db, patientOf(context, lang), question, context.now());
	return { chosen: draft?.answer };
}

/** Keeps the answer and goes on to check it. When the session ended meanwhile the answer is kept all the same. */
export async function askAction({ request, params, context }: ActionFunctionArgs, question: Question) {
	const lang = languageIn(params);
	const form = await request.formData();
	const answer = answerOf(form);
	const ended = endedPatientOf(context);
	const { check } = pathsOf(question, lang);
	if (ended !== undefined && answer.ok) {
		await keepDraft(context.db, ended, question, answer.value, context.now());
		throw redirect(`/${lang}/sign-in?to=${encodeURIComponent(check)}`, 303);
	}
	const actor = patientOf(context, lang);
	if (isLanguageSwitch(form)) return json({ problem: undefined, chosen: answer.ok ? answer.value : undefined });
	if (!answer.ok) return unprocessable({ problem: answer.reason as AskProblem | undefined, chosen: undefined as Answer | undefined });
	await keepDraft(context.db, actor, question, answer.value, context.now());
	return redirect(check, 303);
}

/** Saves the kept answer once and leads to its receipt; what cannot be saved is shown again with the reason. */
export async function saveAction({ request, params, context }: ActionFunctionArgs, question: Question) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const form = await request.formData();
	if (isLanguageSwitch(form)) return json({ problem: undefined });
	try {
		const saved = await saveDraft(context.db, actor, question, onceOf(form), lang, context.now());
		if (saved.ok) return redirect(`/${lang}/my/receipts/${saved.value.ref}`, 303);
		if (saved.reason === "no-draft") return redirect(pathsOf(question, lang).ask, 303);
		return json({ problem: saved.reason as AskProblem | undefined }, { status: 409 });
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (error instanceof Unconfirmed || (error instanceof Error && error.name === "Unconfirmed"))
			return json({ problem: "not-confirmed" as AskProblem | undefined }, { status: 503 });
		throw error;
	}
}
