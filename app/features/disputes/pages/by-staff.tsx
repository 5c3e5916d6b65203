/** Write down what a patient says is wrong, by phone, at the desk or from a letter: one page, then the words to read back. From a pile of paper forms it leads back there. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { isFromPile, pileAfter } from "#app/features/staff/paper-pile.ts";
import { isTalk } from "#app/features/staff/recording.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { canPause, matterOf, raisedFrom, wouldBe } from "../askable.ts";
import { readPressedTold, readTold, type TellingProblem } from "../by-staff.forms.ts";
import { type AskableFor, raiseFor, readAskableFor } from "../by-staff.store.server.ts";
import type { ToldToStaff } from "../by-staff.ts";
import { clocksOf } from "../clocks.ts";
import { type DisputeProblem, readPressed, type Typed } from "../dispute.forms.ts";
import { type CheckProblem, ToldCheck } from "../parts/told-check.tsx";
import { ToldForm } from "../parts/told-form.tsx";
import { reachOf } from "../reach.store.server.ts";
import { matterShown, saysMachineAlone } from "../shown.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { found, ways, register } = await ask(context, staffOf(context), params["id"]);
	const { patient, askable } = found;
	const { subject, givenNames, familyName } = patient;
	const { lang } = context;
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(patient, dayOf(context.now())),
		ways,
		once: context.db.vault.randomHex(16),
		options: {
			uses: askable.uses.map(({ id, body: { tool, service, usedAt } }) => ({
				id,
				matter: matterShown(tool, service, usedAt, register, lang),
			})),
			tools: askable.tools.map(({ id }) => ({ id, matter: matterShown(id, null, null, register, lang) })),
		},
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const { found, ways, register } = await ask(context, actor, params["id"]);
	const form = await request.formData();
	const read = readTold(form, ways, lang);
	const { typed } = read;
	const { page, change, agreed } = readPressedTold(form);
	const pressed = readPressed(form);
	const once = pressed.once ?? db.vault.randomHex(16);
	if (change || (pressed.isSwitch && page === "form")) return json(formAgain(typed, [], [], once));
	if ("problems" in read) return json(formAgain(typed, read.telling, read.problems, once), { status: 422 });
	const { told } = read;
	const { id } = found.patient.subject;
	const isThere = matterOf(told.about, found.askable, register) !== undefined;
	if (!isThere) {
		const missing = [{ field: "about", name: "about-missing" }] as const;
		return json(formAgain({ ...typed, about: "" }, [], missing, once), { status: 422 });
	}
	const check = (problem: CheckProblem | null, status: number) =>
		json(
			{ page: "check" as const, typed, once, problem, ...ahead(context, actor, found, told, register) },
			{ status },
		);
	if (page === "form" || pressed.isSwitch) return check(null, 200);
	if (pressed.once === undefined) return check("key-missing", 422);
	if (!agreed) return check("not-agreed", 422);
	try {
		const saved = await raiseFor(db, actor, register, id, told, once, lang, now());
		if (saved === undefined) throw notFound();
		if (!saved.ok) return check(saved.reason, 409);
		const receipt = `/staff/patients/${id}/dispute/${saved.value.id}`;
		return redirect(isFromPile(request.url) ? pileAfter(id, saved.value.id) : receipt, 303);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return check("not-confirmed", 503);
	}
}

async function ask({ db, now }: Context, actor: StaffActor, id = "") {
	const register = await currentRegister(db);
	const found = await readAskableFor(db, actor, register, id, now());
	const reach = found && (await reachOf(db, { ...actor, patientId: id }));
	if (found === undefined || reach === undefined) throw notFound();
	return { found, ways: reach.ways, register };
}

function formAgain(
	typed: Typed,
	telling: readonly TellingProblem[],
	problems: readonly DisputeProblem[],
	once: string,
) {
	return { page: "form" as const, typed, telling, problems, once };
}

/** What it will be, so that the patient hears it before it is saved. */
function ahead(
	{ lang, now }: Context,
	actor: StaffActor,
	{ askable }: AskableFor,
	told: ToldToStaff,
	register: Awaited<ReturnType<typeof currentRegister>>,
) {
	const matter = matterOf(told.about, askable, register);
	const provider = register.providers.get(actor.providerId);
	if (matter === undefined || provider === undefined) throw new Error("a staff member without a provider");
	const { use, tool } = matter;
	const said = {
		decider: { who: "patient" },
		recorder: { who: "staff", id: actor.staffId, name: actor.name },
		way: told.way,
		helped: null,
		interpreter: told.interpreter,
	} as const;
	const raised = raisedFrom(told, matter, askable.services, said, lang);
	return {
		answers: { about: told.about, what: told.what, answer: told.answer },
		decider: told.decider.who === "patient" ? null : told.decider.name,
		way: told.way,
		interpreter: told.interpreter,
		isTalk: isTalk(told.way),
		matter: matterShown(raised.tool, raised.service, use?.body.usedAt ?? null, register, lang),
		pause: canPause(tool) ? raised.pauses : null,
		clocks: clocksOf(wouldBe(raised, now()), provider.nation, dayOf(now())).map((clock) => ({
			...clock,
			isLate: false,
		})),
		urgentPhone: told.what.routes.includes("urgent") ? provider.phone : null,
		isMachineAlone: saysMachineAlone(told.what.routes, tool),
	};
}

export default function DisputeByStaff() {
	const asked = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	return sent?.page === "check" ? (
		<ToldCheck name={asked.name} sent={sent} />
	) : (
		<ToldForm asked={asked} sent={sent} />
	);
}
