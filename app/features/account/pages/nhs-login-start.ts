/** On the way to NHS login. A link leads here and no form: a form that is led on to another site is stopped by the browser. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { safeReturn } from "#app/core/safe-return.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { LONGEST_WAY, wayBack } from "../elsewhere.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const { nhsLogin, session } = context;
	if (nhsLogin === undefined) throw notFound();
	const asked = new URL(request.url).searchParams;
	const to = safeReturn(asked.get("to") ?? undefined) ?? "";
	const level = asked.get("level") === "P9" ? "P9" : "P5";
	const as = session?.live && session.actor.role === "patient" ? session.actor.patientNo : null;
	const began = await nhsLogin.begin({ lang, to: to.length > LONGEST_WAY ? "" : to, level, as });
	if (!began.ok) return redirect(`/${lang}/sign-in?nhs=${began.reason}${wayBack(to)}`, 303);
	const { address, cookie } = began.value;
	return redirect(address, { status: 303, headers: { "Set-Cookie": context.cookies.login(cookie) } });
}
