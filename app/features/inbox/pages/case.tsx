/** One case on one page: how to reach the patient, what was said, the use, the dates, what happened, and what can be done. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { type Case, readCase } from "#app/features/disputes/case.store.server.ts";
import { moveDispute } from "#app/features/disputes/dispute.store.server.ts";
import { isToldOf } from "#app/features/disputes/news.ts";
import { tell } from "#app/features/disputes/tell.store.server.ts";
import { shownNeeds } from "#app/features/needs/needs.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { isActingRefusal } from "#app/features/trust/acting.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { type MoveAsking, readMove, readPressedCase, textValue } from "../move.forms.ts";
import { namesIn } from "../names.ts";
import { offersTo } from "../offers.ts";
import { CaseBody } from "../parts/case-body.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { controlAt, statusOf } from "../refusals.ts";
import { type Refused, refusal } from "../refused.ts";
import { shownCase } from "../shown-case.ts";
import { textsOf, translatable, untranslated } from "../texts.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { found, register } = await find(context, actor, params);
	const { patient, dispute, use } = found;
	const today = dayOf(context.now());
	const nation = register.providers.get(actor.providerId)?.nation ?? "england";
	const { toolName, serviceName } = namesIn(register, context.lang);
	const shown = shownCase(dispute, use, nation, today);
	const { reads } = askingOf(context, actor, found);
	const missing = untranslated(textsOf(dispute), [context.lang, reads]);
	const { what, said, helpers, answerBy } = dispute.raised.body;
	return json({
		shown,
		patientId: patient.subject.id,
		listed: patient.listed,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		tool: shown.tool === null ? null : toolName(shown.tool),
		use: shown.use && {
			...shown.use,
			toolName: toolName(shown.use.tool),
			serviceName: serviceName(shown.use.service),
		},
		needs: {
			...shownNeeds(patient.needs, today),
			hasDied: patient.hasDied,
			phone: patient.phone,
			interpreter: said.interpreter,
			helpers,
			answerBy: what.by === "patient" ? answerBy : null,
		},
		offers: offersTo(dispute, actor, today, missing.length > 0).map((offer) => ({
			...offer,
			told: isToldOf(dispute, offer.move),
		})),
		asked: {
			reads,
			reviewers: actor.staffRole === "lead" ? found.reviewers : null,
			untranslated: missing.map((one) => ({
				value: textValue(one),
				what: one.text.what,
				at: one.text.at.toISOString(),
				lang: one.lang,
			})),
		},
		once: context.db.vault.randomHex(16),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { found, register } = await find(context, actor, params);
	const form = await request.formData();
	const pressed = readPressedCase(form);
	const refuse = (sent: Refused, status: number) => json(sent, { status });
	if (pressed === undefined) return refuse(refusal("key-missing", null), statusOf("key-missing"));
	const { move, once, seen } = pressed;
	const read = readMove(form, move, askingOf(context, actor, found));
	const { typed } = read;
	if (form.has("switch")) return refuse({ move, once, seen, typed, problems: [], refusal: null }, 200);
	if ("problems" in read)
		return refuse({ move, once, seen, typed, problems: read.problems, refusal: null }, 422);
	const { db } = context;
	const { id } = found.dispute;
	const key = db.vault.sha256(`${once} ${id} ${canonical(read.moved)}`);
	try {
		const saved = await moveDispute(
			db,
			{ ...actor, patientId: found.patient.subject.id },
			register,
			id,
			{ moved: read.moved, once: key, seen, authority: null },
			context.now(),
			tell,
		);
		if (saved === undefined) throw notFound();
		const reason = saved.ok ? undefined : saved.reason;
		if (reason !== undefined && isActingRefusal(reason)) throw new Error("staff act for nobody");
		if (reason !== undefined) return refuse({ ...refusal(reason, pressed), typed }, statusOf(reason));
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return refuse({ ...refusal("not-confirmed", pressed), typed }, statusOf("not-confirmed"));
	}
	return redirect(`/staff/disputes/${found.patient.subject.id}/${id}`, 303);
}

async function find(
	context: Context,
	actor: StaffActor,
	params: Readonly<Record<string, string | undefined>>,
): Promise<{ found: Case; register: KnownRegister }> {
	const { db } = context;
	const { patient = "", id = "" } = params;
	const found = await readCase(db, actor, patient, id, "case", context.now());
	if (found === undefined) throw notFound();
	return { found, register: await currentRegister(db) };
}

function askingOf(context: Context, actor: StaffActor, { patient, dispute, reviewers }: Case): MoveAsking {
	const { lang } = context;
	const reads = patient.lang ?? dispute.raised.body.lang;
	return {
		today: dayOf(context.now()),
		lang,
		reads,
		self: { id: actor.staffId, name: actor.name },
		reviewers: actor.staffRole === "lead" ? reviewers : null,
		translatable: translatable(textsOf(dispute), [lang, reads]),
	};
}

export default function CasePage() {
	const found = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const fieldProblems =
		sent?.problems.map(({ field, name }) => ({ field, text: problemWords(t, name) })) ?? [];
	const refused =
		sent?.refusal == null
			? []
			: [{ field: controlAt(sent.refusal, sent.move), text: t(`inbox:refusal.${sent.refusal}`) }];
	const problems = [...refused, ...fieldProblems];
	return (
		<Page
			title={t("inbox:case.title", { name: found.name })}
			problems={problems}
			back={{ href: "/staff/disputes", text: t("inbox:case.back") }}
		>
			<CaseBody found={found} sent={sent} problems={problems} />
		</Page>
	);
}
