/** Taking a choice back: a page that says what it does, and one press. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { isActingRefusal } from "#app/features/trust/acting.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { cannotAct, deciderOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { aboutWords } from "../about.ts";
import { undoChoice } from "../history.store.server.ts";
import { findReceipt } from "../receipt.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const receipt = await findReceipt(
		context.db,
		actor,
		await currentRegister(context.db),
		params["id"] ?? "",
		lang,
		context.now(),
	);
	if (receipt === undefined) throw notFound();
	const { about, answer, ref } = receipt;
	return json({ about, answer, ref, late: receipt.undoUntil === undefined });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	const path = `/${lang}/my/receipts/${params["id"] ?? ""}`;
	if ((await request.formData()).has("switch"))
		return redirect(`${path}/undo${new URL(request.url).search}`, 303);
	const undone = await undoChoice(
		context.db,
		actor,
		await currentRegister(context.db),
		params["id"] ?? "",
		context.now(),
	);
	if (undone === undefined) throw notFound();
	if (!undone.ok && isActingRefusal(undone.reason)) throw cannotAct(undone.reason);
	return redirect(undone.ok ? path : `${path}/undo`, 303);
}

export default function Undo() {
	const { about, answer, ref, late } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const receipt = `/${lang}/my/receipts/${ref}`;
	return (
		<Page title={t("choices:undo.title")} back={{ href: receipt, text: t("choices:ask.back") }}>
			<p>
				{aboutWords(t, about)}: <strong>{t(`choices:answer.${answer}`)}</strong>
			</p>
			{late ? (
				<p>{t("choices:undo.late")}</p>
			) : (
				<>
					<p>{answer === "yes" ? t("choices:undo.yes") : t("choices:undo.other")}</p>
					<PostForm
						action={request.path}
						token={request.token}
						languages={languageLinks(request)}
						submit={t("choices:undo.button")}
						second={<a href={receipt}>{t("choices:undo.keep")}</a>}
					/>
				</>
			)}
		</Page>
	);
}
