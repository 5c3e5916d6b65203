/** Staff write down that a patient has died: how they know it, then a page that stops them and says what ends. Or that it was a mistake. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import {
	type DeathProblem,
	readDeathForm,
	readDeathMistake,
	readDeathPressed,
	type TypedDeath,
} from "../death.forms.ts";
import { readDeath, recordDeath, takeDeathBack } from "../death.store.server.ts";
import { CheckDeath } from "../parts/check-death.tsx";
import { DeathForm } from "../parts/death-form.tsx";
import type { DeathProblemName } from "../parts/death-words.ts";
import { HasDied } from "../parts/has-died.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { patient, death } = await find(context, staffOf(context), params["id"]);
	const { subject, givenNames, familyName } = patient;
	const recorder = death?.body.recorder;
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		once: context.db.vault.randomHex(16),
		death: death && {
			...{ on: death.body.on, source: death.body.source, evidence: death.body.evidence, at: death.at },
			who: recorder?.who === "staff" ? recorder.name : null,
		},
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const { patient, death } = await find(context, actor, params["id"]);
	const { id } = patient.subject;
	const form = await request.formData();
	const {
		step,
		agreed,
		change,
		once = db.vault.randomHex(16),
		...given
	} = {
		...readDeathPressed(form),
		isSwitch: form.has("switch"),
	};
	if (step === "mistake" || death !== null) return mistake(context, actor, id, form);
	const read = readDeathForm(form, dayOf(context.now()));
	const { typed } = read;
	const again = (problems: readonly DeathProblem[], status: number) =>
		json({ page: "form" as const, typed, problems, once }, { status });
	if (change || (given.isSwitch && step === "form")) return again([], 200);
	if ("problems" in read) return again(read.problems, 422);
	const check = (problem: DeathProblemName | null, status: number) =>
		json({ page: "check" as const, typed, death: read.death, problem, once }, { status });
	if (step === "form" || given.isSwitch) return check(null, 200);
	if (!agreed) return check("not-agreed", 422);
	try {
		const register = await currentRegister(db);
		const saved = await recordDeath(db, actor, register, id, read.death, once, context.now());
		if (saved === undefined) throw notFound();
		return saved.ok ? redirect(`/staff/patients/${id}`, 303) : check(saved.reason, 409);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return check("not-confirmed", 503);
	}
}

async function mistake(context: Context, actor: StaffActor, id: string, form: FormData) {
	const { db } = context;
	const read = readDeathMistake(form);
	const again = (problem: DeathProblemName | null, status: number) =>
		json({ page: "mistake" as const, why: read.why, problem }, { status });
	if (form.has("switch")) return again(null, 200);
	if ("problem" in read) return again(read.problem, 422);
	try {
		const register = await currentRegister(db);
		const taken = await takeDeathBack(db, actor, register, id, read.why, context.now());
		if (taken === undefined) throw notFound();
	} catch (error) {
		if (!isUnconfirmed(error)) throw error;
		return again("not-confirmed", 503);
	}
	// Who pressed twice, or after somebody else, sees that the patient lives.
	return redirect(`/staff/patients/${id}`, 303);
}

async function find(context: Context, actor: StaffActor, id = "") {
	const register = await currentRegister(context.db);
	const known = await readDeath(context.db, actor, register, id, context.now());
	if (known === undefined) throw notFound();
	return known;
}

export default function Death() {
	const asked = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	if (asked.death !== null)
		return (
			<HasDied
				asked={asked}
				death={asked.death}
				sent={sent?.page === "mistake" ? sent : { why: "", problem: null }}
			/>
		);
	if (sent?.page === "check") return <CheckDeath asked={asked} sent={sent} />;
	const typed: TypedDeath = sent?.page === "form" ? sent.typed : {};
	return (
		<DeathForm
			asked={asked}
			typed={typed}
			once={sent?.page === "form" ? sent.once : asked.once}
			problems={sent?.page === "form" ? sent.problems : []}
		/>
	);
}
