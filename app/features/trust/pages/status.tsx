/** Staff change who decides for a patient: the assessment, then a page that stops them and says what it changes. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { CheckStatus, type ShownEffect } from "../parts/check-status.tsx";
import { StatusForm } from "../parts/status-form.tsx";
import type { TrustProblemName } from "../parts/trust-words.ts";
import { readStatus, readStatusPressed, type StatusProblem } from "../status.forms.ts";
import { changeStatus, readStatusKnown, statusAhead } from "../status.store.server.ts";
import type { NewStatus } from "../status.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { known } = await find(context, staffOf(context), params["id"]);
	const { subject, givenNames, familyName } = known.patient;
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(known.patient, dayOf(context.now())),
		status: known.status,
		offered: known.offered,
		once: context.db.vault.randomHex(16),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { known, register } = await find(context, actor, params["id"]);
	const { db, lang } = context;
	const form = await request.formData();
	const { step, agreed, change, ...given } = readStatusPressed(form);
	const { once = db.vault.randomHex(16) } = given;
	const read = readStatus(form, known.offered, dayOf(context.now()));
	const { typed } = read;
	const again = (problems: readonly StatusProblem[], status: number) =>
		json({ page: "form" as const, typed, problems, once }, { status });
	const isSwitch = form.has("switch");
	if (change || (isSwitch && step === "form")) return again([], 200);
	if ("problems" in read) return again(read.problems, 422);
	const { assessed } = read;
	const check = async (problem: TrustProblemName | null, status: number) => {
		const ahead = await statusAhead(db, actor, register, known, assessed.status, context.now());
		const effects = ahead.effects.map(({ question, before, after, reason }): ShownEffect => {
			const tool = register.byId.get(question.tool.id);
			const { purpose } = question;
			return { tool: tool ? wordsIn(tool.words, lang).words.name : "", purpose, before, after, reason };
		});
		const { seen } = known;
		const shown = { page: "check" as const, typed, assessed, effects, nobody: ahead.nobody };
		return json({ ...shown, problem, once, seen }, { status });
	};
	if (step === "form" || isSwitch) return check(null, 200);
	if (given.once === undefined || given.seen === undefined) return check("key-missing", 422);
	if (!agreed) return check("not-agreed", 422);
	try {
		return await save(context, actor, known.patient.subject.id, assessed, given.once, given.seen, check);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return check("not-confirmed", 503);
	}
}

async function save<Check>(
	{ db, now }: Context,
	actor: StaffActor,
	id: string,
	assessed: NewStatus,
	once: string,
	seen: string,
	check: (problem: TrustProblemName, status: number) => Promise<Check>,
) {
	const register = await currentRegister(db);
	const saved = await changeStatus(db, actor, register, id, assessed, { once, seen }, now());
	if (saved === undefined) throw notFound();
	return saved.ok ? redirect(`/staff/patients/${id}/people`, 303) : check(saved.reason, 409);
}

async function find(context: Context, actor: StaffActor, id = "") {
	const register = await currentRegister(context.db);
	const known = await readStatusKnown(context.db, actor, register, id, context.now());
	if (known === undefined) throw notFound();
	return { known, register };
}

export default function Status() {
	const asked = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	if (sent?.page === "check") return <CheckStatus asked={asked} sent={sent} />;
	return (
		<StatusForm
			asked={asked}
			typed={sent?.typed ?? {}}
			once={sent?.once ?? asked.once}
			problems={sent?.problems ?? []}
		/>
	);
}
