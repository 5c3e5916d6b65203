/** Whether health details are shown here: how to switch that on, and off again. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, refused, unprocessable } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { readDetailsForm } from "../details.forms.ts";
import { askForCode, readDetails, switchOff, switchOnByCode } from "../details.store.server.ts";
import { SecondLetter } from "../parts/second-letter.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = patientOf(context, languageIn(params));
	const at = context.now();
	const { since, letter } = await readDetails(context.db, actor, at);
	return json({ since, letter: letter && { ...letter, another: dayOf(at) >= letter.anotherFrom } });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const { db, slowDown } = context;
	const form = await request.formData();
	const here = redirect(`/${lang}/my/details`, 303);
	if (form.has("switch")) return redirect(`/${lang}/my/details${new URL(request.url).search}`, 303);
	const read = readDetailsForm(form);
	if ("problem" in read) return unprocessable({ problem: read.problem });
	if (read.press === "off") {
		await switchOff(db, actor, context.now());
		return here;
	}
	if (read.press === "ask") {
		const asked = await askForCode(db, actor, await currentRegister(db), lang, context.now());
		return asked.ok ? here : unprocessable({ problem: asked.reason });
	}
	// Only who is signed in as this patient can try, so that a stranger's guesses make nobody else wait.
	const attempt = `details:${actor.patientNo}`;
	if (!(await slowDown.wait(attempt, 1))) return refused("busy", { problem: "busy" as const });
	const switched = await switchOnByCode(db, actor, read.code, context.now());
	if (switched.ok) return here;
	await slowDown.failed(attempt);
	return unprocessable({ problem: switched.reason });
}

/** Sentences that sign-in has already. */
const LIKE_SIGN_IN = [
	"code-missing",
	"code-length",
	"code-symbols",
	"code-check",
	"sent-twice",
	"not-text",
	"too-long",
	"control-characters",
] as const;

export default function SeeMore() {
	const { since, letter } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const name = sent?.problem;
	const known = LIKE_SIGN_IN.find((one) => one === name);
	const own = (["not-matched", "busy", "unclear"] as const).find((one) => one === name);
	const error =
		known !== undefined
			? t(`account:problem.${known}`)
			: own !== undefined
				? t(`uses:details.problem.${own}`)
				: name === undefined
					? undefined
					: t("uses:details.no-provider");
	const field = letter !== null && since === null && name !== "no-provider" ? "code" : "main";
	return (
		<Page
			title={t("uses:details.title")}
			back={{ href: `/${lang}/my/uses`, text: t("uses:show.back") }}
			problems={error ? [{ field, text: error }] : []}
		>
			<p>
				{t("uses:details.what")} {t("uses:details.why")}
			</p>
			<p>
				<strong>
					{since === null
						? t("uses:details.is-off")
						: t("uses:details.is-on", { date: formatDay(lang, new Date(since)) })}
				</strong>
			</p>
			{since === null ? (
				<>
					<h2>{t("uses:details.desk")}</h2>
					<p>{t("uses:details.desk-text")}</p>
					<h2>{t("uses:details.letter")}</h2>
					<SecondLetter letter={letter} error={field === "code" ? error : undefined} />
				</>
			) : (
				<PostForm
					action={request.path}
					token={request.token}
					submit={t("uses:details.off")}
					name="press"
					value="off"
					quiet
				/>
			)}
		</Page>
	);
}
