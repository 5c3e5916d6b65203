/**
 * How to help somebody well, for anybody; and a patient who is signed in says who helps. Whoever helps is asked for nothing and
 * signs in nowhere: it is the patient's session, which says on each page that somebody helps, until one press ends it.
 */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { safeReturn } from "#app/core/safe-return.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, publicPage, unprocessable } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { readHelper } from "../helped.forms.ts";
import { HelperForm, useHelperProblem } from "../parts/helped-form.tsx";
import { endHelp, startHelp } from "../session.store.server.ts";

export function loader({ params }: LoaderFunctionArgs) {
	languageIn(params);
	return null;
}

export const headers = publicPage;

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const hash = context.session?.hash ?? "";
	const form = await request.formData();
	const { typed, helped, problem } = readHelper(form);
	if (form.has("switch")) return json({ typed, problem: null });
	if (helped === undefined) return unprocessable({ typed, problem: problem ?? null });
	if (helped === false) await endHelp(context.db, actor, hash);
	else await startHelp(context.db, actor, hash, helped);
	return redirect(safeReturn(new URL(request.url).searchParams.get("to") ?? undefined) ?? `/${lang}/my`, 303);
}

const PARTS = ["decide", "read", "answer", "shared", "kept", "staff"] as const;

export default function Helping() {
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const { signedIn } = usePageRequest();
	const problem = useHelperProblem(sent?.problem);
	const isPatient = signedIn?.who === "patient";
	return (
		<Page title={t("helping:title")} problems={problem ? [problem] : []} typed={isPatient}>
			<p>{t("helping:intro")}</p>
			{PARTS.map((part) => (
				<section key={part}>
					<h2>{t(`helping:${part}-h`)}</h2>
					{part === "shared" && <p>{t("ui:session.shared")}</p>}
					<p>{t(`helping:${part}`)}</p>
				</section>
			))}
			<h2>{t("helping:say-h")}</h2>
			<p>{t("helping:say")}</p>
			{isPatient ? (
				<HelperForm typed={sent?.typed} problem={problem} />
			) : (
				<p>
					<a href={`/${lang}/sign-in?to=${encodeURIComponent(`/${lang}/helping`)}`}>{t("helping:sign-in")}</a>
				</p>
			)}
		</Page>
	);
}
