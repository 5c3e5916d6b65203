import { formatDay, formatList } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import type { ShownJob } from "../shown-job.ts";

/** Whom a job is about, and by when it is done. */
export function JobHead({ job }: { job: Pick<ShownJob, "due" | "late" | "today" | "patient"> }) {
	const { due, late, today, patient } = job;
	const { t, lang } = useWords();
	const date = formatDay(lang, due);
	return (
		<>
			<h3>
				<a href={`/staff/patients/${patient.id}`}>
					<bdi>{patient.name}</bdi>
				</a>
			</h3>
			<p>
				<strong>
					{late
						? t("staff:tasks.late", { date })
						: today
							? t("staff:tasks.today")
							: t("staff:tasks.due", { date })}
				</strong>
			</p>
		</>
	);
}

/** How to reach the patient: the number to call, their languages, and who has to help. */
export function JobReach({ patient }: Pick<ShownJob, "patient">) {
	const { t, lang } = useWords();
	const { reads, speaks, interpreters } = patient.needs;
	return (
		<p>
			{t("staff:tasks.phone")}:{" "}
			{patient.phone === null ? (
				t("staff:tasks.no-phone")
			) : (
				<a href={`tel:${patient.phone.replace(/[^\d+]/g, "")}`}>
					<Ltr>{patient.phone}</Ltr>
				</a>
			)}
			<br />
			{t("needs:row.reads")}: {reads === null ? t("needs:row.not-said") : <LanguageName tag={reads} />}
			{speaks !== null && (
				<>
					<br />
					{t("needs:row.speaks")}: <LanguageName tag={speaks} />
				</>
			)}
			{interpreters.length > 0 && (
				<>
					<br />
					{t("needs:row.interpreters")}:{" "}
					{formatList(
						lang,
						interpreters.map((each) => t(`needs:interpreter.${each}`)),
					)}
				</>
			)}
		</p>
	);
}
