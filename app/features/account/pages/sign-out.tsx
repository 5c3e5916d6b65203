/** Finish and clear: the session is ended on the server, the browser is told to forget, and Back shows nothing. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";

/** Who is still signed in is never told otherwise: their own page has the button that ends it. */
export function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	if (context.session?.live) throw redirect(`/${lang}/my`, 303);
	return null;
}

export async function action({ params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	await context.endSession();
	return redirect(`/${lang}/sign-out`, {
		status: 303,
		headers: { "Set-Cookie": context.cookies.noSession, "Clear-Site-Data": '"cache", "cookies", "storage"' },
	});
}

export default function SignOut() {
	const { t, lang } = useWords();
	return (
		<Page title={t("account:out.title")}>
			<p>{t("account:out.text")}</p>
			<p>
				<a href={`/${lang}/sign-in`}>{t("account:out.again")}</a>
			</p>
			<p>
				<a href={`/${lang}`}>{t("account:out.start")}</a>
			</p>
		</Page>
	);
}
