import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import type { ShownPerson } from "../shown-person.ts";

/** One person as the patient reads it: what they may do, what was seen of it and by whom, and the way to end it. */
export function OwnPerson({ person, canEnd }: { person: ShownPerson; canEnd: boolean }) {
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { id, name, authority, may, mayNow, state, evidence, limits, from, until, by, givenOn, ended } =
		person;
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
		limits !== null && {
			key: t("trust:row.limits"),
			value: (
				<>
					<bdi>{limits}</bdi>
					{may === "decide" && <p className="hint">{t("trust:limits-note")}</p>}
				</>
			),
		},
		{ key: t("trust:row.saw"), value: <bdi>{evidence}</bdi> },
		{
			key: t("trust:row.by"),
			value: by === null ? day(givenOn) : t("trust:row.by-on", { name: by, date: day(givenOn) }),
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
					{day(ended.on)} <bdi>{ended.note}</bdi>
				</>
			),
		},
	];
	return (
		<div className="card">
			<h3>
				<bdi>{name}</bdi>
			</h3>
			<SummaryList rows={rows.filter((row) => row !== false)} />
			{canEnd && (
				<PostForm
					id={`end-${id}`}
					action={request.path}
					token={request.token}
					submit={
						<>
							{t("trust:end.title")}
							<About name={name} />
						</>
					}
					name="move"
					value="ask"
					quiet
				>
					<input type="hidden" name="person" value={id} />
				</PostForm>
			)}
		</div>
	);
}
