/** A clinician stops and reads what an emergency override does, says why, checks it, and starts it under their name. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { type OverrideKnown, readOverridable } from "../overridable.store.server.ts";
import { type OverrideProblem, readOverrideForm, readOverridePressed } from "../override.forms.ts";
import { startOverride } from "../override.store.server.ts";
import { type CheckProblem, CheckStart } from "../parts/check-start.tsx";
import { type Refusal, Refused } from "../parts/refused.tsx";
import { StartForm } from "../parts/start-form.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { found } = await find(context, actor, params);
	if (found.running !== null) throw redirect(placeOf(found, found.running.entry.ref), 303);
	const refusal = refusalOf(actor, found);
	return json(
		{ ...shown(context, actor, found, refusal), once: context.db.vault.randomHex(16) },
		{ status: statusOf(refusal) },
	);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { found, register } = await find(context, actor, params);
	const { db, lang } = context;
	const refusal = refusalOf(actor, found);
	if (refusal === "only-clinicians") return refuse(refusal);
	if (found.running !== null) return redirect(placeOf(found, found.running.entry.ref), 303);
	if (refusal !== null) return refuse(refusal);
	const form = await request.formData();
	const { step, agreed, change, ...given } = readOverridePressed(form);
	const { once = db.vault.randomHex(16) } = given;
	const read = readOverrideForm(form, lang);
	const { typed } = read;
	const again = (problems: readonly OverrideProblem[], status: number) =>
		json({ page: "form" as const, typed, problems, once }, { status });
	const isSwitch = form.has("switch");
	if (change || (isSwitch && step === "form")) return again([], 200);
	if ("problems" in read) return again(read.problems, 422);
	const check = (problem: CheckProblem | null, status: number) =>
		json({ page: "check" as const, typed, problem, once, seen: found.mark }, { status });
	if (step === "form" || isSwitch) return check(null, 200);
	if (given.once === undefined || given.seen === undefined) return check("key-missing", 422);
	if (!agreed) return check("not-agreed", 422);
	try {
		const pressed = { once: given.once, seen: given.seen };
		const { id } = found.patient.subject;
		const started = await startOverride(
			db,
			actor,
			register,
			id,
			found.tool.id,
			read.wanted,
			pressed,
			context.now(),
		);
		if (started === undefined) throw notFound();
		if (started.ok) return redirect(placeOf(found, started.value.ref), 303);
		const { reason } = started;
		if (reason === "changed" || reason === "key-not-yours") return check(reason, 409);
		return refuse(reason);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return check("not-confirmed", 503);
	}
}

async function find(
	context: Context,
	actor: StaffActor,
	{ id = "", tool = "" }: LoaderFunctionArgs["params"],
): Promise<{ found: OverrideKnown; register: KnownRegister }> {
	const register = await currentRegister(context.db);
	const found = await readOverridable(context.db, actor, register, id, tool, context.now());
	if (found === undefined) throw notFound();
	return { found, register };
}

function placeOf({ patient }: OverrideKnown, ref: string): string {
	return `/staff/patients/${patient.subject.id}/overrides/${ref}`;
}

function refusalOf({ staffRole }: StaffActor, { refusal }: OverrideKnown): Refusal | null {
	return staffRole === "clinician" ? refusal : "only-clinicians";
}

function statusOf(refusal: Refusal | null): number {
	return refusal === null ? 200 : refusal === "only-clinicians" ? 403 : 409;
}

function refuse(refusal: Refusal) {
	return json({ page: "refused" as const, refusal }, { status: statusOf(refusal) });
}

function shown(
	{ lang }: Context,
	actor: StaffActor,
	{ patient, tool, reason }: OverrideKnown,
	refusal: Refusal | null,
) {
	const { words, lang: wordsLang } = wordsIn(tool.words, lang);
	return {
		id: patient.subject.id,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		clinician: actor.name,
		tool: words.name,
		instead: words.instead,
		wordsLang: wordsLang === lang ? null : wordsLang,
		reason,
		refusal,
	};
}

export default function StartOverride() {
	const asked = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const refusal = sent?.page === "refused" ? sent.refusal : asked.refusal;
	if (refusal !== null) return <Refused asked={asked} refusal={refusal} />;
	if (sent?.page === "check") return <CheckStart asked={asked} sent={sent} />;
	const problems = (sent?.page === "form" ? sent.problems : []).map(({ field, name }) => ({
		field: field === "main" ? "form-submit" : field,
		text: name === "only-care" ? t("overrides:refused.only-care") : t(`overrides:problem.${name}`),
	}));
	const form = sent?.page === "form" ? sent : { typed: {}, once: asked.once };
	return <StartForm asked={asked} typed={form.typed} once={form.once} problems={problems} />;
}
