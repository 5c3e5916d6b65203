/** Finish and clear: the session is ended on the server, the browser is told to forget, and Back shows nothing. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "#app/ui/page.tsx";

/** Who is still signed in is never told otherwise: every staff page has the button that ends it. */
export function loader({ request, context }: LoaderFunctionArgs) {
	if (context.session?.live) throw redirect("/staff", 303);
	const cameFromThere = new URL(request.url).searchParams.has("openid");
	return json({ openId: (cameFromThere && context.staffOpenId?.name) || null });
}

export async function action({ context }: ActionFunctionArgs) {
	const byOpenId = context.session?.proved === "openid";
	await context.endSession();
	return redirect(`/staff/sign-out${byOpenId ? "?openid" : ""}`, {
		status: 303,
		headers: { "Set-Cookie": context.cookies.noSession, "Clear-Site-Data": '"cache", "cookies", "storage"' },
	});
}

export default function StaffSignOut() {
	const { openId } = useLoaderData<typeof loader>();
	const { t } = useWords();
	return (
		<Page title={t("staff:sign-out.title")}>
			<p>{t("staff:sign-out.text")}</p>
			{openId !== null && (
				<p>
					{t("staff:openid.still", { name: openId })}{" "}
					<a href="/staff/sign-out/openid">{t("staff:openid.out")}</a>
				</p>
			)}
			<p>
				<a href="/staff/sign-in">{t("staff:sign-out.again")}</a>
			</p>
		</Page>
	);
}
