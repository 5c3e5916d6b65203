/** A patient's NHS login: whether one is theirs here, taking it away, and proving there who they are where a page wants that. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { safeReturn } from "#app/core/safe-return.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { nhsLoginSince, unlinkNhsLogin } from "../nhs-login.store.server.ts";
import { NhsLoginLink } from "../parts/nhs-login-link.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	if (context.nhsLogin === undefined) throw notFound();
	const since = await nhsLoginSince(context.db, actor);
	const to = safeReturn(new URL(request.url).searchParams.get("to") ?? undefined);
	return json({ since: since ?? null, to: to ?? "", prove: actor.way === "P5" });
}

export async function action({ params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	if (context.nhsLogin === undefined) throw notFound();
	await unlinkNhsLogin(context.db, actor, context.now());
	return redirect(`/${lang}/my/nhs-login`, 303);
}

export default function MyNhsLogin() {
	const { since, to, prove } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const { path, token } = usePageRequest();
	return (
		<Page title={t("account:nhs.mine")} back={{ href: `/${lang}/my`, text: t("choices:mine.title") }}>
			{prove && (
				<>
					<p>{t("account:nhs.more")}</p>
					<NhsLoginLink to={to} prove />
					<p>
						<a href={`/${lang}/sign-in${to && `?to=${encodeURIComponent(to)}`}`}>
							{t("account:sign-in.title")}
						</a>
					</p>
				</>
			)}
			{since === null ? (
				<NhsLoginLink to={`/${lang}/my/nhs-login`} />
			) : (
				<>
					<p>{t("account:nhs.since", { date: formatDay(lang, new Date(since)) })}</p>
					<p>{t("account:nhs.unlink-text")}</p>
					<PostForm action={path} token={token} submit={t("account:nhs.unlink")} quiet />
				</>
			)}
		</Page>
	);
}
