/** Staff write down what a patient, who told them, thinks of a tool: one form, then the reference and the day to read out. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Who } from "#app/ui/who.tsx";
import { nameOf } from "../comment.ts";
import type { CommentProblem } from "../comment-problem.ts";
import { readToldComment, type ToldCommentProblem } from "../for-patient.forms.ts";
import { addCommentFor, findWrittenFor, readCommentableFor } from "../for-patient.store.server.ts";
import { CommentSaid } from "../parts/comment-said.tsx";
import { NotHere } from "../parts/not-here.tsx";
import { ToldCommentForm } from "../parts/told-comment-form.tsx";
import { shownComment } from "../shown-comment.ts";

type Wrong = ToldCommentProblem | CommentProblem["problems"][number];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const { found, register } = await ask(context, actor, params["id"]);
	const { subject, givenNames, familyName } = found.patient;
	const asked = new URL(request.url).searchParams;
	const [tool, sent] = [asked.get("tool") ?? "", asked.get("sent") ?? ""];
	const written = sent === "" ? undefined : await findWrittenFor(db, actor, found.patient, tool, sent);
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(found.patient, dayOf(now())),
		tools: found.about.map((about) => ({ value: about.id, text: nameOf(about, lang) })),
		provider: register.providers.get(actor.providerId)?.name ?? "",
		once: db.vault.randomHex(16),
		written: written ? shownComment(written, register, lang, now()) : null,
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const { found, register } = await ask(context, actor, params["id"]);
	const { id } = found.patient.subject;
	const form = await request.formData();
	const read = readToldComment(
		form,
		found.about.map((about) => about.id),
	);
	const once = oneTimeKeyOf(form);
	const again = (status: number, key: string | undefined, ...problems: readonly Wrong[]) =>
		json({ typed: read.typed, problems, once: key }, { status });
	if (form.has("switch")) return again(200, once);
	if ("problems" in read) return again(422, once, ...read.problems);
	if (once === undefined) return again(422, once, { field: "form-submit", name: "key-missing" });
	try {
		const done = await addCommentFor(db, actor, register, id, read.told, { once, lang }, now());
		if (done === undefined) throw notFound();
		if (done.ok)
			return redirect(`/staff/patients/${id}/comment?tool=${read.told.tool}&sent=${done.value}`, 303);
		if (done.reason === "too-many") return again(429, once, { field: "form-submit", name: "too-many" });
		// That key is spent: the page gives a new one.
		return again(422, undefined, { field: "form-submit", name: "key-missing" });
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again(503, once, { field: "form-submit", name: "not-confirmed" });
	}
}

async function ask({ db, now }: Context, actor: StaffActor, id = "") {
	const register = await currentRegister(db);
	const found = await readCommentableFor(db, actor, register, id, now());
	if (found === undefined) throw notFound();
	return { found, register };
}

export default function CommentForPatient() {
	const { id, name, patient, tools, provider, once, written } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text:
			problem === "tool-missing"
				? t("lists:problem.tool-missing")
				: problem === "way-missing"
					? t("staff:record.problem.way-missing")
					: t(`comments:problem.${problem}`),
	}));
	const saved = sent === undefined ? written : null;
	return (
		<Page
			title={t("comments:for-patient.link")}
			problems={problems}
			back={{ href: `/staff/patients/${id}`, text: t("staff:record.back") }}
			typed
		>
			<p>
				<strong>
					<bdi>{name}</bdi>
				</strong>
			</p>
			<Who patient={patient} />
			{saved && (
				<section className="card" id="written">
					<p>
						<strong>{t("comments:for-patient.saved")}</strong> <Ltr>{saved.ref}</Ltr>
						<br />
						{t("comments:state.due", { date: formatDay(lang, saved.state.due) })}
					</p>
					<p>{t("comments:for-patient.written", { by: saved.writtenDown, patient: name })}</p>
					<CommentSaid comment={saved} />
				</section>
			)}
			<p>{t("comments:for-patient.intro")}</p>
			<NotHere who="staff" href={`/staff/patients/${id}/dispute`} />
			<ToldCommentForm
				once={sent?.once ?? once}
				tools={tools}
				provider={provider}
				typed={sent?.typed ?? {}}
				problems={problems}
			/>
		</Page>
	);
}
