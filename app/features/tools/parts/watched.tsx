/** What a tool's page says of today: stopped, looked into, checked. What staff wrote is English, and said so elsewhere. */
import { SIGNAL_WHY } from "#app/features/watch/signal.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Watched, WatchedSince } from "../watched.ts";

/** Stands above all else: the tool is retired, stopped, or somebody looks into it. Nothing where none is so. */
export function StateNotice({ paused, review, retired }: Pick<Watched, "paused" | "review" | "retired">) {
	const { t, lang } = useWords();
	if (paused === null && review === null && retired === null) return null;
	const date = ({ since }: WatchedSince) => formatDay(lang, new Date(since));
	return (
		<div className="notice">
			{retired && (
				<>
					<p>
						<strong>{t("watch:public.retired", { date: date(retired) })}</strong>
					</p>
					<OfStaff text={retired.why} />
				</>
			)}
			{paused && (
				<>
					<p>
						<strong>{t("watch:public.paused", { date: date(paused) })}</strong>
					</p>
					<OfStaff text={paused.why} />
				</>
			)}
			{review && (
				<>
					<p>
						<strong>{t("watch:public.review", { date: date(review) })}</strong>
					</p>
					{review.why === SIGNAL_WHY ? <p>{t("watch:public.signal")}</p> : <OfStaff text={review.why} />}
				</>
			)}
		</div>
	);
}

/** When it was last checked here, how often it was right, and when it is checked again. */
export function CheckedHere({ check }: { check: NonNullable<Watched["check"]> }) {
	const { t, lang } = useWords();
	const { on, nextOn, figures, overdue } = check;
	const date = formatDay(lang, nextOn);
	return (
		<>
			<p>{t("watch:public.checked", { date: formatDay(lang, on) })}</p>
			{figures && (
				<p>
					{t("watch:public.right", {
						right: formatNumber(lang, figures.right),
						of: formatNumber(lang, figures.of),
					})}
				</p>
			)}
			<p>
				{overdue ? <strong>{t("watch:public.overdue", { date })}</strong> : t("watch:public.due", { date })}
			</p>
		</>
	);
}

/** What the check found, in the words of staff: after the seven headings, since those have 300 words at most. */
export function CheckFound({ check }: { check: NonNullable<Watched["check"]> }) {
	const { t } = useWords();
	return (
		<>
			<h2>{t("watch:public.found")}</h2>
			<OfStaff text={check.found} />
		</>
	);
}

function OfStaff({ text }: { text: string }) {
	const { t, lang } = useWords();
	return (
		<>
			{lang !== "en" && <p>{t("watch:public.in-english")}</p>}
			<p lang="en" dir="ltr">
				{text}
			</p>
		</>
	);
}
