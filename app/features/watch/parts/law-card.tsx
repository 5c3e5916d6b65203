import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import type { LawState, NewLaw } from "../law.ts";

/** A law as its page has it. Instants are ISO texts. */
export interface LawRow extends NewLaw {
	readonly id: string;
	readonly state: LawState;
	readonly enteredName: string;
	readonly agreed: { readonly by: string; readonly at: string } | null;
	readonly ended: { readonly by: string; readonly at: string; readonly why: string } | null;
	readonly mayAgree: boolean;
	readonly mayEnd: boolean;
}

/** One law: how it stands, all that was entered and by whom, and what this lead can do. */
export function LawCard(props: {
	readonly law: LawRow;
	readonly action: string;
	readonly why: string | undefined;
	readonly error: string | undefined;
}) {
	const { law, action, why, error } = props;
	const { t, lang } = useWords();
	const { token } = usePageRequest();
	const { id, name, purpose, state, words, link, starts, ends, enteredName, agreed, ended } = law;
	const by = (who: string, at: string) => (
		<>
			<bdi>{who}</bdi>
			<br />
			{formatMoment(lang, new Date(at))}
		</>
	);
	const rows: SummaryRow[] = [
		{ key: t("laws:page.row.state"), value: t(`laws:page.state.${state}`) },
		{
			key: t("laws:page.row.purpose"),
			value: purpose === null ? t("laws:page.all") : t(`choices:purpose.${purpose}`),
		},
		{
			key: t("laws:page.row.days"),
			value: t("laws:page.days", { from: formatDay(lang, starts), to: formatDay(lang, ends) }),
		},
		{
			key: t("laws:page.row.words"),
			value: Object.entries(words).map(([tag, text]) => (
				<p key={tag} lang={tag} dir="auto">
					{text}
				</p>
			)),
		},
		{ key: t("laws:page.row.link"), value: <Ltr>{link}</Ltr> },
		{ key: t("laws:page.row.entered"), value: <bdi>{enteredName}</bdi> },
	];
	if (agreed) rows.push({ key: t("laws:page.row.agreed"), value: by(agreed.by, agreed.at) });
	if (ended) {
		rows.push({ key: t("laws:page.row.ended"), value: by(ended.by, ended.at) });
		rows.push({ key: t("laws:page.row.why"), value: <bdi>{ended.why}</bdi> });
	}
	// What nobody agreed to yet is not ended: it is not agreed to.
	const closing = state === "asked" ? "decline" : "end";
	return (
		<section className="card">
			<h2>
				<bdi>{name}</bdi>
			</h2>
			<SummaryList rows={rows} />
			{law.mayAgree && (
				<>
					<p>{t("laws:agree.text")}</p>
					<PostForm
						id={`agree-${id}`}
						action={action}
						token={token}
						submit={t("laws:agree.button", { name })}
					>
						<input type="hidden" name="move" value="agree" />
						<input type="hidden" name="law" value={id} />
					</PostForm>
				</>
			)}
			{law.mayEnd && (
				<PostForm
					id={`end-${id}`}
					action={action}
					token={token}
					submit={t(`laws:${closing}.button`, { name })}
					quiet
				>
					<input type="hidden" name="move" value="end" />
					<input type="hidden" name="law" value={id} />
					<TextAreaField
						id={`why-${id}`}
						name="why"
						label={t(`laws:${closing}.why`)}
						hint={t("watch:move.why-hint")}
						rows={2}
						value={why}
						error={error}
					/>
				</PostForm>
			)}
		</section>
	);
}
