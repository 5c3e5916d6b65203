/** Staff sign in with e-mail address, password and authenticator app, or with the OpenID provider, or with that alone. Every failure looks the same. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/core/result.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { refused, unprocessable } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { OpenIdLink } from "../parts/openid-link.tsx";
import { StaffSignInForm } from "../parts/staff-sign-in-form.tsx";
import { normaliseEmail } from "../staff-account.ts";
import { isOpenIdProblem, OPENID_PROBLEMS } from "../staff-openid.ts";
import { signInStaff } from "../staff-proof.store.server.ts";
import { readStaffSignIn, staffReturn } from "../staff-sign-in.forms.ts";

export function loader({ request, context }: LoaderFunctionArgs) {
	const asked = new URL(request.url).searchParams;
	const { staffOpenId } = context;
	const why = asked.get("openid") ?? "";
	const problem = staffOpenId !== undefined && isOpenIdProblem(why) ? why : null;
	return json(
		{
			to: staffReturn(asked.get("to") ?? undefined),
			openId: staffOpenId === undefined ? null : { name: staffOpenId.name, only: staffOpenId.only },
			problem,
		},
		{ status: problem === null ? 200 : OPENID_PROBLEMS[problem] },
	);
}

export async function action({ request, context }: ActionFunctionArgs) {
	if (context.staffOpenId?.only) return redirect("/staff/sign-in?openid=only", 303);
	const form = await request.formData();
	const read = readStaffSignIn(form);
	const typed = "problems" in read ? read.email : read.values.email;
	if (form.has("switch")) return json({ problems: [], email: typed });
	if ("problems" in read)
		return unprocessable({
			problems: read.problems.map(({ field, name }) => ({ field, name })),
			email: typed,
		});

	const { slowDown, db, passwords } = context;
	const account = `staff:${normaliseEmail(read.values.email)}`;
	// Who found out the password must not try the app's codes side by side: a million of them are soon tried.
	const pair = `${account}:${db.vault.index("sign-in-attempt", read.values.password)}`;
	const signedIn =
		(await slowDown.wait(pair, 1)) && (await slowDown.wait(account))
			? await signInStaff(db, passwords, read.values, context.now())
			: refuse("busy");
	if (!signedIn.ok) {
		if (signedIn.reason === "not-matched")
			await Promise.all([slowDown.failed(pair), slowDown.failed(account)]);
		return refused(signedIn.reason, {
			problems: [{ field: "email" as const, name: signedIn.reason }],
			email: typed,
		});
	}
	await context.endSession();
	return redirect(read.values.to, {
		status: 303,
		headers: { "Set-Cookie": context.cookies.session(signedIn.value) },
	});
}

export default function StaffSignIn() {
	const { to, openId, problem } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const ofForm = (sent?.problems ?? []).map(({ field, name }) => ({
		field: String(field),
		text: t(`staff:sign-in.problem.${name}`),
	}));
	const ofOpenId =
		openId !== null && problem !== null && sent === undefined
			? [{ field: "openid", text: t(`staff:openid.problem.${problem}`, { name: openId.name }) }]
			: [];
	const problems = [...ofOpenId, ...ofForm];
	const passwords = openId?.only !== true;
	return (
		<Page title={t("staff:sign-in.title")} problems={problems} typed={passwords}>
			{passwords && <StaffSignInForm to={to} problems={problems} email={sent?.email} />}
			{openId !== null && <OpenIdLink {...openId} to={to} />}
			<p>{t("staff:sign-in.limit")}</p>
			<p>{t("staff:sign-in.drafts")}</p>
			<p>{t("staff:sign-in.no-account")}</p>
		</Page>
	);
}
