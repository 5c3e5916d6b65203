/** Check and save what a patient wants to hold after their death. Opened with nothing chosen, it leads to the questions. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AFTER_DEATH_PURPOSES, type Wish } from "#app/core/death-entry.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { checkProblem } from "../parts/wish-words.ts";
import { readOwnWishes } from "../wishes.store.server.ts";
import { findWishes, saveWishes, type WishesRefusal } from "../wishes-draft.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const draft = await findWishes(context.db, actor, context.now());
	if (draft === undefined) throw redirect(`/${lang}/my/after`, 303);
	const kept = await readOwnWishes(context.db, actor, await currentRegister(context.db));
	if (kept === undefined) throw notFound();
	return json({ once: draft.id, chosen: draft.wishes, now: kept.wishes });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const form = await request.formData();
	if (form.has("switch")) return json(shownAgain(undefined));
	const register = await currentRegister(context.db);
	const saved = await saveWishes(context.db, actor, register, oneTimeKeyOf(form), lang, context.now());
	if (saved.ok) return redirect(`/${lang}/my/after?saved`, 303);
	if (saved.reason === "no-draft") return redirect(`/${lang}/my/after`, 303);
	return json(shownAgain(saved.reason), { status: saved.reason === "not-confirmed" ? 503 : 409 });
}

function shownAgain(problem: Exclude<WishesRefusal, "no-draft"> | undefined) {
	return { problem };
}

/** What stood before: “the same as now” would be hard to grasp beside a wish. */
function untilNow(t: Words, wish: Wish): string {
	return wish === "same" ? t("after:was-none") : t("after:was", { wish: t(`after:wish.${wish}`) });
}

export default function CheckWishes() {
	const { once, chosen, now } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const ask = `/${lang}/my/after`;
	return (
		<Page
			title={t("choices:check.title")}
			problems={sent?.problem ? [{ field: "form-submit", text: checkProblem(t, sent.problem) }] : []}
			back={{ href: ask, text: t("choices:ask.back") }}
		>
			<p>{t("choices:check.not-saved")}</p>
			<h2>{t("after:title")}</h2>
			<SummaryList
				rows={AFTER_DEATH_PURPOSES.map((purpose) => ({
					key: t(`choices:purposes.${purpose}.heading`),
					value: (
						<>
							<strong>{t(`after:wish.${chosen[purpose]}`)}</strong>
							{chosen[purpose] !== now[purpose] && (
								<>
									{chosen[purpose] === "same" && <div>{t("after:same-means")}</div>}
									<div>{untilNow(t, now[purpose])}</div>
								</>
							)}
						</>
					),
					change: { href: `${ask}#${purpose}`, what: t(`choices:purposes.${purpose}.heading`) },
				}))}
			/>
			<PostForm
				action={request.path}
				token={request.token}
				once={once}
				languages={languageLinks(request)}
				submit={t("after:save")}
			/>
		</Page>
	);
}
