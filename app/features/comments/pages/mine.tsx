/** A patient says what they think of a tool, before it is in use or after, and reads what they said before. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownerOf } from "#app/features/record/once.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { endedPatientOf, patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { findCommentable, listOwnComments } from "../comment.store.server.ts";
import { answeredBy, nameOf } from "../comment.ts";
import { findCommentDraft } from "../comment-draft.store.server.ts";
import { Coming } from "../parts/coming.tsx";
import { CommentForm } from "../parts/comment-form.tsx";
import { NotHere } from "../parts/not-here.tsx";
import { keepTyped, sendComment } from "../send-comment.store.server.ts";
import { shownComment } from "../shown-comment.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const { db, now } = context;
	const register = await currentRegister(db);
	const tool = params["tool"] ?? "";
	const about = await findCommentable(db.read, actor, register, tool, now());
	const own = await listOwnComments(db, actor, tool);
	if (about === undefined && own.length === 0) throw notFound();
	const draft = about && (await findCommentDraft(db, actor, ownerOf(actor), tool, now()));
	const known = register.byId.get(tool);
	return json({
		tool,
		name: nameOf(about ?? { id: tool, tool: known, round: undefined }, lang),
		isKnown: known !== undefined,
		asks: about && {
			coming: about.round?.closes ?? null,
			provider: register.providers.get(about.provider)?.name ?? "",
			due: answeredBy(now(), about.round),
		},
		once: draft?.once ?? db.vault.randomHex(16),
		typed: draft ?? {},
		isKept: draft !== undefined,
		own: own.map((comment) => shownComment(comment, register, lang, now())),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const { db, now } = context;
	const tool = params["tool"] ?? "";
	const form = await request.formData();
	const ended = endedPatientOf(context);
	if (ended !== undefined) await keepTyped(db, ended, tool, form, now());
	const actor = patientOf(context, lang);
	const sent = await sendComment(db, actor, await currentRegister(db), tool, form, lang, now());
	if (sent === undefined) throw notFound();
	if ("id" in sent) return redirect(`/${lang}/my/tools/${tool}/comment/${sent.id}`, 303);
	return json(sent.again, { status: sent.status });
}

export default function MyComment() {
	const { tool, name, isKnown, asks, own, ...form } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: t(`comments:problem.${problem}`),
	}));
	const { once = form.once, typed = form.typed } = sent ?? {};
	return (
		<Page
			title={t("comments:page.title", { name })}
			problems={problems}
			back={{
				href: isKnown ? `/${lang}/my/tools/${tool}` : `/${lang}/my`,
				text: isKnown ? t("comments:page.back") : t("choices:tool.back"),
			}}
			typed={asks !== undefined}
		>
			{asks && (
				<>
					<p>{t("comments:page.intro")}</p>
					<Coming tool={tool} until={asks.coming} />
					<NotHere who="patient" href={`/${lang}/my/disputes/new${isKnown ? `?tool=${tool}` : ""}`} />
					<CommentForm
						once={once}
						typed={typed}
						problems={problems}
						isKept={form.isKept && sent === undefined}
						provider={asks.provider}
						due={asks.due}
					/>
				</>
			)}
			{own.length > 0 && (
				<>
					<h2>{t("comments:page.yours")}</h2>
					<ul>
						{own.map(({ id, ref, at, state }) => (
							<li key={id}>
								<a href={`/${lang}/my/tools/${tool}/comment/${id}`}>
									{formatDay(lang, new Date(at))}
									<span className="vh"> {ref}</span>
								</a>
								{": "}
								{t(`comments:short.${state.answer ? "answered" : state.read ? "read" : "not-read"}`)}
							</li>
						))}
					</ul>
				</>
			)}
		</Page>
	);
}
