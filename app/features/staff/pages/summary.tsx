/** The staff check: who this is, what they need, and for each tool in use here one answer with what to do now. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { aboutOf } from "#app/features/choices/about.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { shownUse } from "#app/features/uses/shown-use.ts";
import { formatTime } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound, unprocessable } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Details } from "#app/ui/details.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { TrainingNote } from "#app/ui/training-note.tsx";
import { Who } from "#app/ui/who.tsx";
import { servicesOf } from "../own-service.store.server.ts";
import { AnswersTable } from "../parts/answers-table.tsx";
import { DiedSummary } from "../parts/died-summary.tsx";
import { Purposes } from "../parts/purposes.tsx";
import { SaysNo } from "../parts/says-no.tsx";
import { Tell } from "../parts/tell.tsx";
import { ToolAnswer } from "../parts/tool-answer.tsx";
import { Undoable } from "../parts/undoable.tsx";
import { UseLinks, UsesAgainst } from "../parts/uses.tsx";
import { readSummary } from "../summary.store.server.ts";
import { readTold } from "../told.forms.ts";
import { tellPatient } from "../told.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const register = await currentRegister(context.db);
	const summary = await readSummary(
		context.db,
		actor,
		register,
		params["id"] ?? "",
		context.lang,
		context.now(),
	);
	if (summary === undefined) throw notFound();
	const { patient, deciding, purposes, undoable, against, asAt, seen, diedOn } = summary;
	const tools = summary.tools.map((tool) => ({
		...tool,
		press: { once: context.db.vault.randomHex(16), seen },
	}));
	const { subject, givenNames, familyName } = patient;
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(patient, dayOf(context.now())),
		deciding: deciding && {
			status: deciding.status,
			acting: deciding.acting.map(({ id: person, name, authority, mayNow }) => ({
				id: person,
				name,
				authority,
				mayNow,
			})),
		},
		tools,
		purposes,
		undoable: undoable.map(({ entry: { ref, at, body } }) => ({
			ref,
			at,
			about: aboutOf(body.scope, register, context.lang),
			answer: body.answer,
		})),
		against: against.map((use) => shownUse(use, register, context.lang, false)),
		asAt,
		diedOn,
		challenges: actor.staffRole === "clinician",
		own: servicesOf(register, actor, context.lang).find(({ id }) => id === actor.serviceId)?.name ?? null,
	});
}

/** “I told the patient about this tool”: the one thing that is written down on this page itself. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const id = params["id"] ?? "";
	const pressed = readTold(await request.formData());
	if ((await listedPatient(db, db.read, actor, id)) === undefined) throw notFound();
	if (pressed === undefined) return unprocessable({ problem: "told" as const });
	try {
		const told = await tellPatient(db, actor, await currentRegister(db), id, pressed, lang, context.now());
		if (!told) return unprocessable({ problem: "told" as const });
		return redirect(`/staff/patients/${id}#tool-${pressed.tool}`, 303);
	} catch (error) {
		// The commit may have reached the disk: the page shows whether it did.
		if (!isUnconfirmed(error)) throw error;
		return json({ problem: "not-confirmed" as const }, { status: 503 });
	}
}

/** What stops somebody stands before what does not. */
const CAUTIOUS_FIRST = ["unknown", "deny", "ask", "permit"] as const satisfies readonly DecisionAnswer[];

export default function StaffSummary() {
	const { id, name, patient, deciding, tools, purposes, undoable, against, asAt, diedOn, challenges, own } =
		useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const sent = useActionData<typeof action>();
	if (diedOn !== null)
		return <DiedSummary {...{ id, name, patient, diedOn, purposes, against, challenges }} />;
	const problem = sent && t(`staff:told.problem.${sent.problem}`);
	const time = formatTime(lang, new Date(asAt));
	const chosen = [true, false].flatMap((isOwn) =>
		CAUTIOUS_FIRST.flatMap((answer) =>
			tools.filter((tool) => tool.isOwn === isOwn && tool.answer === answer),
		),
	);
	const others = tools.filter((tool) => tool.answer === "not-applicable");
	const byDefault = chosen.filter((tool) => tool.reason === "used-unless-no");
	const boxed = chosen.filter((tool) => !byDefault.includes(tool));
	return (
		<Page
			title={name}
			problems={problem ? [{ field: "main", text: problem }] : []}
			back={{ href: "/staff", text: t("staff:summary.back") }}
		>
			<Who patient={patient} deciding={deciding} />
			<p>
				<ButtonLink href={`/staff/patients/${id}/record`}>{t("staff:summary.record")}</ButtonLink>
			</p>
			<UsesAgainst uses={against} />
			<AnswersTable tools={chosen} own={own} time={time} boxed={boxed.map((tool) => tool.id)} />
			{tools.length === 0 && <p>{t("staff:summary.none")}</p>}
			<PatientLinks id={id} challenges={challenges} />
			<UseLinks id={id} />
			{boxed.map((tool) => (
				<ToolAnswer key={tool.id} tool={tool} patient={id} asAt={time} />
			))}
			{byDefault.length > 0 && (
				<Details summary={t("staff:summary.can-use")}>
					<ul>
						{byDefault.map((tool) => (
							<li key={tool.id}>
								<b>{tool.name}</b>
								<br />
								{tool.trial && (
									<>
										{t("staff:summary.trial")}
										<br />
									</>
								)}
								<Tell patient={id} tool={tool} told={tool.told} press={tool.press} />
								<SaysNo patient={id} tool={tool} press={tool.press} />
							</li>
						))}
					</ul>
				</Details>
			)}
			{others.length > 0 && (
				<>
					<h2>{t("staff:summary.no-choice")}</h2>
					<ul>
						{others.map((tool) => (
							<li key={tool.id}>
								<b>
									<bdi>{tool.name}</bdi>
								</b>
								: {t(`reasons:sentence.${tool.reason}`)}{" "}
								{tool.training && <TrainingNote note={tool.training} />}
							</li>
						))}
					</ul>
				</>
			)}
			<Purposes purposes={purposes} />
			<Undoable patient={id} choices={undoable} />
			<NewLetter id={id} />
		</Page>
	);
}

/** A letter with a new code. The old one stops. */
function NewLetter({ id }: { id: string }) {
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<>
			<h2>{t("staff:new-letter.title")}</h2>
			<p>{t("staff:new-letter.stops")}</p>
			<PostForm
				id="letter"
				action="/staff/letters/new"
				token={request.token}
				submit={t("staff:new-letter.title")}
				quiet
			>
				<input type="hidden" name="patient" value={id} />
			</PostForm>
		</>
	);
}

/** The other pages about this patient: each is a line here. */
function PatientLinks({ id, challenges }: { id: string; challenges: boolean }) {
	const { t } = useWords();
	const links = [
		...(challenges ? [{ href: `/staff/patients/${id}/challenge`, text: t("inbox:challenge.link") }] : []),
		{ href: `/staff/patients/${id}/needs`, text: t("needs:staff.link") },
		{ href: `/staff/patients/${id}/people`, text: t("trust:people.title") },
		{ href: `/staff/patients/${id}/after`, text: t("after:staff.title") },
		{ href: `/staff/patients/${id}/death`, text: t("after:death.link") },
		{ href: `/staff/patients/${id}/dispute`, text: t("disputes:staff.link") },
		{ href: `/staff/patients/${id}/comment`, text: t("comments:for-patient.link") },
	];
	return (
		<nav className="links" aria-label={t("staff:summary.links")}>
			<ul>
				{links.map(({ href, text }) => (
					<li key={href}>
						<a href={href}>{text}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
