import { Fragment } from "react";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import type { SummaryRow } from "#app/ui/summary-list.tsx";
import type { UseDetails } from "../shown-use.ts";

/** The rows of what a tool looked at, what it said, and which person checked it. What nobody told us is said to be unknown. */
export function detailsRows(t: Words, details: UseDetails): readonly SummaryRow[] {
	return [
		{ key: t("uses:show.saw"), value: <Sent words={details.lookedAt} lang={details.lang} /> },
		{ key: t("uses:show.said"), value: <Sent words={details.recommended} lang={details.lang} /> },
		{ key: t("uses:show.checked"), value: <Checked checked={details.checked} /> },
	];
}

/** Words of whoever reported it, as they were written, with their language where it is another. */
function Sent({ words, lang: written }: { words: string | null; lang: string }) {
	const { t, lang } = useWords();
	if (words === null) return <>{t("common:unknown")}</>;
	const isOwn = written === lang;
	return (
		<>
			{words.split("\n").map((line, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never change places
				<Fragment key={at}>
					<bdi lang={isOwn ? undefined : written}>{line}</bdi>
					<br />
				</Fragment>
			))}
			{!isOwn && (
				<span className="hint">
					{t("uses:show.language")} {languageName(written, lang).here}
				</span>
			)}
		</>
	);
}

function Checked({ checked }: Pick<UseDetails, "checked">) {
	const { t } = useWords();
	if (checked.by !== "person") return <>{t(`uses:checked.${checked.by}`)}</>;
	return <>{t(`uses:checked.${checked.agreed ?? "unsaid"}`, { name: checked.name })}</>;
}
