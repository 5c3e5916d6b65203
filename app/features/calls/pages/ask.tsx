/** Anybody asks to be called. Who is signed in goes to their own page, where we know the number and what they need. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readReference } from "#app/core/reference.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { LANGUAGES_ASKED } from "#app/i18n/languages-asked.ts";
import { nameIn } from "#app/i18n/name-in.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Context } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { readUnknownCall } from "../call.forms.ts";
import { NumberField, TimeField } from "../parts/call-fields.tsx";
import { OtherHelp } from "../parts/other-help.tsx";
import { PromisedCall } from "../parts/promised-call.tsx";
import { useProblemWords } from "../parts/use-problem-words.ts";
import type { CallFormProblem, SentCall } from "../shown-call.ts";
import { promisedTo, takeUnknownCall } from "../unknown-call.store.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	ownPage(context, lang);
	const { db } = context;
	const ref = readReference(new URL(request.url).searchParams.get("ref") ?? "");
	const found = ref === undefined ? undefined : await promisedTo(db, ref, context.now());
	const promised = ref === undefined || found === undefined ? null : { ref, ...found };
	return json({ promised, once: db.vault.randomHex(16) });
}

/** Who is signed in is somebody we know. */
function ownPage({ session }: Context, lang: LanguageTag): void {
	if (session?.live && session.actor.role === "patient") throw redirect(`/${lang}/my/call`, 303);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	ownPage(context, lang);
	const { db } = context;
	const form = await request.formData();
	const read = readUnknownCall(form, LANGUAGES_ASKED);
	const { typed, once = db.vault.randomHex(16) } = read;
	const again = (problems: readonly CallFormProblem[], status: number) =>
		json<SentCall>({ typed, once, problems }, { status });
	if (form.has("switch")) return again([], 200);
	if ("problems" in read) return again(read.problems, 422);
	const mayAsk = (isBusy: boolean) => context.mayAskForCall(request.headers.get("caller") ?? "", isBusy);
	try {
		const taken = await takeUnknownCall(db, read.call, mayAsk, context.now());
		if (taken.ok) return redirect(`/${lang}/call?ref=${taken.value}`, 303);
		return again([{ field: "form-submit", name: taken.reason }], 429);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

export default function AskPage() {
	const { promised, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { said, wrong } = useProblemWords(sent?.problems ?? []);
	if (promised !== null && sent === undefined)
		return (
			<PromisedCall due={promised.due} reference={promised.ref}>
				{promised.isBusy && <p>{t("calls:unknown.busy", { phone: request.site.phone })}</p>}
				<p>{t("calls:unknown.first")}</p>
			</PromisedCall>
		);
	const at = `/${lang}/call`;
	return (
		<Page title={t("calls:title")} problems={said} typed>
			<p>{t("calls:intro")}</p>
			<p>{t("calls:unknown.kept")}</p>
			<PostForm
				action={at}
				token={request.token}
				once={sent?.once ?? once}
				languages={languageLinks({ ...request, path: at })}
				submit={t("calls:form.button")}
			>
				<TextField
					id="name"
					name="name"
					label={t("calls:form.name")}
					error={wrong("name")}
					value={sent?.typed.name}
					autocomplete="name"
					dir="auto"
				/>
				<NumberField value={sent?.typed.number} error={wrong("number")} />
				<SelectField
					id="speaks"
					name="speaks"
					label={t("needs:form.speaks")}
					options={LANGUAGES_ASKED.map((tag) => {
						const { own, here } = languageName(tag, lang);
						return { value: tag, text: own === here ? own : `${nameIn(lang, own)} (${here})` };
					})}
					chosen={sent?.typed.speaks || lang}
					error={wrong("speaks")}
				/>
				<TimeField chosen={sent?.typed.time} error={wrong("time")} />
			</PostForm>
			<OtherHelp />
		</Page>
	);
}
