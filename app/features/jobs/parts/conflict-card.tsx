import { howWords, type SentHow } from "#app/features/staff/how-words.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";
import type { ShownJob } from "../shown-job.ts";
import { JobHead, JobReach } from "./job-head.tsx";

/** Two answers that do not agree, both in full. A talk settles them, and is written down as any other: there is no other way to be done with it. */
export function ConflictCard({ job, answers }: { job: ShownJob; answers: readonly SentHow[] }) {
	const { t, lang } = useWords();
	const dayOf = (when: Date | string) => formatDay(lang, when);
	const { patient, tool } = job;
	return (
		<div className="card">
			<JobHead job={job} />
			<p>
				{t(job.ofPeople ? "staff:tasks.people-disagree" : "staff:tasks.kind.conflict", {
					tool: tool ?? t("staff:tasks.every-tool"),
				})}
			</p>
			<ul>
				{answers.map((answer) => (
					<li key={answer.ref}>{howWords(t, dayOf, answer)}</li>
				))}
			</ul>
			<JobReach patient={patient} />
			<p>
				<a href={`/staff/patients/${patient.id}/record`}>
					{t("staff:tasks.settle")}
					<About name={patient.name} />
				</a>
			</p>
		</div>
	);
}
