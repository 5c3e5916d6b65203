/** Taking a choice back for a patient who asks for it: what it does, to read out, and one press. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { aboutOf, aboutWords } from "#app/features/choices/about.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { STAFF_WAYS } from "../recording.ts";
import { readUndo } from "../undo.forms.ts";
import { readToTakeBack, takeBackForPatient } from "../undo.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db, lang } = context;
	const actor = staffOf(context);
	const { id = "", ref = "" } = params;
	const found = await readToTakeBack(db, actor, id, ref, context.now());
	if (found === undefined) throw notFound();
	const { patient, made, refusal } = found;
	const { scope, answer } = made.entry.body;
	return json({
		id: patient.subject.id,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		about: aboutOf(scope, await currentRegister(db), lang),
		answer,
		at: made.entry.at,
		undoneAt: made.undoneAt ?? null,
		refusal: refusal ?? null,
		once: db.vault.randomHex(16),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const { id = "", ref = "" } = params;
	const form = await request.formData();
	const read = readUndo(form);
	const way = String(form.get("way") ?? "");
	const once = read.ok ? read.value.once : null;
	if (form.has("switch")) return json({ problem: null, way, once });
	if (!read.ok) {
		if ((await readToTakeBack(db, actor, id, ref, context.now())) === undefined) throw notFound();
		return json({ problem: read.reason, way, once }, { status: 422 });
	}
	try {
		const register = await currentRegister(db);
		const done = await takeBackForPatient(db, actor, register, id, ref, read.value, context.now());
		if (done === undefined) throw notFound();
		if (!done.ok && done.reason === "key-not-yours")
			return json({ problem: done.reason, way, once }, { status: 409 });
		return redirect(`/staff/patients/${id}/receipts/${ref}/undo`, 303);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return json({ problem: "not-confirmed" as const, way, once }, { status: 503 });
	}
}

export default function StaffUndo() {
	const { id, name, about, answer, at, undoneAt, refusal, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const problem = sent?.problem ?? null;
	const error = problem === null ? undefined : t(`staff:undo.problem.${problem}`);
	const open = undoneAt === null && refusal === null;
	return (
		<Page
			title={t(open ? "staff:undo.title" : undoneAt === null ? "staff:undo.cannot" : "staff:undo.done")}
			problems={error ? [{ field: problem === "way-missing" ? "way" : "form-submit", text: error }] : []}
			typed={open}
			back={{ href: `/staff/patients/${id}`, text: t("staff:record.back") }}
		>
			<SummaryList
				rows={[
					{ key: t("staff:check.patient"), value: <bdi>{name}</bdi> },
					{ key: aboutWords(t, about), value: <strong>{t(`choices:answer.${answer}`)}</strong> },
					{ key: t("choices:receipt.when"), value: formatMoment(lang, new Date(at)) },
				]}
			/>
			{undoneAt !== null && (
				<>
					<p>{t("choices:receipt.undone-on", { date: formatDay(lang, new Date(undoneAt)) })}</p>
					<p>{t("staff:undo.told")}</p>
				</>
			)}
			{refusal !== null && <p>{t(`staff:undo.refused.${refusal}`)}</p>}
			{open && (
				<>
					<p>{t("staff:undo.only")}</p>
					<p>{t("staff:summary.say")}:</p>
					<blockquote>
						<p>{answer === "yes" ? t("choices:undo.yes") : t("choices:undo.other")}</p>
					</blockquote>
					<PostForm
						action={request.path}
						token={request.token}
						once={sent?.once ?? once}
						languages={languageLinks(request)}
						submit={t("choices:undo.button")}
					>
						<Radios
							id="way"
							name="way"
							legend={t("staff:record.way")}
							error={problem === "way-missing" ? error : undefined}
							options={STAFF_WAYS.map((one) => ({ value: one, text: t(`staff:record.way-is.${one}`) }))}
							chosen={sent?.way}
						/>
					</PostForm>
					<p>
						<a href={`/staff/patients/${id}`}>{t("choices:undo.keep")}</a>
					</p>
				</>
			)}
		</Page>
	);
}
