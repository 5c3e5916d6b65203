import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import { Details } from "#app/ui/details.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { fieldOfPurpose, fieldOfTool, LEAVE } from "../recording.forms.ts";
import { OTHER_PURPOSES } from "../recording.ts";
import { AnswerRow, type Asked, type Filled, OtherAnswers, People } from "./form-pieces.tsx";

/** What the paper form has no box for: it is there for what a patient wrote by hand. */
const BY_HAND = [...OTHER_PURPOSES.map(fieldOfPurpose), "everything", "wish"];

/**
 * A form with a number at its foot. It asks about one tool, whose page may have changed since (`isOlder`), or which is not asked about
 * now; or about none.
 */
export type TypedForm = { readonly id: string } & (
	| {
			readonly about: "tool";
			readonly tool: string;
			readonly name: string;
			readonly isAsked: boolean;
			readonly isOlder: boolean;
	  }
	| { readonly about: "purposes" | "everything" }
);

/**
 * A paper form to be typed in by keys alone: its date, who signed it, and the rows in the order of the paper, without the words that are
 * read to a patient who is there. The cursor stands in the first field.
 */
export function PaperForm(props: {
	readonly asked: Asked;
	readonly filled: Filled;
	readonly once: string;
	/** Null where the form has no number: it asks about each tool of the service. */
	readonly form: TypedForm | null;
}) {
	const { asked, filled, once, form } = props;
	const { typed, problems } = filled;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const tools =
		form === null ? asked.tools : asked.tools.filter(({ id }) => form.about === "tool" && id === form.tool);
	const asksOfNone = form !== null && form.about !== "tool";
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
			{form === null && typed["printed"] ? (
				<TextField
					id="printed"
					name="printed"
					label={t("staff:record.printed")}
					hint={t("staff:forms.printed-hint")}
					error={wrong("printed")}
					value={typed["printed"]}
					dir="ltr"
					width={20}
				/>
			) : (
				<input type="hidden" name="printed" value={typed["printed"] ?? ""} />
			)}
			{form !== null && <About form={form} />}
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
			{form === null && <p>{t("staff:forms.tools-hint")}</p>}
			{tools.map(({ id, name }) => (
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
			{asksOfNone ? (
				<OtherAnswers filled={filled} wishes={asked.wishes} />
			) : (
				<Details summary={t("staff:forms.more")} open={hasMore}>
					<OtherAnswers filled={filled} wishes={asked.wishes} />
				</Details>
			)}
		</PostForm>
	);
}

/** What the form in hand is, so that a number of another form is seen before anything is typed. */
function About({ form }: { form: TypedForm }) {
	const { t } = useWords();
	const number = { key: t("staff:record.printed"), value: <Ltr>{form.id}</Ltr> };
	const what =
		form.about === "tool"
			? { key: t("staff:summary.tool"), value: form.name }
			: {
					key: t("choices:check.question"),
					value: form.about === "purposes" ? t("choices:purposes.title") : t("choices:about.everything"),
				};
	return (
		<div id="printed" tabIndex={-1}>
			<SummaryList rows={[number, what]} />
			{form.about === "tool" && form.isOlder && <p>{t("staff:forms.older")}</p>}
			{form.about === "tool" && !form.isAsked && (
				<p>{t("staff:forms.not-asked", { more: t("staff:forms.more") })}</p>
			)}
		</div>
	);
}
