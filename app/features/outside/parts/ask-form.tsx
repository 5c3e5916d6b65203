import { MOST_WHY, OUTSIDE_REASONS } from "#app/core/outside-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { DateFields, type DatePart } from "#app/ui/date-fields.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { TypedOutside } from "../outside.forms.ts";
import { MOST_TRIES } from "../outside.ts";

const BEFORE = ["told", "open", "tries"] as const;
const DATE: readonly DatePart[] = ["day", "month", "year"];

/** What a look does stands before any question; no reason is chosen for anybody. */
export function AskForm(props: {
	readonly typed: TypedOutside;
	readonly once: string;
	readonly problems: readonly Problem[];
}) {
	const { typed, once, problems } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const wrongPart = DATE.find((part) => wrong(part) !== undefined);
	return (
		<Page
			title={t("outside:form.title")}
			problems={problems}
			typed
			back={{ href: "/staff", text: t("staff:summary.back") }}
		>
			<div className="notice">
				<p>
					<strong>{t("outside:form.stop")}</strong>
				</p>
				<ul>
					{BEFORE.map((what) => (
						<li key={what}>{t(`outside:form.before.${what}`, { most: MOST_TRIES })}</li>
					))}
				</ul>
			</div>
			<PostForm
				action={request.path}
				token={request.token}
				once={once}
				languages={languageLinks(request)}
				submit={t("outside:form.button")}
			>
				<TextField
					id="number"
					name="number"
					label={t("staff:summary.number")}
					hint={t("outside:form.number-hint")}
					error={wrong("number")}
					value={typed.number}
					inputMode="numeric"
					width={20}
					autocomplete="off"
					dir="ltr"
					spellCheck={false}
				/>
				<DateFields
					legend={t("staff:summary.born")}
					hint={t("outside:form.born-hint")}
					values={typed}
					error={wrongPart && wrong(wrongPart)}
					wrong={wrongPart === undefined ? [] : [wrongPart]}
				/>
				<Radios
					id="because"
					name="because"
					legend={t("outside:form.because")}
					error={wrong("because")}
					options={OUTSIDE_REASONS.map((one) => ({ value: one, text: t(`outside:because.${one}`) }))}
					chosen={typed.because}
				/>
				<TextAreaField
					id="why"
					name="why"
					label={t("outside:form.why")}
					hint={t("outside:form.why-hint", { most: MOST_WHY })}
					error={wrong("why")}
					value={typed.why}
					rows={3}
				/>
			</PostForm>
		</Page>
	);
}
