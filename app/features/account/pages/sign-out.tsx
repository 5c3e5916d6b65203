/** Finish and clear: the session is ended on the server, the browser is told to forget, and Back shows nothing. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";

/** Who is still signed in is never told otherwise: their own page has the button that ends it. */
export function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	if (context.session?.live) throw redirect(`/${lang}/my`, 303);
	const elsewhere = context.nhsLogin !== undefined && new URL(request.url).searchParams.has("nhs");
	return json({ elsewhere });
}

export async function action({ params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const byNhsLogin = context.session?.proved === "P5" || context.session?.proved === "P9";
	await context.endSession();
	return redirect(`/${lang}/sign-out${byNhsLogin ? "?nhs" : ""}`, {
		status: 303,
		headers: { "Set-Cookie": context.cookies.noSession, "Clear-Site-Data": '"cache", "cookies", "storage"' },
	});
}

export default function SignOut() {
	const { elsewhere } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("account:out.title")}>
			<p>{t("account:out.text")}</p>
			{elsewhere && (
				<p>
					{t("account:nhs.still")} <a href={`/${lang}/sign-out/nhs-login`}>{t("account:nhs.out")}</a>
				</p>
			)}
			<p>
				<a href={`/${lang}/sign-in`}>{t("account:out.again")}</a>
			</p>
			<p>
				<a href={`/${lang}`}>{t("account:out.start")}</a>
			</p>
		</Page>
	);
}
