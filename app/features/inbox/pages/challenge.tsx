/** A clinician says that a tool was wrong about this patient: one page, then the case. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import {
	type Challengeable,
	raiseChallenge,
	readChallengeable,
} from "#app/features/disputes/challenge.store.server.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Who } from "#app/ui/who.tsx";
import { type About, aboutValue, readChallenge, type TypedChallenge } from "../challenge.forms.ts";
import { namesIn } from "../names.ts";
import { ChallengeForm, type ChallengePageProblem } from "../parts/challenge-form.tsx";
import { challengeWords } from "../parts/problem-words.ts";

/** The newest uses; an older one is challenged by its tool. */
const MOST_USES = 20;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { found, register } = await find(context, actor, params["id"]);
	const { patient } = found;
	const { toolName } = namesIn(register, context.lang);
	const allowed = actor.staffRole === "clinician";
	return json(
		{
			id: patient.subject.id,
			name: `${patient.givenNames} ${patient.familyName}`.trim(),
			patient: shownPatient(patient, dayOf(context.now())),
			allowed,
			options: allowed
				? offeredIn(found).map((one) => ({
						value: aboutValue(one),
						tool: toolName(one.tool),
						usedAt: found.uses.find(({ id }) => id === one.use)?.usedAt ?? null,
					}))
				: [],
			once: context.db.vault.randomHex(16),
		},
		{ status: allowed ? 200 : 403 },
	);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { found, register } = await find(context, actor, params["id"]);
	const again = (typed: TypedChallenge, problems: readonly ChallengePageProblem[], status: number) =>
		json({ typed, problems }, { status });
	if (actor.staffRole !== "clinician") return again({}, [{ field: "main", name: "only-clinicians" }], 403);
	const form = await request.formData();
	const read = readChallenge(form, offeredIn(found), context.lang);
	if (form.has("switch")) return again(read.typed, [], 200);
	if ("problems" in read) return again(read.typed, read.problems, 422);
	const { challenge, once, typed } = read;
	const { db } = context;
	const { id } = found.patient.subject;
	try {
		const raised = await raiseChallenge(db, actor, register, id, challenge, once, context.now());
		if (raised === undefined) throw notFound();
		if (raised.ok) return redirect(`/staff/disputes/${id}/${raised.value.dispute}`, 303);
		const field = raised.reason === "key-not-yours" ? "main" : "about";
		return again(typed, [{ field, name: raised.reason }], raised.reason === "key-not-yours" ? 409 : 422);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again(typed, [{ field: "main", name: "not-confirmed" }], 503);
	}
}

async function find(
	context: Context,
	actor: StaffActor,
	id: string | undefined,
): Promise<{ found: Challengeable; register: KnownRegister }> {
	const register = await currentRegister(context.db);
	const found = await readChallengeable(context.db, actor, register, id ?? "", context.now());
	if (found === undefined) throw notFound();
	return { found, register };
}

function offeredIn({ uses, tools }: Challengeable): About[] {
	return [
		...uses.slice(0, MOST_USES).map(({ id, body }) => ({ use: id, tool: body.tool })),
		...tools.map(({ id }) => ({ use: null, tool: id })),
	];
}

export default function ChallengePage() {
	const { id, name, patient, allowed, options, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map((problem) => ({
		field: problem.field,
		text: challengeWords(t, problem.name),
	}));
	return (
		<Page
			title={t("inbox:challenge.title", { name })}
			problems={problems}
			back={{ href: `/staff/patients/${id}`, text: t("staff:record.back") }}
		>
			<Who patient={patient} />
			{allowed ? (
				<ChallengeForm
					options={options}
					typed={sent?.typed ?? {}}
					problems={problems}
					once={sent?.typed.once ?? once}
				/>
			) : (
				<p>{t("inbox:problem.only-clinicians")}</p>
			)}
		</Page>
	);
}
