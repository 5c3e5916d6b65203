/**
 * Whether a tool's page says it well: three questions, each optional. The answer to the form shows what the page says. It is no
 * redirect, because the answers would then stand in an address. Signed in or not, what is counted is the same.
 */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Context } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { UnderstoodAnswers } from "../parts/understood-answers.tsx";
import { UnderstoodForm } from "../parts/understood-form.tsx";
import { toldOf } from "../shown-told.ts";
import { readUnderstood, type UnderstoodRefusal } from "../understood.forms.ts";
import { countUnderstood } from "../understood.store.server.ts";
import { type Answers, type Graded, graded } from "../understood.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const { tool, told } = await asked(context, params["tool"], lang);
	return json({ tool: tool.id, told, notice: tool.notice.number, once: context.db.vault.randomHex(16) });
}

/** How long the answer to a form is tells what was right and wrong in it: the log must not have it. */
export function headers(): Record<string, string> {
	return { "X-Unmeasured": "1" };
}

interface Sent {
	readonly answers: Answers;
	readonly grades: Graded | null;
	readonly problem: { readonly field: string; readonly name: UnderstoodRefusal } | null;
	readonly once: string | null;
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const { tool, told } = await asked(context, params["tool"], lang);
	const form = await request.formData();
	const { answers, once, notice, problem } = readUnderstood(form);
	const sent = (over: Partial<Sent>) => ({
		answers,
		grades: null,
		problem: null,
		once: once ?? null,
		...over,
	});
	if (form.has("switch")) return json<Sent>(sent({}));
	if (problem !== undefined) return json<Sent>(sent({ problem }), { status: 422 });
	const grades = graded(told, answers);
	const isNew = once !== undefined && notice === tool.notice.number;
	if (isNew && (await context.mayCount(once, request.headers.get("caller") ?? "")))
		await counted(context, { tool: tool.id, notice, lang }, grades);
	return json<Sent>(sent({ grades }));
}

/** A count that is lost is no reason to tell a patient of a fault: they read what they asked. */
async function counted(
	{ db, now, fault }: Context,
	page: { readonly tool: string; readonly notice: number; readonly lang: LanguageTag },
	grades: Graded,
): Promise<void> {
	try {
		await countUnderstood(db, page, grades, now());
	} catch (error) {
		if (!isUnconfirmed(error)) fault(error, "counting what was understood");
	}
}

async function asked({ db }: Context, id: string | undefined, lang: LanguageTag) {
	const tool = (await currentRegister(db)).byId.get(id ?? "");
	if (tool === undefined || tool.retired) throw notFound();
	return { tool, told: toldOf({ ...tool.notice, words: tool.words }, lang) };
}

export default function CheckPage() {
	const { tool, told, notice, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const problem = sent?.problem && {
		field: sent.problem.field,
		text: t(`understanding:problem.${sent.problem.name}`),
	};
	const page = `/${lang}/tools/${tool}`;
	const isAnswered = sent?.grades != null;
	return (
		<Page
			title={t("understanding:title", { name: told.name })}
			back={{ href: page, text: t("understanding:back") }}
			problems={problem ? [problem] : []}
			typed={!isAnswered}
		>
			{sent?.grades != null ? (
				<>
					<p>{t("understanding:result.thanks")}</p>
					<UnderstoodAnswers told={told} answers={sent.answers} grades={sent.grades} />
				</>
			) : (
				<>
					<p>{t("understanding:intro")}</p>
					<p>{t("understanding:kept")}</p>
					<UnderstoodForm
						notice={notice}
						once={sent?.once ?? once}
						answers={sent?.answers ?? {}}
						problem={problem || undefined}
					/>
				</>
			)}
		</Page>
	);
}
