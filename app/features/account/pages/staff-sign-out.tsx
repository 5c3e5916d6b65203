/** Finish and clear: the session is ended on the server, the browser is told to forget, and Back shows nothing. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "#app/ui/page.tsx";

/** Who is still signed in is never told otherwise: every staff page has the button that ends it. */
export function loader({ context }: LoaderFunctionArgs) {
	if (context.session?.live) throw redirect("/staff", 303);
	return null;
}

export async function action({ context }: ActionFunctionArgs) {
	await context.endSession();
	return redirect("/staff/sign-out", {
		status: 303,
		headers: { "Set-Cookie": context.cookies.noSession, "Clear-Site-Data": '"cache", "cookies", "storage"' },
	});
}

export default function StaffSignOut() {
	const { t } = useWords();
	return (
		<Page title={t("staff:sign-out.title")}>
			<p>{t("staff:sign-out.text")}</p>
			<p>
				<a href="/staff/sign-in">{t("staff:sign-out.again")}</a>
			</p>
		</Page>
	);
}
