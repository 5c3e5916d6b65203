/** What a patient wants to hold after their death: read, and chosen to be checked on the next page. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { endedPatientOf, patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { ProofLink } from "#app/ui/proof-link.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { WishFields } from "../parts/wish-fields.tsx";
import { wishProblem } from "../parts/wish-words.ts";
import { isWhole, readWishes, type WishProblem } from "../wishes.forms.ts";
import { readOwnWishes } from "../wishes.store.server.ts";
import type { Wishes } from "../wishes.ts";
import { findWishes, keepWishes } from "../wishes-draft.store.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const actor = patientOf(context, languageIn(params));
	const kept = await readOwnWishes(context.db, actor, await currentRegister(context.db));
	if (kept === undefined) throw notFound();
	const draft = await findWishes(context.db, actor, context.now());
	const shown = { wishes: draft?.wishes ?? kept.wishes, seen: draft?.seen ?? kept.seen };
	return json({ ...kept, ...shown, isSaved: new URL(request.url).searchParams.has("saved") });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const form = await request.formData();
	const { chosen, seen, problems } = readWishes(form, "patient");
	const ended = endedPatientOf(context);
	const check = `/${lang}/my/after/check`;
	if (ended !== undefined && isWhole(chosen) && problems.length === 0) {
		await keepWishes(context.db, ended, { wishes: chosen, seen }, context.now());
		return redirect(`/${lang}/sign-in?to=${encodeURIComponent(check)}`, 303);
	}
	const actor = patientOf(context, lang);
	const again = (wrong: readonly WishProblem[], status: number) =>
		json({ chosen, seen, problems: wrong }, { status });
	if (form.has("switch")) return again([], 200);
	if (!isWhole(chosen) || problems.length > 0) return again(problems, 422);
	await keepWishes(context.db, actor, { wishes: chosen, seen }, context.now());
	return redirect(check, 303);
}

export default function AfterDeath() {
	const own = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const problems = sent?.problems ?? [];
	const chosen: Partial<Wishes> = sent?.chosen ?? own.wishes;
	return (
		<Page
			title={t("after:title")}
			typed
			back={{ href: `/${lang}/my/purposes`, text: t("choices:purposes.title") }}
			problems={problems.map((problem) => ({ field: problem.field, text: wishProblem(t, problem) }))}
			notice={
				own.isSaved && sent === undefined ? (
					<>
						<h2>{t("after:saved.title")}</h2>
						<p>{t("after:saved.text")}</p>
					</>
				) : undefined
			}
		>
			<p>{t("after:intro")}</p>
			<ul>
				{t("after:how", { returnObjects: true }).map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("choices:ask.continue")}
			>
				<input type="hidden" name="seen" value={sent?.seen ?? own.seen} />
				<WishFields chosen={chosen} problems={problems} />
			</PostForm>
			{own.last !== null && (
				<>
					<SummaryList
						rows={[
							{ key: t("needs:row.reference"), value: <Ltr>{own.last.ref}</Ltr> },
							{ key: t("after:said-on"), value: formatDay(lang, own.last.at) },
						]}
					/>
					<ProofLink reference={own.last.ref} />
				</>
			)}
		</Page>
	);
}
