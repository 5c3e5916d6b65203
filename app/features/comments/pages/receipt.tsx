/** A patient's comment after it was sent, and for as long as they come back: what they said, what happens with it, and the answer. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { listOwnComments } from "../comment.store.server.ts";
import { nameOf } from "../comment.ts";
import { CommentSaid } from "../parts/comment-said.tsx";
import { CommentState } from "../parts/comment-state.tsx";
import { NotHere } from "../parts/not-here.tsx";
import { WhatHappens } from "../parts/what-happens.tsx";
import { shownComment } from "../shown-comment.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const { db, now } = context;
	const id = params["tool"] ?? "";
	const found = (await listOwnComments(db, actor, id)).find((one) => one.id === params["id"]);
	if (found === undefined) throw notFound();
	const register = await currentRegister(db);
	const tool = register.byId.get(id);
	const round = register.rounds.find((one) => one.id === found.round);
	return json({
		tool: id,
		name: nameOf({ id, tool, round }, lang),
		isHere: tool !== undefined,
		comment: shownComment(found, register, lang, now()),
	});
}

export default function SentComment() {
	const { tool, name, isHere, comment } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const { ref, at, provider, state } = comment;
	return (
		<Page
			title={t("comments:receipt.title", { name })}
			back={{ href: `/${lang}/my/tools/${tool}/comment`, text: t("comments:receipt.back") }}
		>
			<p>
				<strong>{t("comments:receipt.sent", { when: formatMoment(lang, new Date(at)) })}</strong>
				<br />
				{t("comments:receipt.ref")} <Ltr>{ref}</Ltr>
			</p>
			{comment.writtenDown !== null && (
				<p>{t("comments:for-patient.yours", { name: comment.writtenDown })}</p>
			)}
			<h2>{t("comments:receipt.said")}</h2>
			<CommentSaid comment={comment} />
			<h2>{t("comments:receipt.now")}</h2>
			<CommentState state={state} />
			<h2>{t("comments:happens.title")}</h2>
			<WhatHappens provider={provider} due={state.due} />
			<NotHere who="patient" href={`/${lang}/my/disputes/new${isHere ? `?tool=${tool}` : ""}`} />
		</Page>
	);
}
