import { TRUST_AUTHORITIES, TRUST_MAY } from "#app/core/trust-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { LANGUAGES } from "#locales/index.ts";
import type { TrustField, TypedTrust } from "../trust.forms.ts";
import { problemWords, type TrustProblemName } from "./trust-words.ts";

/** The form as it comes back. */
export interface SentPerson {
	readonly typed: TypedTrust;
	readonly once: string;
	readonly problems: readonly {
		readonly field: TrustField | "form-submit";
		readonly name: TrustProblemName;
	}[];
}

/** Who they are, why they may act and how far, what was seen, and how they are reached. */
export function NewPersonForm(props: {
	readonly found: { readonly id: string; readonly name: string; readonly once: string };
	readonly sent: SentPerson | undefined;
}) {
	const { found, sent } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const typed = sent?.typed ?? {};
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: problemWords(t, name),
	}));
	const wrong = (field: TrustField) => problems.find((problem) => problem.field === field)?.text;
	const date = (which: "from" | "until") => ({
		id: which,
		name: which,
		error: wrong(`${which}day`),
		values: { day: typed[`${which}day`], month: typed[`${which}month`], year: typed[`${which}year`] },
	});
	const line = (field: "name" | "email" | "phone") => ({
		id: field,
		name: field,
		value: typed[field],
		error: wrong(field),
		autocomplete: "off",
	});
	// There are two dates: read alone, above the form, a sentence has to say which.
	const named = problems.map(({ field, text }) => {
		const which = (["from", "until"] as const).find((one) => field === `${one}day`);
		return { field, text: which === undefined ? text : `${t(`trust:row.${which}`)}: ${text}` };
	});
	return (
		<Page
			title={t("trust:people.add")}
			typed
			back={{ href: `/staff/patients/${found.id}/people`, text: t("trust:people.title") }}
			problems={named}
		>
			<p>
				{t("staff:check.patient")}:{" "}
				<strong>
					<bdi>{found.name}</bdi>
				</strong>
			</p>
			<PostForm
				action={request.path}
				token={request.token}
				once={sent?.once ?? found.once}
				languages={languageLinks(request)}
				submit={t("trust:new.save")}
			>
				<TextField {...line("name")} label={t("record:copy.name")} dir="auto" />
				<Radios
					id="authority"
					name="authority"
					legend={t("trust:row.authority")}
					error={wrong("authority")}
					options={TRUST_AUTHORITIES.map((value) => ({ value, text: t(`trust:authority.${value}`) }))}
					chosen={typed.authority}
				/>
				<Radios
					id="may"
					name="may"
					legend={t("trust:row.may")}
					hint={t("trust:new.may-hint")}
					error={wrong("may")}
					options={TRUST_MAY.map((value) => ({ value, text: t(`trust:may.${value}`) }))}
					chosen={typed.may}
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
				<TextAreaField
					id="limits"
					name="limits"
					label={t("trust:row.limits")}
					hint={`${t("staff:record.helper-hint")} ${t("trust:limits-note")}`}
					error={wrong("limits")}
					value={typed.limits}
					rows={2}
				/>
				<DateFields legend={t("trust:row.from")} hint={t("trust:new.from-hint")} {...date("from")} />
				<DateFields legend={t("trust:row.until")} hint={t("trust:new.until-hint")} {...date("until")} />
				<TextAreaField
					id="address"
					name="address"
					label={t("record:copy.address")}
					hint={t("staff:record.helper-hint")}
					error={wrong("address")}
					value={typed.address}
					rows={3}
				/>
				<TextField
					{...line("email")}
					label={t("record:copy.email")}
					hint={t("staff:record.helper-hint")}
					dir="ltr"
				/>
				<TextField
					{...line("phone")}
					label={t("record:copy.phone")}
					hint={t("staff:record.helper-hint")}
					dir="ltr"
				/>
				<SelectField
					id="lang"
					name="lang"
					label={t("needs:row.reads")}
					options={[
						{ value: "", text: t("needs:row.not-said") },
						...LANGUAGES.map(({ tag, name }) => ({ value: tag, text: name, lang: tag })),
					]}
					chosen={typed.lang ?? ""}
				/>
			</PostForm>
		</Page>
	);
}
