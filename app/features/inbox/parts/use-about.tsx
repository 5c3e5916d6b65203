import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ShownUse } from "../shown-case.ts";
import { Quoted } from "./written-words.tsx";

/** The use with its names in the reader's language. */
export interface NamedUse extends ShownUse {
	readonly toolName: string;
	readonly serviceName: string;
}

/** What the tool did, and which person checked it. That it was used against a no is said, never hidden. */
export function UseAbout({ use }: { use: NamedUse }) {
	const { t, lang } = useWords();
	const { checked, decided } = use;
	const quoted = (words: string | null) =>
		words === null ? t("common:unknown") : <Quoted text={{ words, lang: use.lang }} />;
	const who =
		checked.by === "person"
			? t(`inbox:case.agreed.${checked.agreed ?? "unknown"}`, { name: checked.name })
			: checked.by === "nobody"
				? t("inbox:case.checked-nobody")
				: t("common:unknown");
	return (
		<>
			<SummaryList
				rows={[
					{ key: t("inbox:list.tool"), value: use.toolName },
					{ key: t("inbox:list.version"), value: use.version ?? t("common:unknown") },
					{ key: t("inbox:case.used-at"), value: formatMoment(lang, new Date(use.usedAt)) },
					{ key: t("inbox:case.service"), value: use.serviceName },
					{ key: t("inbox:case.looked-at"), value: quoted(use.lookedAt) },
					{ key: t("inbox:case.recommended"), value: quoted(use.recommended) },
					{ key: t("inbox:case.checked"), value: who },
				]}
			/>
			{(decided === "deny" || decided === "ask") && (
				<div className="notice">
					<p>
						<strong>{t("inbox:case.against")}</strong>
					</p>
				</div>
			)}
		</>
	);
}
