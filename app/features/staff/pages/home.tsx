/** Where staff start: the search field, how much there is to do, what is said to be wrong, and for a lead which tools to look at. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { readFields } from "#app/core/form-fields.ts";
import { countUnknownCalls } from "#app/features/calls/unknown-call.store.server.ts";
import { countCases, countPressing } from "#app/features/disputes/inbox.store.server.ts";
import { countJobs } from "#app/features/jobs/jobs.store.server.ts";
import { placeOfKind } from "#app/features/jobs/jobs.ts";
import { reachedOf } from "#app/features/machines/canary.store.server.ts";
import { isMissed } from "#app/features/machines/canary.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { needsLook, watchedOf } from "#app/features/tools/watched.ts";
import { ownTraining } from "#app/features/training/own-training.ts";
import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { unprocessable } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { keepOwnService, servicesOf } from "../own-service.store.server.ts";
import { OwnServiceForm } from "../parts/own-service-form.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { listRecordingDrafts } from "../recording-draft.store.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const register = await currentRegister(db);
	const { tools } = register;
	const [own, today] = [new Set([actor.providerId]), dayOf(context.now())];
	const look = tools.filter(
		(tool) =>
			tool.uses.some(({ providerId }) => own.has(providerId)) && needsLook(watchedOf(tool, own, today)),
	);
	return json({
		jobs: await countJobs(db, actor),
		unknown: await countUnknownCalls(db, actor, context.now()),
		drafts: await listRecordingDrafts(db, actor, context.now()),
		services: servicesOf(register, actor, context.lang),
		own: actor.serviceId ?? "",
		isLead: actor.staffRole === "lead",
		passwords: context.staffOpenId?.only !== true,
		look: actor.staffRole === "lead" ? look.length : 0,
		missed: (await reachedOf(db, actor, context.now())).filter(({ arrival }) => isMissed(arrival)).length,
		training: ownTraining(tools, actor, context.lang, today).filter(
			({ trained }) => trained.state === "missing",
		).length,
		cases: await countCases(db, actor),
		pressing: await countPressing(db, actor, today),
	});
}

/** Where they work, which is all that is sent to this page. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { values, problems } = readFields(await request.formData(), { service: 100 });
	const { service } = values;
	const register = await currentRegister(context.db);
	const isKept =
		problems.length === 0 &&
		service !== undefined &&
		(await keepOwnService(context.db, actor, register, service || null));
	return isKept ? redirect("/staff", 303) : unprocessable({ problem: "service" as const });
}

export default function StaffHome() {
	const { services, own, isLead, passwords, jobs, unknown, drafts, look, missed, training, cases, pressing } =
		useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const error = sent ? t("staff:own.problem") : undefined;
	const counted = [
		{ what: t("inbox:home.urgent"), count: pressing.urgent },
		{ what: t("inbox:home.late"), count: pressing.late },
		...(["open", "unassigned", "mine"] as const).map((view) => ({
			what: t(`inbox:list.view.${view}`),
			count: cases[view],
		})),
	].filter(({ count }) => count > 0);
	return (
		<Page
			title={t("staff:home.title")}
			problems={error === undefined ? [] : [{ field: "service", text: error }]}
			notice={drafts.length > 0 ? <Drafts drafts={drafts} /> : undefined}
		>
			<SearchField />
			<ul>
				<li>
					<a href="/staff/day">{t("day:title")}</a>
				</li>
				<li>
					<a href="/staff/forms">{t("staff:forms.title")}</a>
				</li>
				<li>
					<a href="/staff/lists">{t("lists:home.link")}</a>
				</li>
			</ul>
			{look > 0 && (
				<div className="notice">
					<p>
						<a href="/staff/tools">{t("watch:list.look", { number: look })}</a>
					</p>
					<p>{t("watch:list.look-hint")}</p>
				</div>
			)}
			{missed > 0 && (
				<div className="notice">
					<p>
						<a href="/staff/clients">{t("clients:test.home", { number: formatNumber(lang, missed) })}</a>
					</p>
					<p>{t("clients:test.home-hint")}</p>
				</div>
			)}
			<h2>{t("staff:home.jobs")}</h2>
			{jobs.length + unknown === 0 ? (
				<p>{t("staff:home.none")}</p>
			) : (
				<>
					<ul>
						{jobs.map(({ kind, count }) => (
							<li key={kind}>
								<a href={placeOfKind(kind, jobs)}>
									{t("staff:home.count", { what: t(`staff:home.kind.${kind}`), count })}
								</a>
							</li>
						))}
						{unknown > 0 && (
							<li>
								<a href="/staff/tasks#unknown">
									{t("staff:home.count", { what: t("calls:staff.title"), count: unknown })}
								</a>
							</li>
						)}
					</ul>
					<p>
						<a href="/staff/tasks">{t("staff:home.see")}</a>
					</p>
				</>
			)}
			<h2>{t("inbox:home.title")}</h2>
			{counted.length === 0 ? (
				<p>{t("inbox:home.none")}</p>
			) : (
				<ul>
					{counted.map(({ what, count }) => (
						<li key={what}>{t("inbox:list.count", { what, count })}</li>
					))}
				</ul>
			)}
			<p>
				<a href="/staff/disputes">{t("inbox:home.see")}</a>
			</p>
			<h2>{t("training:home.title")}</h2>
			<p>
				<a href="/staff/training">
					{training > 0 ? t("training:home.missing", { number: training }) : t("training:home.link")}
				</a>
			</p>
			<OwnServiceForm services={services} own={own} error={error} />
			<h2>{t("colleagues:home.title")}</h2>
			<ul>
				{isLead && (
					<>
						<li>
							<a href="/staff/colleagues">{t("colleagues:home.colleagues")}</a>
						</li>
						<li>
							<a href="/staff/clients">{t("clients:list.title")}</a>
						</li>
						<li>
							<a href="/staff/releases">{t("lists:release.title")}</a>
						</li>
					</>
				)}
				{passwords && (
					<li>
						<a href="/staff/password">{t("colleagues:password.title")}</a>
					</li>
				)}
			</ul>
		</Page>
	);
}

/** What was typed and never saved. It names nobody: whom it is about stands on the page it leads to, and that is a look. */
function Drafts({ drafts }: { drafts: readonly { patient: string; at: string }[] }) {
	const { t, lang } = useWords();
	return (
		<>
			<p>{t("staff:home.drafts")}</p>
			<ul>
				{drafts.map(({ patient, at }) => (
					<li key={patient}>
						<a href={`/staff/patients/${patient}/record`}>
							{t("staff:home.draft", { date: formatMoment(lang, new Date(at)) })}
						</a>
					</li>
				))}
			</ul>
		</>
	);
}
