import type { Wish } from "#app/core/death-entry.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import type { Answer } from "#app/core/entry.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { ShownPatient } from "#app/features/people/shown-patient.ts";
import type { ShownUse } from "#app/features/uses/shown-use.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Who } from "#app/ui/who.tsx";
import { ToolsByAnswer } from "./purposes.tsx";
import { UseLinks, UsesAgainst } from "./uses.tsx";

/** One use of information that can go on after a death. */
interface UseAfterDeath {
	readonly purpose: Exclude<Purpose, "care">;
	readonly said: Answer | null;
	readonly wish: Wish;
	readonly tools: readonly { readonly name: string; readonly answer: DecisionAnswer }[];
}

/**
 * The staff check of somebody who has died: nobody asks them or writes down an answer, and no tool starts in their care. What is left is
 * what holds for the uses of their information, and the way back where the death was a mistake. `challenges`: the reader is a clinician.
 */
export function DiedSummary(props: {
	readonly id: string;
	readonly name: string;
	readonly patient: ShownPatient;
	/** ISO day. */
	readonly diedOn: string;
	readonly purposes: readonly UseAfterDeath[];
	readonly against: readonly ShownUse[];
	readonly challenges: boolean;
}) {
	const { id, name, patient, diedOn, purposes, against, challenges } = props;
	const { t, lang } = useWords();
	const here = `/staff/patients/${id}`;
	return (
		<Page title={name} back={{ href: "/staff", text: t("staff:summary.back") }}>
			<div className="notice">
				<p>{t("after:death.died-on", { date: formatDay(lang, diedOn) })}</p>
				<p>{t("after:death.nobody-asks")}</p>
			</div>
			<Who patient={patient} />
			<UsesAgainst uses={against} hasDied />
			<UsesAfterDeath purposes={purposes} />
			<nav className="links" aria-label={t("staff:summary.links")}>
				<ul>
					<li>
						<a href={`${here}/death`}>{t("after:death.wrong.title")}</a>
					</li>
					<li>
						<a href={`${here}/after`}>{t("after:staff.title-died")}</a>
					</li>
					{challenges && (
						<li>
							<a href={`${here}/challenge`}>{t("inbox:challenge.link")}</a>
						</li>
					)}
				</ul>
			</nav>
			<UseLinks id={id} hasDied />
		</Page>
	);
}

/** For each use what they said while they lived, what they wanted then, and what counts for each tool. */
function UsesAfterDeath({ purposes }: { purposes: readonly UseAfterDeath[] }) {
	const { t } = useWords();
	return (
		<Table
			caption={t("staff:summary.purposes")}
			head={[
				t("staff:summary.use"),
				t("staff:summary.they-said"),
				t("after:death.wish"),
				t("staff:summary.tools"),
			]}
			rows={purposes.map(({ purpose, said, wish, tools }) => ({
				key: purpose,
				cells: [
					t(`staff:summary.use-of.${purpose}`),
					said === null ? t("after:death.nothing") : t(`choices:answer.${said}`),
					wish === "same"
						? t(said === null ? "after:death.nothing" : "after:death.goes-on")
						: t(`choices:answer.${wish}`),
					<ToolsByAnswer key="tools" tools={tools} />,
				],
			}))}
		/>
	);
}
