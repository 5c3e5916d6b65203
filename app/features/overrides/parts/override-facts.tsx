import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ShownOverride } from "../shown-override.ts";

/** Whom it was for, who decided, why, and when it ended: what staff and the AI lead read. `moment` says an instant in words. */
export function OverrideFacts(props: {
	readonly name: string;
	readonly shown: ShownOverride;
	readonly moment: (at: string) => string;
}) {
	const { name, shown, moment } = props;
	const { nameLang, who, at, until, runs, ended, details } = shown;
	const { t, lang } = useWords();
	const isOther = details !== null && details.lang !== null && details.lang !== lang;
	return (
		<SummaryList
			rows={[
				{ key: t("staff:check.patient"), value: <bdi>{name}</bdi> },
				{
					key: t("overrides:check.tool"),
					value: nameLang === null ? shown.name : <span lang={nameLang}>{shown.name}</span>,
				},
				...(who === null ? [] : [{ key: t("overrides:running.who"), value: <bdi>{who}</bdi> }]),
				{ key: t("overrides:running.started"), value: moment(at) },
				ended === null
					? {
							key: t(runs ? "overrides:running.until" : "overrides:running.ended"),
							value: runs ? (
								moment(until)
							) : (
								<>
									{moment(until)}
									<br />
									{t("overrides:running.by-itself")}
								</>
							),
						}
					: {
							key: t("overrides:running.ended"),
							value: (
								<>
									{moment(ended.at)}
									<br />
									{t(`overrides:running.by.${ended.by}`, { name: ended.name ?? "" })}
								</>
							),
						},
				...(details === null
					? []
					: [
							...(details.because === null
								? []
								: [
										{
											key: t("overrides:check.because"),
											value: t(`overrides:start.because-is.${details.because}`),
										},
									]),
							{
								key: t("overrides:check.why"),
								value: (
									<span lang={isOther ? (details.lang ?? undefined) : undefined} dir="auto">
										{details.why}
										{isOther && details.lang !== null && ` (${languageName(details.lang, lang).here})`}
									</span>
								),
							},
						]),
			]}
		/>
	);
}
