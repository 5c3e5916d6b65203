import type { DecisionStatus } from "#app/core/entry.ts";
import { ASSESSMENTS } from "#app/core/status-reason.ts";
import type { ShownPatient } from "#app/features/people/shown-patient.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Who } from "#app/ui/who.tsx";
import type { StatusProblem, TypedStatus } from "../status.forms.ts";
import { problemWords } from "./trust-words.ts";
import { WhoDecides } from "./who-decides.tsx";

/** Whom it is about, and what can be said of them. */
export interface AskedStatus {
	readonly id: string;
	readonly name: string;
	readonly patient: ShownPatient;
	readonly status: DecisionStatus;
	readonly offered: readonly DecisionStatus[];
}

/** The assessment. Nothing is chosen for anybody. */
export function StatusForm(props: {
	readonly asked: AskedStatus;
	readonly typed: TypedStatus;
	readonly once: string;
	readonly problems: readonly StatusProblem[];
}) {
	const { asked, typed, once } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const problems = props.problems.map(({ field, name }) => ({ field, text: problemWords(t, name) }));
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<Page
			title={t("trust:status.title")}
			problems={problems}
			typed
			back={{ href: `/staff/patients/${asked.id}/people`, text: t("trust:people.title") }}
		>
			<p>
				{t("staff:check.patient")}:{" "}
				<strong>
					<bdi>{asked.name}</bdi>
				</strong>
			</p>
			<Who patient={asked.patient} />
			<p>
				<WhoDecides status={asked.status} />
			</p>
			<div className="notice">
				<p>{t("trust:status.stop")}</p>
			</div>
			<PostForm
				action={request.path}
				token={request.token}
				once={once}
				languages={languageLinks(request)}
				submit={t("staff:record.continue")}
			>
				<input type="hidden" name="step" value="form" />
				<Radios
					id="status"
					name="status"
					legend={t("trust:status.from-now")}
					error={wrong("status")}
					options={asked.offered.map((value) => ({ value, text: t(`trust:status.is.${value}`) }))}
					chosen={typed.status}
				/>
				<Radios
					id="assessment"
					name="assessment"
					legend={t("trust:status.assessment")}
					error={wrong("assessment")}
					options={ASSESSMENTS.map((value) => ({ value, text: t(`trust:status.assessment-is.${value}`) }))}
					chosen={typed.assessment}
				/>
				<DateFields
					legend={t("trust:status.on")}
					error={wrong("day")}
					values={{ day: typed.day, month: typed.month, year: typed.year }}
				/>
				<TextField
					id="by"
					name="by"
					label={t("trust:status.by")}
					error={wrong("by")}
					value={typed.by}
					autocomplete="off"
					dir="auto"
				/>
				<TextAreaField
					id="evidence"
					name="evidence"
					label={t("trust:row.saw")}
					hint={t("trust:patient-reads")}
					error={wrong("evidence")}
					value={typed.evidence}
					rows={3}
				/>
			</PostForm>
		</Page>
	);
}
