/** Sign in with the code of a letter and the date of birth. Every failure after the check symbol looks the same. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import type { LetterCode } from "#app/core/letter-code.ts";
import { safeReturn } from "#app/core/safe-return.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { signedIn } from "#app/server/arrive.server.ts";
import { languageIn, refused, unprocessable } from "#app/server/respond.server.ts";
import { Details } from "#app/ui/details.tsx";
import { Page } from "#app/ui/page.tsx";
import type { Vault } from "#db/vault.ts";
import { signInByLetter } from "../letter-code.store.server.ts";
import { readLetterSignIn } from "../letter-sign-in.forms.ts";
import { NhsLoginLink } from "../parts/nhs-login-link.tsx";
import { SignInForm } from "../parts/sign-in-form.tsx";

/** Why NHS login brought nobody in, each with its status: nobody is told whether we know a person. */
const NHS_PROBLEMS = { away: 503, again: 403, cancelled: 403, level: 403, "no-match": 403 } as const;
type NhsProblem = keyof typeof NHS_PROBLEMS;
const isNhsProblem = (name: string): name is NhsProblem => Object.hasOwn(NHS_PROBLEMS, name);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	languageIn(params);
	const asked = new URL(request.url).searchParams;
	const to = safeReturn(asked.get("to") ?? undefined) ?? "";
	const why = asked.get("nhs") ?? "";
	const problem = context.nhsLogin !== undefined && isNhsProblem(why) ? why : null;
	const status = problem === null ? 200 : NHS_PROBLEMS[problem];
	return json({ to, nhsLogin: context.nhsLogin !== undefined, problem }, { status });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const form = await request.formData();
	const read = readLetterSignIn(form, dayOf(context.now()));
	const typed = typedOf(form);
	if (form.has("switch")) return json({ problems: [], typed });
	if ("problems" in read)
		return unprocessable({ problems: read.problems.map(({ field, name }) => ({ field, name })), typed });

	const attempt = attemptOf(context.db.vault, read.values.code);
	const mayTry = await context.slowDown.wait(attempt, 1);
	if (!mayTry)
		return refused("busy", { problems: [{ field: "code" as const, name: "busy" as const }], typed });
	const came = await signInByLetter(context.db, context.passwords, read.values, context.now());
	if (!came.ok) {
		const tried = came.reason === "not-matched";
		if (tried) await context.slowDown.failed(attempt);
		return refused(came.reason, {
			problems: [{ field: "code" as const, name: came.reason }],
			typed: tried ? { ...typed, code: "" } : typed,
		});
	}
	await context.endSession();
	return signedIn(context, came.value, read.values.to ?? `/${lang}/my`);
}

/**
 * What slows down together: tries with the same whole code. A code cannot be guessed (55 bits, one check at a time), so a
 * stranger who knows the four open symbols makes nobody wait; who holds the letter guesses birth dates one by one.
 */
function attemptOf(vault: Vault, { lookUp, secret }: LetterCode): string {
	return `letter:${vault.index("sign-in-attempt", `${lookUp}${secret}`)}`;
}

/** What is shown again. The code too, while it was held against no letter: it is a slip to mend, and no secret that was tried. */
function typedOf(form: FormData) {
	const one = (name: string, most = 20) => String(form.getAll(name)[0] ?? "").slice(0, most);
	return {
		code: one("code", 100),
		day: one("day"),
		month: one("month"),
		year: one("year"),
		shared: form.has("shared"),
		helped: one("helped"),
	};
}

export default function SignIn() {
	const { to, nhsLogin, problem } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const ofForm = (sent?.problems ?? []).map(({ field, name }) => ({
		field: String(field),
		text: t(`account:problem.${name}`),
	}));
	const ofNhsLogin =
		sent === undefined && problem !== null
			? [{ field: "nhs-login", text: t(`account:nhs.problem.${problem}`) }]
			: [];
	const problems = [...ofNhsLogin, ...ofForm];
	return (
		<Page title={t("account:sign-in.title")} problems={problems} typed easy="sign-in">
			{to !== "" && <p>{t("account:sign-in.drafts")}</p>}
			<SignInForm to={to} problems={problems} typed={sent?.typed} />
			{nhsLogin && <NhsLoginLink to={to} />}
			<Details summary={t("account:sign-in.no-code")}>
				<p>{t("account:sign-in.no-code-text")}</p>
			</Details>
		</Page>
	);
}
