/** One question: about a tool in the patient's care, about another use of their information, or about everything. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PersonActor } from "#app/core/actor.ts";
import { askedFormat, inFormat } from "#app/core/asked-format.ts";
import type { Answer } from "#app/core/entry.ts";
import { choicesForm } from "#app/features/paper/choices-form.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { changedIn } from "#app/features/tools/explain.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, cannotAct, endedPersonOf, helperOf } from "#app/server/context.server.ts";
import { printingIn } from "#app/server/printing.server.ts";
import { languageIn, notFound, unprocessable } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Paper } from "#app/ui/paper.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { ToolChanged } from "#app/ui/tool-changed.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { type AskRefusal, answerOf, isLanguageSwitch } from "../choice.forms.ts";
import { keepDraft } from "../draft.store.server.ts";
import { findDraft } from "../kept-draft.store.server.ts";
import { lawsOver } from "../laws-over.ts";
import { myTool, readMine } from "../my-tools.store.server.ts";
import { LawsOver } from "../parts/laws-over.tsx";
import { questionWords } from "../parts/question-words.ts";
import { askedOf, pathsOf, questionIn, scopeOf } from "../question.ts";

/** Its data name nobody: it is rendered once for all patients who have the same. */
export const handle = { shared: true };

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = helperOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const register = await currentRegister(context.db);
	const question = questionIn(params, register) ?? notThere();
	if (question.about !== "tool" && askedFormat(context.page.path) === "print")
		return { sheets: await paperOf(context, actor, register, question.about, lang) };
	const tool = question.about === "tool" ? register.byId.get(question.tool) : undefined;
	// Few installations have a law: then only a question about a tool reads more than the answer that was begun.
	const known =
		tool !== undefined || register.tools.some(({ laws }) => laws.length > 0)
			? await readMine(context.db, actor, register)
			: undefined;
	const mine = tool && known && myTool(known, tool, context.now());
	if (mine?.canChoose === false) throw notFound();
	const draft = await findDraft(context.db, actor, question, context.now());
	return {
		sheets: null,
		asked: askedOf(question, register, lang),
		back: pathsOf(question, lang).back,
		laws: known ? lawsOver(register, known.services, scopeOf(question), lang, context.now()) : [],
		chosen: draft?.answer,
		stopped: mine?.stopped ?? false,
		said: mine?.said && { answer: mine.said.answer, day: mine.said.day },
		changed: tool !== undefined && mine?.said?.olderNotice ? changedIn(tool, lang) : null,
	};
}

/** The question on paper. Who is on no list has nobody to send it to. */
async function paperOf(
	context: Context,
	actor: PersonActor,
	register: KnownRegister,
	about: "purpose" | "everything",
	lang: LanguageTag,
): Promise<string> {
	const { services } = await readMine(context.db, actor, register);
	const provider = providerFor(register, services, null) ?? notThere();
	return choicesForm(about === "purpose" ? "purposes" : about, provider, printingIn(context, lang)).html;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const register = await currentRegister(context.db);
	const question = questionIn(params, register) ?? notThere();
	const form = await request.formData();
	const answer = answerOf(form);
	const { check } = pathsOf(question, lang);
	const ended = endedPersonOf(context, "help");
	if (ended !== undefined && answer.ok) {
		await keepDraft(context.db, ended, register, question, answer.value, context.now());
		return redirect(`/${lang}/sign-in?to=${encodeURIComponent(check)}`, 303);
	}
	const actor = helperOf(context, lang);
	if (isLanguageSwitch(form)) return json(shownAgain(undefined, answer.ok ? answer.value : undefined));
	if (!answer.ok) return unprocessable(shownAgain(answer.reason, undefined));
	const refusal = await keepDraft(context.db, actor, register, question, answer.value, context.now());
	if (refusal !== undefined) throw cannotAct(refusal);
	return redirect(check, 303);
}

function shownAgain(problem: AskRefusal | undefined, chosen: Answer | undefined) {
	return { problem, chosen };
}

function notThere(): never {
	throw notFound();
}

export default function Choose() {
	const page = useLoaderData<typeof loader>();
	const { t } = useWords();
	const { path } = usePageRequest();
	if (page.sheets === null) return <Question page={page} />;
	return <Paper title={t("choices:mine.also")} back={inFormat(path, undefined)} sheets={page.sheets} />;
}

type Shown = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { sheets: null }>;

function Question({ page }: { readonly page: Shown }) {
	const { asked, back, laws, chosen, stopped, said, changed } = page;
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { question, hint, options } = questionWords(t, asked);
	const now = [
		...(said ? [t(`choices:tool.standing.${said.answer}`, { date: formatDay(lang, said.day) })] : []),
		...(stopped ? [t("choices:tool.not-now")] : []),
		hint,
	];
	const error = sent?.problem && t(`choices:problem.${sent.problem}`);
	return (
		<Page
			title={question}
			easy="choose"
			heading={false}
			problems={error ? [{ field: "choice", text: error }] : []}
			typed
			back={{ href: back, text: t("choices:ask.back") }}
		>
			{changed && <ToolChanged {...changed} />}
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("choices:ask.continue")}
			>
				<Radios
					id="choice"
					name="choice"
					legend={question}
					heading
					hint={now.join(" ")}
					error={error}
					options={options}
					chosen={sent ? sent.chosen : chosen}
				/>
			</PostForm>
			<LawsOver laws={laws} />
			{asked.about !== "tool" && (
				<p className="screen">
					<a href={inFormat(request.path, "print")}>{t("paper:link")}</a>
				</p>
			)}
		</Page>
	);
}
