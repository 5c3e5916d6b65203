import type { AnswerWay } from "#app/core/dispute-entry.ts";
import type { ShownPatient } from "#app/features/people/shown-patient.ts";
import { isFromPile } from "#app/features/staff/paper-pile.ts";
import { DECIDERS, STAFF_WAYS } from "#app/features/staff/recording.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Who } from "#app/ui/who.tsx";
import type { TellingProblem } from "../by-staff.forms.ts";
import type { DisputeProblem, Typed } from "../dispute.forms.ts";
import { AboutField, type AboutOptions } from "./about-field.tsx";
import { AnswerFields } from "./answer-fields.tsx";
import { problemAt, problemWords } from "./problem-words.ts";
import { WhatFields } from "./what-fields.tsx";

/** The fields about anybody but the patient; most calls need none of them. */
const OTHERS = ["deciderName", "evidence"] as const;

/** Everything on one page: how it was told and by whom, and the same questions as on the web. Nothing is preselected but the way of a paper form. */
export function ToldForm(props: {
	readonly asked: {
		readonly id: string;
		readonly name: string;
		readonly patient: ShownPatient;
		readonly ways: readonly AnswerWay[];
		readonly once: string;
		readonly options: AboutOptions;
	};
	readonly sent:
		| {
				readonly typed: Typed;
				readonly telling: readonly TellingProblem[];
				readonly problems: readonly DisputeProblem[];
				readonly once: string;
		  }
		| undefined;
}) {
	const { asked, sent } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const isPaper = isFromPile(request.path);
	const typed = sent?.typed ?? {};
	const problems = [
		...(sent?.telling ?? []).map(({ field, name }) => ({ field, text: t(`staff:record.problem.${name}`) })),
		...problemWords(t, sent?.problems ?? []),
	];
	return (
		<Page
			title={t("disputes:staff.title", { name: asked.name })}
			problems={problems}
			back={
				isPaper
					? { href: "/staff/forms", text: t("staff:forms.back") }
					: { href: `/staff/patients/${asked.id}`, text: t("staff:record.back") }
			}
			notice={<p>{t("disputes:staff.urgent")}</p>}
		>
			<Who patient={asked.patient} />
			<p>{t("disputes:staff.intro")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				once={sent?.once ?? asked.once}
				languages={languageLinks(request)}
				submit={t("staff:record.continue")}
			>
				<input type="hidden" name="page" value="form" />
				<Radios
					id="way"
					name="way"
					legend={t("staff:record.way")}
					error={problemAt(problems, "way")}
					options={STAFF_WAYS.map((way) => ({ value: way, text: t(`staff:record.way-is.${way}`) }))}
					chosen={typed["way"] ?? (isPaper ? "paper" : undefined)}
				/>
				<Radios
					id="decider"
					name="decider"
					legend={t("staff:record.decider")}
					hint={t("staff:record.decider-hint")}
					error={problemAt(problems, "decider")}
					options={DECIDERS.map((one) => ({ value: one, text: t(`staff:record.decider-is.${one}`) }))}
					chosen={typed["decider"]}
				/>
				{OTHERS.map((name) => (
					<TextField
						key={name}
						id={name}
						name={name}
						label={t(`staff:record.${name}`)}
						hint={t(`staff:record.${name}-hint`)}
						error={problemAt(problems, name)}
						value={typed[name]}
						autocomplete="off"
						dir="auto"
					/>
				))}
				<TextField
					id="interpreter"
					name="interpreter"
					label={t("disputes:staff.interpreter-call")}
					hint={t("staff:record.interpreter-hint")}
					error={problemAt(problems, "interpreter")}
					value={typed["interpreter"]}
					autocomplete="off"
					dir="auto"
				/>
				<AboutField
					options={asked.options}
					chosen={typed["about"]}
					error={problemAt(problems, "about")}
					legend={t("disputes:staff.about")}
				/>
				<WhatFields
					typed={typed}
					problems={problems}
					words={{ label: t("disputes:staff.words"), hint: t("disputes:staff.words-hint") }}
				/>
				<AnswerFields ways={asked.ways} pausable="" typed={typed} problems={problems} />
			</PostForm>
		</Page>
	);
}
