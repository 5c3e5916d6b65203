/** Staff read who may act for a patient, what was seen of it and until when, and end it. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Who } from "#app/ui/who.tsx";
import { endTrustByStaff } from "../end-trust.store.server.ts";
import { type Ending, PersonCard } from "../parts/person-card.tsx";
import { problemWords, type TrustProblemName } from "../parts/trust-words.ts";
import { WhoDecides } from "../parts/who-decides.tsx";
import { shownPeople } from "../shown-person.ts";
import { readEnd } from "../trust.forms.ts";
import { trustedForStaff } from "../trust.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const register = await currentRegister(db);
	const found = await trustedForStaff(db, actor, register, params["id"] ?? "", context.now());
	if (found === undefined) throw notFound();
	const { patient, trusting } = found;
	const people = shownPeople(
		trusting.recorded,
		trusting.people,
		trusting,
		trusting.ages,
		dayOf(context.now()),
	);
	return json({
		id: patient.subject.id,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		patient: shownPatient(patient, dayOf(context.now())),
		status: trusting.status,
		acting: people.filter(({ state }) => state === "acts" || state === "not-yet"),
		before: people.filter(({ state }) => state !== "acts" && state !== "not-yet"),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const id = params["id"] ?? "";
	const form = await request.formData();
	if ((await listedPatient(db, db.read, actor, id)) === undefined) throw notFound();
	const { person, how, why, ...read } = readEnd(form);
	const again = (
		problems: readonly { readonly field: "how" | "why" | "main"; readonly name: TrustProblemName }[],
		status: number,
	) => json({ person, how, why, problems }, { status });
	if (form.has("switch")) return again([], 200);
	if ("problems" in read) return again(read.problems, 422);
	try {
		const ended = await endTrustByStaff(
			db,
			actor,
			await currentRegister(db),
			id,
			person,
			read.ending,
			context.now(),
		);
		if (ended === undefined) throw notFound();
		if (!ended.ok) return again([{ field: "main", name: "gone" }], 409);
		return redirect(`/staff/patients/${id}/people`, 303);
	} catch (error) {
		// The commit may have reached the disk: pressed again, it says that it was ended.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "main", name: "not-confirmed" }], 503);
	}
}

export default function StaffPeople() {
	const { id, name, patient, status, acting, before } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const isGone = sent !== undefined && !acting.some((person) => person.id === sent.person);
	const placeOf = (field: string) =>
		field !== "main" && acting.some((person) => person.id === sent?.person)
			? `${field}-${sent?.person}`
			: "main";
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: problemWords(t, problem),
	}));
	const ending: Ending | undefined = sent && {
		how: sent.how,
		why: sent.why,
		errors: Object.fromEntries(problems.map(({ field, text }) => [field, text])),
	};
	return (
		<Page
			title={t("trust:people.title")}
			back={{ href: `/staff/patients/${id}`, text: t("staff:record.back") }}
			problems={problems.map(({ field, text }) => ({ field: placeOf(field), text }))}
			notice={isGone && sent.why !== "" ? <NotSaved why={sent.why} /> : undefined}
		>
			<p>
				<strong>
					<bdi>{name}</bdi>
				</strong>
			</p>
			<Who patient={patient} />
			<p>
				<WhoDecides status={status} /> <a href={`/staff/patients/${id}/status`}>{t("trust:status.link")}</a>
			</p>
			{acting.length === 0 && <p>{t("trust:people.none")}</p>}
			{acting.map((person) => (
				<PersonCard
					key={person.id}
					person={person}
					ending={sent?.person === person.id ? ending : undefined}
				/>
			))}
			<p>
				<ButtonLink href={`/staff/patients/${id}/people/new`}>{t("trust:people.add")}</ButtonLink>
			</p>
			{before.length > 0 && (
				<>
					<h2>{t("trust:people.before")}</h2>
					{before.map((person) => (
						<PersonCard key={person.id} person={person} ending={undefined} />
					))}
				</>
			)}
		</Page>
	);
}

/** What was typed of somebody who was ended meanwhile: their form is gone, and no word of it is lost. */
function NotSaved({ why }: { why: string }) {
	const { t } = useWords();
	return (
		<>
			<p>{t("trust:end.why")}</p>
			<blockquote dir="auto">
				<p>{why}</p>
			</blockquote>
		</>
	);
}
