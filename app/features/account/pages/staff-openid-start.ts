/** On the way to the OpenID provider of staff. A link leads here and no form: a form that is led on to another site is stopped by the browser. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "#app/server/respond.server.ts";
import { LONGEST_WAY, wayBack } from "../elsewhere.ts";
import { staffReturn } from "../staff-sign-in.forms.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { staffOpenId, lang } = context;
	if (staffOpenId === undefined) throw notFound();
	const to = staffReturn(new URL(request.url).searchParams.get("to") ?? undefined);
	const asked = { lang, to: to.length > LONGEST_WAY ? "/staff" : to, level: "P9", as: null } as const;
	const began = await staffOpenId.begin(asked);
	if (!began.ok) return redirect(`/staff/sign-in?openid=${began.reason}${wayBack(to)}`, 303);
	const { address, cookie } = began.value;
	return redirect(address, { status: 303, headers: { "Set-Cookie": context.cookies.login(cookie) } });
}
