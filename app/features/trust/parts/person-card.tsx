import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import type { ShownPerson } from "../shown-person.ts";
import { END_HOWS } from "../trust.forms.ts";

/** What was typed to end it, and what is wrong with that, by field. */
export interface Ending {
	readonly how: string;
	readonly why: string;
	readonly errors: Readonly<Record<string, string>>;
}

/** One person on record: what they may do today, what staff saw, and the way to end it. */
export function PersonCard({ person, ending }: { person: ShownPerson; ending: Ending | undefined }) {
	const { t } = useWords();
	const request = usePageRequest();
	const { id, name } = person;
	return (
		<div className="card">
			<h3>
				<bdi>{name}</bdi>
			</h3>
			<SummaryList rows={usePersonRows(person)} />
			{person.mayNow !== null && (
				<PostForm
					id={`letter-${id}`}
					action={`${request.path.split("?", 1)[0]}/${id}/letter`}
					token={request.token}
					submit={t("acting:letter.button", { name })}
					quiet
				/>
			)}
			{person.state !== "ended" && (
				<Details summary={t("trust:end.title")} open={ending !== undefined}>
					<PostForm
						id={`end-${id}`}
						action={request.path}
						token={request.token}
						submit={t("trust:end.button")}
						quiet
					>
						<input type="hidden" name="person" value={id} />
						<Radios
							id={`how-${id}`}
							name="how"
							legend={t("trust:end.how")}
							error={ending?.errors["how"]}
							options={END_HOWS.map((how) => ({
								value: how,
								text: how === "found" ? t("trust:end.found") : t(`trust:end.by.${how}`),
							}))}
							chosen={ending?.how}
						/>
						<TextAreaField
							id={`why-${id}`}
							name="why"
							label={t("trust:end.why")}
							hint={t("trust:patient-reads")}
							error={ending?.errors["why"]}
							value={ending?.why}
							rows={2}
						/>
					</PostForm>
				</Details>
			)}
		</div>
	);
}

/** Line by line, as staff read it. */
function usePersonRows(person: ShownPerson): SummaryRow[] {
	const { t, lang } = useWords();
	const { authority, may, mayNow, state, evidence, limits, from, until, by, givenOn, ended, reach } = person;
	const day = (iso: string) => formatDay(lang, iso);
	const rows: (SummaryRow | false)[] = [
		{ key: t("trust:row.authority"), value: t(`trust:authority.${authority}`) },
		{
			key: t("trust:row.may"),
			value: (
				<strong>
					{mayNow === null
						? t(state === "not-yet" ? "trust:state.not-yet" : "trust:state.over")
						: t(`trust:may.${mayNow}`)}
				</strong>
			),
		},
		{ key: t("trust:row.saw"), value: <bdi>{evidence}</bdi> },
		{
			key: t("trust:row.by"),
			value: by === null ? day(givenOn) : t("trust:row.by-on", { name: by, date: day(givenOn) }),
		},
		limits !== null && {
			key: t("trust:row.limits"),
			value: (
				<>
					<bdi>{limits}</bdi>
					{may === "decide" && <p className="hint">{t("trust:limits-note")}</p>}
				</>
			),
		},
		{ key: t("trust:row.from"), value: day(from) },
		// What was open until somebody ended it is not open any more.
		(until !== null || ended === null) && {
			key: t("trust:row.until"),
			value: until === null ? t("trust:row.open") : day(until),
		},
		ended !== null && {
			key: t("trust:row.ended"),
			value: (
				<>
					{day(ended.on)}
					<br />
					{t(`trust:ended-by.${ended.because}`)}
					<br />
					<bdi>{ended.note}</bdi>
				</>
			),
		},
		reach !== null &&
			(reach.phone ?? reach.email ?? reach.address) !== null && {
				key: t("trust:row.reach"),
				value: (
					<>
						{reach.phone !== null && <Ltr>{reach.phone}</Ltr>}{" "}
						{reach.email !== null && <Ltr>{reach.email}</Ltr>} <bdi>{reach.address}</bdi>
					</>
				),
			},
	];
	return rows.filter((row) => row !== false);
}
