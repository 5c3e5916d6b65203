import { CHALLENGES } from "#app/core/dispute-entry.ts";
import type { ChallengeRefusal } from "#app/features/disputes/challenge.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { ChallengeFormRefusal, TypedChallenge } from "../challenge.forms.ts";

/** Wrong in the form, refused by the store, or not confirmed. */
export interface ChallengePageProblem {
	readonly field: string;
	readonly name: ChallengeFormRefusal | ChallengeRefusal | "not-confirmed";
}

/** Which use or tool, what kind, in what words; whether the patient sees it, and whether the tool is stopped for them. */
export function ChallengeForm(props: {
	/** `usedAt` is an ISO instant; null where it is about the tool alone. */
	readonly options: readonly {
		readonly value: string;
		readonly tool: string;
		readonly usedAt: string | null;
	}[];
	readonly typed: TypedChallenge;
	readonly problems: readonly Problem[];
	readonly once: string;
}) {
	const { options, typed, problems, once } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	if (options.length === 0) return <p>{t("staff:summary.none")}</p>;
	return (
		<PostForm action={request.path} token={request.token} once={once} submit={t("inbox:challenge.save")}>
			<Radios
				id="about"
				name="about"
				legend={t("inbox:challenge.about")}
				error={wrong("about")}
				options={options.map(({ value, tool, usedAt }) => ({
					value,
					text:
						usedAt === null
							? t("inbox:challenge.about-tool", { tool })
							: t("inbox:challenge.about-use", { tool, date: formatDay(lang, new Date(usedAt)) }),
				}))}
				chosen={typed.about}
			/>
			<Radios
				id="kind"
				name="kind"
				legend={t("inbox:challenge.kind")}
				error={wrong("kind")}
				options={CHALLENGES.map((kind) => ({ value: kind, text: t(`inbox:challenge-kind.${kind}`) }))}
				chosen={typed.kind}
			/>
			<TextAreaField
				id="words"
				name="words"
				label={t("inbox:challenge.words")}
				hint={t("inbox:challenge.words-hint", { language: languageName(lang, lang).here })}
				error={wrong("words")}
				value={typed.words}
			/>
			<Checkbox
				id="pauses"
				name="pauses"
				text={t("inbox:challenge.pauses")}
				error={wrong("pauses")}
				chosen={typed.pauses === "yes"}
			/>
			<Checkbox
				id="withhold"
				name="withhold"
				text={t("inbox:challenge.withhold")}
				hint={t("inbox:challenge.withhold-hint")}
				error={wrong("withhold")}
				chosen={typed.withhold === "yes"}
			/>
			<TextAreaField
				id="withheld"
				name="withheld"
				label={t("inbox:challenge.withheld")}
				hint={t("inbox:challenge.withheld-hint")}
				error={wrong("withheld")}
				value={typed.withheld}
				rows={2}
			/>
		</PostForm>
	);
}
