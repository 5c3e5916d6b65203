import type { ShownUse } from "#app/features/uses/shown-use.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** As many as one reads at a glance; the list of all uses has the others. */
const MOST = 3;

/**
 * AI tools that were used for this patient and were not allowed: before the answers, so that nobody misses it. No letter about it goes to
 * somebody who has died.
 */
export function UsesAgainst({ uses, hasDied = false }: { uses: readonly ShownUse[]; hasDied?: boolean }) {
	const { t, lang } = useWords();
	if (uses.length === 0) return null;
	return (
		<section className="notice" aria-labelledby="uses-against">
			<h2 id="uses-against">{t("uses:staff.against")}</h2>
			<ul>
				{uses.slice(0, MOST).map(({ id, name, usedAt, whyNot }) => (
					<li key={id}>
						<b>{name}</b>
						<br />
						{formatMoment(lang, new Date(usedAt))}
						<br />
						{whyNot && t(`uses:short.${whyNot}`)}
					</li>
				))}
			</ul>
			{!hasDied && <p>{t("uses:staff.against-hint")}</p>}
		</section>
	);
}

/** The ways to the uses of this patient, and to what they see online: somebody who has died sees nothing there any more. */
export function UseLinks({ id, hasDied = false }: { id: string; hasDied?: boolean }) {
	const { t } = useWords();
	const here = `/staff/patients/${id}`;
	return (
		<ul className="cards">
			<li>
				<a href={`${here}/uses`}>{t("uses:staff.see")}</a>
			</li>
			<li>
				<a href={`${here}/uses/new`}>{t("uses:staff.new")}</a>
			</li>
			{!hasDied && (
				<li>
					<a href={`${here}/details`}>{t("uses:staff.details-link")}</a>
				</li>
			)}
		</ul>
	);
}
