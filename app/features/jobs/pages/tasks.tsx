/** Things to do: the provider's open jobs by the day they are due, and the letters to post. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { listUnknownCalls } from "#app/features/calls/unknown-call.store.server.ts";
import { howSaid } from "#app/features/staff/summary.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound, unprocessable } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { readJobDone, readNote } from "../job-done.forms.ts";
import { patientOfJob } from "../job-note.store.server.ts";
import { finishJob, letterPosted, listJobs } from "../jobs.store.server.ts";
import { JOB_KINDS } from "../jobs.ts";
import { ConflictCard } from "../parts/conflict-card.tsx";
import { JobCard } from "../parts/job-card.tsx";
import { LettersTable } from "../parts/letters-table.tsx";
import { ReportCard } from "../parts/report-card.tsx";
import { UnknownCalls } from "../parts/unknown-calls.tsx";
import { findJustDone, type JustDone, reopenJob } from "../reopen-job.store.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const register = await currentRegister(context.db);
	const found = await listJobs(
		context.db,
		actor,
		new URL(request.url).searchParams.get("page"),
		context.now(),
	);
	const nameOf = (id: string) => {
		const tool = register.byId.get(id);
		return tool === undefined ? id : wordsIn(tool.words, context.lang).words.name;
	};
	const today = dayOf(context.now());
	const closed = new URL(request.url).searchParams.get("done") ?? "";
	const done = await findJustDone(context.db, actor, closed, context.now());
	const { searchParams } = new URL(request.url);
	const unknown = await listUnknownCalls(context.db, actor, searchParams.get("calls"), context.now());
	return json({
		unknown: {
			list: unknown.list,
			calls: unknown.calls.map(({ id, name, speaks, due }) => ({ id, name, speaks, due, late: due < today })),
		},
		isLead: actor.staffRole === "lead",
		done: done === undefined ? null : { ...done, tool: done.tool === null ? null : nameOf(done.tool) },
		...found,
		jobs: found.jobs.map((job) => ({
			...job,
			tool: job.tool === null ? null : nameOf(job.tool),
			late: job.due < today,
			today: job.due === today,
			disagreeing: job.disagreeing.map(howSaid),
		})),
	});
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const form = await request.formData();
	const read = readJobDone(form);
	const { db, lang } = context;
	if (form.has("switch")) {
		const typed = readNote(form);
		// A job that is done has no form to give anything back on.
		if ((await patientOfJob(db.read, actor, typed.id)) === undefined) throw notFound();
		return json({ ...typed, refusal: null });
	}
	if ("refusal" in read) return unprocessable(read);
	const { done } = read;
	const at = context.now();
	if (done.about === "reopen") {
		const result = await reopenJob(db, actor, done.id, at);
		if (result === "no-such-job") throw notFound();
		if (result === "too-late") return json({ refusal: result, id: "", note: "" }, { status: 409 });
		return redirect("/staff/tasks", 303);
	}
	const result =
		done.about === "letter"
			? await letterPosted(db, actor, done.id, at)
			: await finishJob(db, actor, done.id, done.about === "read" ? null : done.note, lang, at);
	if (result === "no-such-job") throw notFound();
	return redirect(done.about === "letter" ? "/staff/tasks" : `/staff/tasks?done=${done.id}`, 303);
}

export default function Tasks() {
	const { unknown, jobs, letters, letterCount, list, done, isLead } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problem = sent?.refusal && t(`staff:tasks.problem.${sent.refusal}`);
	const kinds = JOB_KINDS.map((kind) => ({ kind, those: jobs.filter((job) => job.kind === kind) }));
	const hasPost = jobs.some(({ kind }) => kind === "post");
	return (
		<Page
			title={t("staff:tasks.title")}
			back={{ href: "/staff", text: t("staff:summary.back") }}
			problems={problem ? [{ field: sent.id === "" ? "main" : `note-${sent.id}`, text: problem }] : []}
			notice={done !== null && !problem ? <Reopen done={done} /> : undefined}
		>
			{list.total + letterCount + unknown.list.total === 0 && (
				<>
					<p>{t("staff:home.none")}</p>
					<p>{t("staff:tasks.nothing-text")}</p>
				</>
			)}
			{kinds
				.filter(({ those }) => those.length > 0)
				.map(({ kind, those }) => (
					<section key={kind}>
						<h2 id={kind}>{t(`staff:home.kind.${kind}`)}</h2>
						{those.map((job) =>
							job.kind === "override" ? (
								<ReportCard key={job.id} job={job} isLead={isLead} />
							) : job.disagreeing.length > 0 ? (
								<ConflictCard key={job.id} job={job} answers={job.disagreeing} />
							) : (
								<JobCard
									key={job.id}
									job={job}
									note={sent?.id === job.id ? sent.note : undefined}
									error={sent?.id === job.id && problem ? problem : undefined}
								/>
							),
						)}
					</section>
				))}
			<Pagination list={list} href="/staff/tasks" />
			<UnknownCalls calls={unknown.calls} list={unknown.list} />
			{letters.length > 0 && (
				<>
					<h2 id={hasPost ? "letters" : "post"}>{t("staff:home.kind.post")}</h2>
					<p>
						<a href="/staff/letters/all">{t("staff:tasks.print-all")}</a>
					</p>
					<LettersTable caption={t("staff:tasks.letters", { count: letterCount })} letters={letters} />
				</>
			)}
		</Page>
	);
}

/** What was just said to be done, and for a few minutes the way back. It names nobody, so it is no look. */
function Reopen({ done }: { done: JustDone }) {
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<>
			<p>
				<b>{t("staff:tasks.done-title")}</b>: {t(`staff:home.kind.${done.kind}`)}
				<br />
				{done.tool ?? t("staff:tasks.every-tool")}
			</p>
			<p>{t("staff:tasks.reopen-until")}</p>
			<PostForm
				id="reopen"
				action="/staff/tasks"
				token={request.token}
				submit={t("staff:tasks.reopen")}
				quiet
			>
				<input type="hidden" name="reopen" value={done.id} />
			</PostForm>
		</>
	);
}
