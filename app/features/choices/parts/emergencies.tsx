import type { ShownOverride } from "#app/features/overrides/shown-override.ts";
import { formatMoment, formatTime, formatUntil } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";

/** What was allowed for the patient in an emergency: which tool, when, who decided, what ended it, and why where that may be shown. */
export function Emergencies({ emergencies }: { emergencies: readonly ShownOverride[] }) {
	const { t, lang } = useWords();
	if (emergencies.length === 0) return null;
	return (
		<>
			<h2 id="emergencies">{t("overrides:mine.title")}</h2>
			<p>{t("overrides:mine.intro")}</p>
			{emergencies.map((one) => (
				<Emergency key={one.ref} one={one} />
			))}
			{emergencies.some(({ details }) => details === null) && (
				<p>
					{t("overrides:mine.hidden")} <a href={`/${lang}/my/details`}>{t("uses:show.more-link")}</a>
				</p>
			)}
		</>
	);
}

function Emergency({ one }: { one: ShownOverride }) {
	const { t, lang } = useWords();
	const { tool, name, nameLang, who, at, until, runs, ended, details } = one;
	const moment = (when: string) => formatMoment(lang, new Date(when));
	const isOther = details !== null && details.lang !== null && details.lang !== lang;
	return (
		<section className="card">
			<h3 lang={nameLang ?? undefined}>{name}</h3>
			<p>
				{runs
					? t("overrides:mine.runs", { to: formatTime(lang, new Date(until)) })
					: t("overrides:mine.from-to", {
							from: moment(at),
							to: formatUntil(lang, new Date(at), new Date(ended?.at ?? until)),
						})}
			</p>
			{who !== null && <p>{t("overrides:mine.who", { name: who })}</p>}
			{ended !== null && <p>{t(`overrides:mine.by.${ended.by}`, { name: ended.name ?? "" })}</p>}
			{details !== null && (
				<>
					{details.because !== null && <p>{t(`overrides:mine.because-is.${details.because}`)}</p>}
					<p>{t("overrides:mine.words")}</p>
					<blockquote lang={isOther ? (details.lang ?? undefined) : undefined} dir="auto">
						<p>{details.why}</p>
					</blockquote>
					{isOther && details.lang !== null && (
						<p>
							{t("overrides:mine.language")} {languageName(details.lang, lang).here}
						</p>
					)}
				</>
			)}
			<p>
				<a href={`/${lang}/my/disputes/new?tool=${tool}`}>
					{t("overrides:mine.wrong")}
					<About name={name}>{moment(at)}</About>
				</a>
			</p>
		</section>
	);
}
