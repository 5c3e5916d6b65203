import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import { Details } from "#app/ui/details.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { fieldOfPurpose, fieldOfTool, LEAVE } from "../recording.forms.ts";
import { OTHER_PURPOSES } from "../recording.ts";
import { AnswerRow, type Asked, type Filled, OtherAnswers, People } from "./form-pieces.tsx";

/** What the paper form has no box for: it is there for what a patient wrote by hand. */
const BY_HAND = [...OTHER_PURPOSES.map(fieldOfPurpose), "everything", "wish"];

/**
 * A paper form to be typed in by keys alone: its date, who signed it, and the rows in the order of the paper, without the words that are
 * read to a patient who is there. The cursor stands in the first field.
 */
export function PaperForm(props: { readonly asked: Asked; readonly filled: Filled; readonly once: string }) {
	const { asked, filled, once } = props;
	const { typed, problems } = filled;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const hasMore = BY_HAND.some((field) => (typed[field] ?? LEAVE) !== LEAVE || wrong(field));
	return (
		<PostForm
			action={request.path}
			token={request.token}
			once={once}
			languages={languageLinks(request)}
			submit={t("staff:record.continue")}
		>
			<input type="hidden" name="page" value="form" />
			<input type="hidden" name="way" value="paper" />
			<DateFields
				legend={t("staff:record.date")}
				hint={t("staff:record.date-hint")}
				error={wrong("day")}
				values={{ day: typed["day"], month: typed["month"], year: typed["year"] }}
				isFirst={problems.length === 0}
			/>
			<People filled={filled} deciders={asked.deciders} />
			<h2 id="tools" tabIndex={-1}>
				{t("staff:forms.tools")}
			</h2>
			<p>{t("staff:forms.tools-hint")}</p>
			{asked.tools.map(({ id, name }) => (
				<AnswerRow key={id} field={fieldOfTool(id)} legend={name} filled={filled} />
			))}
			<Checkbox
				id="help"
				name="help"
				text={t("staff:forms.help")}
				hint={t("staff:forms.help-hint")}
				error={wrong("help")}
				chosen={typed["help"] === "yes"}
			/>
			<Details summary={t("staff:forms.more")} open={hasMore}>
				<OtherAnswers filled={filled} wishes={asked.wishes} />
			</Details>
		</PostForm>
	);
}
