/** Staff sign in with e-mail address, password and authenticator app. Every failure looks the same. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/core/result.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { refused, unprocessable } from "#app/server/respond.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { AppCodeField } from "../parts/app-code-field.tsx";
import { normaliseEmail } from "../staff-account.ts";
import { signInStaff } from "../staff-proof.store.server.ts";
import { readStaffSignIn, staffReturn } from "../staff-sign-in.forms.ts";

export function loader({ request }: LoaderFunctionArgs) {
	return json({ to: staffReturn(new URL(request.url).searchParams.get("to") ?? undefined) });
}

export async function action({ request, context }: ActionFunctionArgs) {
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
	const { to } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field: String(field),
		text: t(`staff:sign-in.problem.${name}`),
	}));
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<Page title={t("staff:sign-in.title")} problems={problems} typed>
			<p>{t("staff:sign-in.intro")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("staff:sign-in.button")}
			>
				<input type="hidden" name="to" value={to} />
				<TextField
					id="email"
					isFirst={problems.length === 0}
					name="email"
					type="email"
					label={t("staff:sign-in.email")}
					error={wrong("email")}
					value={sent?.email}
					autocomplete="username"
					dir="ltr"
					spellCheck={false}
				/>
				<TextField
					id="password"
					name="password"
					type="password"
					label={t("staff:sign-in.password")}
					error={wrong("password")}
					autocomplete="current-password"
					dir="ltr"
				/>
				<AppCodeField error={wrong("code")} />
			</PostForm>
			<p>{t("staff:sign-in.limit")}</p>
			<p>{t("staff:sign-in.drafts")}</p>
			<p>{t("staff:sign-in.no-account")}</p>
		</Page>
	);
}
