import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { ShownJob } from "../shown-job.ts";
import { AskedCallLines } from "./asked-call-lines.tsx";
import { JobHead, JobReach } from "./job-head.tsx";

/** One job: who, by when, what to do, and a note with which it is done. */
export function JobCard(props: {
	readonly job: ShownJob;
	/** What was typed, and what is wrong with it. */
	readonly note: string | undefined;
	readonly error: string | undefined;
}) {
	const { job, note, error } = props;
	const { id, kind, takenBack, asked, isForMore, patient } = job;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const tool = job.tool ?? t("staff:tasks.every-tool");
	return (
		<div className="card">
			<JobHead job={job} />
			{asked !== null && <AskedCallLines asked={asked} />}
			{(asked === null || isForMore) && <p>{t(`staff:tasks.kind.${kind}`, { tool })}</p>}
			{kind === "ask-again" && <p>{t("staff:tasks.ask-again-also")}</p>}
			{takenBack && (
				<p>
					<strong>{t("staff:tasks.taken-back")}</strong>
				</p>
			)}
			{kind === "post" && (
				<>
					<p>{t("needs:unmet-title")}</p>
					<ul>
						{patient.unmet.map((each) => (
							<li key={each}>{t(`needs:unmet.${each}`)}</li>
						))}
					</ul>
				</>
			)}
			<JobReach patient={patient} />
			<PostForm
				id={`form-${id}`}
				action={request.path}
				token={request.token}
				submit={t("staff:tasks.done")}
				quiet
			>
				<input type="hidden" name="task" value={id} />
				<TextAreaField
					id={`note-${id}`}
					name="note"
					label={t("staff:tasks.note")}
					hint={t("staff:tasks.note-hint", { language: languageName(lang, lang).own })}
					error={error}
					value={note}
					rows={2}
				/>
			</PostForm>
			{(kind === "call-back" || kind === "help") && (
				<p>
					<a href={`/staff/patients/${patient.id}/record`}>{t("staff:tasks.record")}</a>
				</p>
			)}
		</div>
	);
}
