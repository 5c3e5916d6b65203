import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** The parts of a draft, each with the way to the page where it is written. */
export function DraftParts(props: {
	readonly tool: string;
	readonly languages: readonly { readonly tag: string; readonly isWritten: boolean }[];
	readonly isMaterial: boolean;
	readonly isNew: boolean;
	/** Only the facts are the provider's own to say. */
	readonly begins: boolean;
	readonly factsSaid: boolean;
}) {
	const { tool, languages, isMaterial, isNew, begins, factsSaid } = props;
	const { t, lang } = useWords();
	const base = `/staff/tools/${tool}/draft`;
	const facts = {
		key: t("facts:link"),
		value: factsSaid ? t("keeping:draft.written") : t("keeping:draft.missing"),
		change: { href: `${base}/facts`, what: t("facts:link-hint") },
	};
	return (
		<>
			<h2>{t("keeping:draft.parts")}</h2>
			<SummaryList
				rows={
					begins
						? [facts]
						: [
								facts,
								...languages.map(({ tag, isWritten }) => ({
									key: languageName(tag, lang).here,
									value: isWritten ? t("keeping:draft.written") : t("keeping:draft.missing"),
									change: { href: `${base}/words/${tag}`, what: languageName(tag, lang).here },
								})),
								{
									key: t("keeping:draft.the-tool"),
									value: isNew
										? t("keeping:draft.new-tool")
										: isMaterial
											? t("keeping:draft.changed-tool")
											: t("keeping:draft.same-tool"),
									change: { href: `${base}/tool`, what: t("keeping:draft.the-tool-hint") },
								},
							]
				}
			/>
		</>
	);
}
