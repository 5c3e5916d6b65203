/** A patient who is signed in asks to be called, reads by when, and takes it back. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PatientActor } from "#app/core/actor.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { readOwnNeeds } from "#app/features/needs/needs.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, endedPatientOf, patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { Filled } from "#app/ui/filled.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import { readOwnCall } from "../call.forms.ts";
import { findCallTyped, keepCallTyped } from "../call-draft.store.server.ts";
import { askForCall, readOwnCalls, takeCallBack } from "../own-call.store.server.ts";
import { OwnCallForm } from "../parts/own-call-form.tsx";
import { PromisedCall } from "../parts/promised-call.tsx";
import { useProblemWords } from "../parts/use-problem-words.ts";
import type { CallFormProblem, SentCall } from "../shown-call.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const actor = patientOf(context, languageIn(params));
	const isTakenBack = new URL(request.url).searchParams.has("taken-back");
	const kept = await findCallTyped(context.db, actor, context.now());
	return json({ ...(await shown(context, actor)), isTakenBack, kept, once: context.db.vault.randomHex(16) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const { db } = context;
	const form = await request.formData();
	const ended = endedPatientOf(context);
	if (ended !== undefined) await keepCallTyped(db, ended, form, context.now());
	const actor = patientOf(context, lang);
	const ref = form.get("take-back");
	if (typeof ref === "string") {
		await takeCallBack(db, actor, ref, context.now());
		return redirect(`/${lang}/my/call?taken-back`, 303);
	}
	const { listed } = (await readOwnCalls(db, actor)) ?? gone();
	const read = readOwnCall(form, listed !== null);
	const { typed, once = db.vault.randomHex(16) } = read;
	const again = (problems: readonly CallFormProblem[], status: number) =>
		json<SentCall>({ typed, once, problems }, { status });
	if (form.has("switch")) return again([], 200);
	if ("problems" in read) return again(read.problems, 422);
	try {
		const asked =
			(await askForCall(db, actor, await currentRegister(db), { ...read.call, lang }, context.now())) ??
			gone();
		if (asked.ok) return redirect(`/${lang}/my/call`, 303);
		return again([{ field: asked.reason === "already" ? "main" : "form-submit", name: asked.reason }], 409);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

function gone(): never {
	throw notFound();
}

async function shown({ db, now }: Context, actor: PatientActor) {
	const { listed, open } = (await readOwnCalls(db, actor)) ?? gone();
	const { needs } = (await readOwnNeeds(db, actor, now())) ?? gone();
	const { speaks, reads, interpreters } = needs;
	return { listed, open: open ?? null, talk: { speaks: speaks ?? reads, interpreters } };
}

export default function OwnCallPage() {
	const { listed, open, talk, once, isTakenBack, kept } = useLoaderData<typeof loader>();
	const pressed = useActionData<typeof action>();
	const sent = pressed ?? (kept && { ...kept, problems: [] });
	const isKept = pressed === undefined && kept !== undefined;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { said } = useProblemWords(sent?.problems ?? []);
	const change = { href: `/${lang}/my/needs?change`, what: t("needs:row.speaks") };
	const talkRows: SummaryRow[] = [
		{
			key: t("needs:row.speaks"),
			value: talk.speaks === null ? t("needs:row.not-said") : <LanguageName tag={talk.speaks} />,
			change,
		},
		...(talk.interpreters.length === 0
			? []
			: [
					{
						key: t("needs:row.interpreters"),
						value: formatList(
							lang,
							talk.interpreters.map((each) => t(`needs:interpreter.${each}`)),
						),
					},
				]),
	];
	if (open === null) return <OwnCallForm {...{ listed, once, sent, isTakenBack, isKept }} talk={talkRows} />;
	const rows: SummaryRow[] = [
		{ key: t("calls:form.number"), value: <NumberToCall typed={open.number} listed={listed} /> },
		{ key: t("calls:form.time"), value: t(`calls:time.${open.time}`) },
		...(open.about === null ? [] : [{ key: t("calls:form.about"), value: <bdi>{open.about}</bdi> }]),
		...talkRows,
	];
	return (
		<PromisedCall due={open.due} reference={open.ref} problems={said}>
			<SummaryList rows={rows} />
			<PostForm action={`/${lang}/my/call`} token={request.token} submit={t("calls:take-back")} quiet>
				<input type="hidden" name="take-back" value={open.ref} />
			</PostForm>
		</PromisedCall>
	);
}

/** Neither number is shown whole: a letter can be in other hands. */
function NumberToCall({ typed, listed }: { typed: string | null; listed: string | null }) {
	const { t } = useWords();
	return (
		<Filled
			of={(places) => t(typed === null ? "calls:form.listed" : "calls:form.typed", places)}
			pieces={{ end: <Ltr>{typed === null ? (listed ?? "") : typed.slice(-3)}</Ltr> }}
		/>
	);
}
