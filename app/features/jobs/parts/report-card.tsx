import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { ShownJob } from "../shown-job.ts";
import { JobHead } from "./job-head.tsx";

/** An emergency override that the AI lead reads about. Its id is the reference of the override. Nothing is written: the patient was told already. */
export function ReportCard({ job, isLead }: { job: ShownJob; isLead: boolean }) {
	const { id, patient } = job;
	const { t } = useWords();
	const request = usePageRequest();
	const tool = job.tool ?? t("staff:tasks.every-tool");
	return (
		<div className="card">
			<JobHead job={job} />
			<p>{t("staff:tasks.kind.override", { tool })}</p>
			<p>
				<a href={`/staff/patients/${patient.id}/overrides/${id}`}>
					{t("staff:tasks.report")}
					<About name={patient.name} />
				</a>
			</p>
			{isLead ? (
				<PostForm
					id={`form-${id}`}
					action={request.path}
					token={request.token}
					submit={t("staff:tasks.read")}
					quiet
				>
					<input type="hidden" name="read" value={id} />
				</PostForm>
			) : (
				<p>{t("staff:tasks.only-lead")}</p>
			)}
		</div>
	);
}
