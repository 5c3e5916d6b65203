import type { Reason } from "#app/core/decision-reasons.ts";
import { CANNOT_DECIDE } from "#app/core/override-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { TypedOverride } from "../override.forms.ts";
import { OVERRIDE_MINUTES } from "../override.ts";

/** Whom and what it is about. `wordsLang` is set where the tool's words are not in the reader's language. */
export interface AskedOverride {
	readonly id: string;
	readonly name: string;
	/** The one who is signed in. */
	readonly clinician: string;
	readonly tool: string;
	readonly instead: readonly string[];
	readonly wordsLang: string | null;
	readonly reason: Reason;
}

const WHAT_HAPPENS = ["tool", "ends", "word", "told", "lead"] as const;

/** The page that interrupts: what is about to happen, before any question. Nothing is chosen for anybody. */
export function StartForm(props: {
	readonly asked: AskedOverride;
	readonly typed: TypedOverride;
	readonly once: string;
	readonly problems: readonly Problem[];
}) {
	const { asked, typed, once, problems } = props;
	const { id, name, tool, instead, wordsLang, reason } = asked;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const own = wordsLang === null ? {} : { lang: wordsLang, dir: "ltr" as const };
	const patient = `/staff/patients/${id}`;
	return (
		<Page
			title={t("overrides:start.title", { tool })}
			problems={problems}
			typed
			back={{ href: patient, text: t("staff:record.back") }}
		>
			<p>
				<b>{t("staff:check.patient")}:</b> <bdi>{name}</bdi>
			</p>
			<div className="notice">
				<p>
					<strong>{t("overrides:start.stop")}</strong> {t("overrides:start.only")}
				</p>
			</div>
			<p>
				<b>{t("overrides:start.now")}:</b> {t(`reasons:sentence.${reason}`)}
			</p>
			{instead.length > 0 && (
				<p>
					<b>{t("overrides:start.instead")}:</b> <span {...own}>{instead.join(" ")}</span>
				</p>
			)}
			<h2>{t("overrides:start.happens")}</h2>
			<ul>
				{WHAT_HAPPENS.map((what) => (
					<li key={what}>{t(`overrides:start.what.${what}`)}</li>
				))}
			</ul>
			<p>
				<a href={patient}>{t("overrides:start.keep")}</a>
			</p>
			<PostForm
				action={request.path}
				token={request.token}
				once={once}
				languages={languageLinks(request)}
				submit={t("overrides:start.continue")}
			>
				<input type="hidden" name="step" value="form" />
				<Radios
					id="because"
					name="because"
					legend={t("overrides:start.because")}
					error={wrong("because")}
					options={CANNOT_DECIDE.map((one) => ({
						value: one,
						text: t(`overrides:start.because-is.${one}`),
					}))}
					chosen={typed.because}
				/>
				<TextAreaField
					id="why"
					name="why"
					label={t("overrides:start.why")}
					hint={t("overrides:start.why-hint")}
					error={wrong("why")}
					value={typed.why}
					rows={4}
				/>
				<Radios
					id="minutes"
					name="minutes"
					legend={t("overrides:start.minutes")}
					hint={t("overrides:start.minutes-hint")}
					error={wrong("minutes")}
					options={OVERRIDE_MINUTES.map((number) => ({
						value: String(number),
						text: t("overrides:start.minutes-is", { number }),
					}))}
					chosen={typed.minutes}
					across
				/>
			</PostForm>
		</Page>
	);
}
