/** Things to do: the provider's open jobs by the day they are due, and the letters to post. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound, unprocessable } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { readJobDone } from "../job-done.forms.ts";
import { finishJob, letterPosted, listJobs } from "../jobs.store.server.ts";
import { JobCard } from "../parts/job-card.tsx";
import { LetterCard } from "../parts/letter-card.tsx";

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
	return json({
		...found,
		jobs: found.jobs.map((job) => ({
			...job,
			tool: job.tool === null ? null : nameOf(job.tool),
			late: job.due < today,
			today: job.due === today,
		})),
	});
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const read = readJobDone(await request.formData());
	if ("refusal" in read) return unprocessable(read);
	const { done } = read;
	const result =
		done.about === "task"
			? await finishJob(context.db, actor, done.id, done.note, context.lang, context.now())
			: await letterPosted(context.db, actor, done.id, context.now());
	if (result === "no-such-job") throw notFound();
	return redirect("/staff/tasks", 303);
}

export default function Tasks() {
	const { jobs, letters, letterCount, list } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problem = sent && { ...sent, text: t(`staff:tasks.problem.${sent.refusal}`) };
	return (
		<Page
			title={t("staff:tasks.title")}
			back={{ href: "/staff", text: t("staff:summary.back") }}
			problems={
				problem ? [{ field: problem.id === "" ? "main" : `note-${problem.id}`, text: problem.text }] : []
			}
		>
			{list.total + letterCount === 0 && <p>{t("staff:home.none")}</p>}
			{jobs.map((job) => (
				<JobCard key={job.id} job={job} problem={problem?.id === job.id ? problem : undefined} />
			))}
			<Pagination list={list} href="/staff/tasks" />
			{letters.length > 0 && (
				<>
					<h2>{t("staff:tasks.letters", { count: letterCount })}</h2>
					<p>
						<a href="/staff/letters/all">{t("staff:tasks.print-all")}</a>
					</p>
					{letters.map((letter) => (
						<LetterCard key={letter.id} letter={letter} />
					))}
				</>
			)}
		</Page>
	);
}
