/** Back from the OpenID provider of staff: whoever is bound to an account here, or invited to one, is signed in; nobody else. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "#app/server/respond.server.ts";
import { wayBack } from "../elsewhere.ts";
import { signInByOpenId } from "../staff-openid.store.server.ts";
import { type OpenIdProblem, staffPersonOf } from "../staff-openid.ts";
import { staffReturn } from "../staff-sign-in.forms.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { staffOpenId, db, cookies } = context;
	if (staffOpenId === undefined) throw notFound();
	const { flow, came } = await staffOpenId.end(new URL(request.url), context.began);
	const sorry = (why: OpenIdProblem) =>
		redirect(`/staff/sign-in?openid=${why}${wayBack(flow?.to ?? "")}`, {
			status: 303,
			headers: { "Set-Cookie": cookies.noLogin },
		});

	if (flow === undefined) return sorry("again");
	if (!came.ok) return sorry(came.reason === "refused" ? "again" : came.reason);
	const person = staffPersonOf(came.value, staffOpenId.second);
	if (!person.ok) return sorry(person.reason === "second" ? "second" : "no-match");
	const id = await signInByOpenId(db, { issuer: staffOpenId.issuer, person: person.value }, context.now());
	if (!id.ok) return sorry(id.reason);
	await context.endSession();
	return redirect(staffReturn(flow.to), {
		status: 303,
		headers: [
			["Set-Cookie", cookies.session(id.value)],
			["Set-Cookie", cookies.noLogin],
		],
	});
}
