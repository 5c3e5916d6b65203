import type { DecisionStatus } from "#app/core/entry.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** Who decides for the patient now, as staff read it. */
export function WhoDecides({ status }: { status: DecisionStatus }) {
	const { t } = useWords();
	return <b>{t(`trust:status.now.${status}`)}</b>;
}
