import { type About, aboutOf, aboutWords } from "#app/features/choices/about.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { LanguageTag } from "#locales/index.ts";
import type { Doubted as Found } from "../mistake.store.server.ts";

/** An answer that something is wrong with, as its pages name it. */
export interface ShownDoubted {
	readonly id: string;
	readonly ref: string;
	readonly name: string;
	readonly about: About;
	readonly answer: Found["made"]["entry"]["body"]["answer"];
	/** ISO instant. */
	readonly at: string;
	/** The staff member who wrote it down; null where the patient did. */
	readonly recorder: string | null;
}

/** What the pages show of it, in this language. */
export function doubtedOf(
	{ patient, made }: Found,
	register: KnownRegister,
	lang: LanguageTag,
): ShownDoubted {
	const { ref, at, body } = made.entry;
	const { recorder } = body.said;
	return {
		id: patient.subject.id,
		ref,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		about: aboutOf(body.scope, register, lang),
		answer: body.answer,
		at: at.toISOString(),
		recorder: recorder.who === "staff" ? recorder.name : null,
	};
}

/** Whose answer it is, what it says, and who wrote it down when. */
export function Doubted({ shown }: { readonly shown: ShownDoubted }) {
	const { t, lang } = useWords();
	const { name, about, answer, at, recorder } = shown;
	return (
		<SummaryList
			rows={[
				{ key: t("staff:check.patient"), value: <bdi>{name}</bdi> },
				{ key: aboutWords(t, about), value: <strong>{t(`choices:answer.${answer}`)}</strong> },
				{ key: t("choices:receipt.when"), value: formatMoment(lang, new Date(at)) },
				{
					key: t("staff:wrong.written-by"),
					value: recorder === null ? t("staff:wrong.patient") : <bdi>{recorder}</bdi>,
				},
			]}
		/>
	);
}
