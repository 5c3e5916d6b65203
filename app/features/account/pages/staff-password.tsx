/** Staff change their own password, where they sign in with one. It takes all that a sign-in takes, is slowed down like one, and ends all other sessions. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/core/result.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound, refused, unprocessable } from "#app/server/respond.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { AppCodeField } from "../parts/app-code-field.tsx";
import { readStaffPassword } from "../staff-password.forms.ts";
import { changeOwnPassword } from "../staff-proof.store.server.ts";

export function loader({ request, context }: LoaderFunctionArgs) {
	staffOf(context);
	if (context.staffOpenId?.only) throw notFound();
	return json({ done: new URL(request.url).searchParams.has("done") });
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	if (context.staffOpenId?.only) throw notFound();
	const form = await request.formData();
	const read = readStaffPassword(form);
	if ("problems" in read) return unprocessable({ problems: read.problems });
	const { slowDown, db, passwords } = context;
	const account = `staff-password:${actor.staffId}`;
	const changed = (await slowDown.wait(account))
		? await changeOwnPassword(db, passwords, actor, read.values, context.now()).catch(notConfirmed)
		: refuse("busy");
	if (changed.ok)
		return redirect("/staff/password?done", {
			status: 303,
			headers: { "Set-Cookie": context.cookies.session(changed.value) },
		});
	if (changed.reason === "not-matched") await slowDown.failed(account);
	const field = changed.reason.startsWith("password-")
		? "next"
		: changed.reason === "not-confirmed"
			? "form-submit"
			: "current";
	return refused(changed.reason, { problems: [{ field, name: changed.reason }] });
}

/** The commit may have reached the disk. The code is spent either way, so the page says how to find out. */
function notConfirmed(error: unknown) {
	if (!isUnconfirmed(error)) throw error;
	return refuse("not-confirmed" as const);
}

export default function StaffPassword() {
	const { done } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field: String(field),
		text: name === "not-confirmed" ? t("colleagues:password.not-confirmed") : t(`colleagues:problem.${name}`),
	}));
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const back = { href: "/staff", text: t("staff:home.title") };
	if (done && sent === undefined)
		return (
			<Page title={t("colleagues:password.done")} back={back}>
				<p>{t("colleagues:password.done-text")}</p>
			</Page>
		);
	return (
		<Page title={t("colleagues:password.title")} problems={problems} back={back}>
			<p>{t("colleagues:password.intro")}</p>
			<PostForm action="/staff/password" token={request.token} submit={t("colleagues:password.button")}>
				<TextField
					id="current"
					name="current"
					type="password"
					label={t("colleagues:password.current")}
					error={wrong("current")}
					autocomplete="current-password"
					dir="ltr"
				/>
				<AppCodeField error={wrong("code")} />
				<TextField
					id="next"
					name="next"
					type="password"
					label={t("colleagues:password.next")}
					error={wrong("next")}
					autocomplete="new-password"
					dir="ltr"
				/>
			</PostForm>
			<p>{t("colleagues:password.after")}</p>
		</Page>
	);
}
