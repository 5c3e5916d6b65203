/** A member of staff says what they think of a tool, and reads what they said before and what was answered. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownerOf } from "#app/features/record/once.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { endedStaffOf, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { findCommentable, listOwnComments } from "../comment.store.server.ts";
import { answeredBy, nameOf } from "../comment.ts";
import { findCommentDraft } from "../comment-draft.store.server.ts";
import { Coming } from "../parts/coming.tsx";
import { CommentForm } from "../parts/comment-form.tsx";
import { CommentSaid } from "../parts/comment-said.tsx";
import { CommentState } from "../parts/comment-state.tsx";
import { NotHere } from "../parts/not-here.tsx";
import { keepTyped, sendComment } from "../send-comment.store.server.ts";
import { shownComment } from "../shown-comment.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const register = await currentRegister(db);
	const tool = params["tool"] ?? "";
	const about = await findCommentable(db.read, actor, register, tool, now());
	if (about === undefined) throw notFound();
	const draft = await findCommentDraft(db, actor, ownerOf(actor), tool, now());
	const own = await listOwnComments(db, actor, tool);
	return json({
		tool,
		name: nameOf(about, lang),
		isKnown: about.tool !== undefined,
		coming: about.round?.closes ?? null,
		provider: register.providers.get(about.provider)?.name ?? "",
		due: answeredBy(now(), about.round),
		once: draft?.once ?? db.vault.randomHex(16),
		typed: draft ?? {},
		isKept: draft !== undefined,
		own: own.map((comment) => shownComment(comment, register, lang, now())),
		sent: new URL(request.url).searchParams.get("sent") ?? "",
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { db, lang, now } = context;
	const tool = params["tool"] ?? "";
	const form = await request.formData();
	const ended = endedStaffOf(context);
	if (ended !== undefined) await keepTyped(db, ended, tool, form, now());
	const actor = staffOf(context);
	const sent = await sendComment(db, actor, await currentRegister(db), tool, form, lang, now());
	if (sent === undefined) throw notFound();
	if ("id" in sent) return redirect(`/staff/tools/${tool}/comment?sent=${sent.id}`, 303);
	return json(sent.again, { status: sent.status });
}

export default function StaffComment() {
	const { tool, name, isKnown, coming, provider, due, own, ...form } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: t(`comments:problem.${problem}`),
	}));
	const { once = form.once, typed = form.typed } = sent ?? {};
	const isSent = sent === undefined && own.some(({ id }) => id === form.sent);
	return (
		<Page
			title={t("comments:page.title", { name })}
			problems={problems}
			back={{
				href: isKnown ? `/staff/tools/${tool}` : "/staff/tools",
				text: isKnown ? t("comments:page.back") : t("watch:tool.back"),
			}}
			notice={isSent ? <p>{t("comments:page.sent")}</p> : undefined}
			typed
		>
			<p>{t("comments:page.intro")}</p>
			<Coming tool={tool} until={coming} />
			<NotHere who="staff" href="/staff/patients" />
			<CommentForm
				once={once}
				typed={typed}
				problems={problems}
				isKept={form.isKept && sent === undefined}
				provider={provider}
				due={due}
			/>
			{own.length > 0 && <h2>{t("comments:page.yours")}</h2>}
			{own.map((comment) => (
				<section key={comment.id} className="card">
					<h3>
						{formatMoment(lang, new Date(comment.at))} <Ltr>{comment.ref}</Ltr>
					</h3>
					<CommentSaid comment={comment} />
					<CommentState state={comment.state} />
				</section>
			))}
		</Page>
	);
}
