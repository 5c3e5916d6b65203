import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { type DeathProblem, SEEN_BY_STAFF, type TypedDeath } from "../death.forms.ts";
import { deathProblem } from "./death-words.ts";

/** Whom it is about. */
export interface AskedDeath {
	readonly id: string;
	readonly name: string;
}

/** The day of the death, and how staff know it. */
export function DeathForm(props: {
	readonly asked: AskedDeath;
	readonly typed: TypedDeath;
	readonly once: string;
	readonly problems: readonly DeathProblem[];
}) {
	const { asked, typed, once } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const problems = props.problems.map(({ field, name }) => ({ field, text: deathProblem(t, name) }));
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<Page
			title={t("after:death.title")}
			problems={problems}
			typed
			back={{ href: `/staff/patients/${asked.id}`, text: t("uses:staff.back") }}
		>
			<p>
				{t("staff:check.patient")}:{" "}
				<strong>
					<bdi>{asked.name}</bdi>
				</strong>
			</p>
			<PostForm
				action={request.path}
				token={request.token}
				once={once}
				languages={languageLinks(request)}
				submit={t("staff:record.continue")}
			>
				<input type="hidden" name="step" value="form" />
				<DateFields
					legend={t("after:death.on")}
					error={wrong("day")}
					values={{ day: typed.day, month: typed.month, year: typed.year }}
				/>
				<Radios
					id="source"
					name="source"
					legend={t("trust:status.assessment")}
					error={wrong("source")}
					options={SEEN_BY_STAFF.map((value) => ({ value, text: t(`after:death.source.${value}`) }))}
					chosen={typed.source}
				/>
				<TextAreaField
					id="evidence"
					name="evidence"
					label={t("trust:row.saw")}
					error={wrong("evidence")}
					value={typed.evidence}
					rows={3}
				/>
			</PostForm>
		</Page>
	);
}
