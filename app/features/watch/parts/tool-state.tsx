import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Watched, WatchedSince } from "../../tools/watched.ts";

/** In use, stopped, retired or under review, since when: in words that stand alone. */
export function ToolState(props: Pick<Watched, "state" | "paused" | "review" | "retiring" | "retired">) {
	const { state, paused, review, retiring, retired } = props;
	const { t, lang } = useWords();
	const since = (one: WatchedSince | null) =>
		one && (
			<span className="hint"> {t("watch:state.since", { date: formatDay(lang, new Date(one.since)) })}</span>
		);
	return (
		<>
			<strong>{t(`watch:state.${state}`)}</strong>
			{since(paused ?? retired)}
			{review && (
				<>
					<br />
					<strong>{t("watch:state.review")}</strong>
					{since(review)}
				</>
			)}
			{retiring && (
				<>
					<br />
					<strong>{t("watch:state.retiring")}</strong>
				</>
			)}
		</>
	);
}

/** When it was last checked here, and when it is next: a late check is said so. */
export function CheckState({ check }: Pick<Watched, "check">) {
	const { t, lang } = useWords();
	if (check === null) return <strong>{t("watch:check.never")}</strong>;
	const date = formatDay(lang, check.nextOn);
	return (
		<>
			{t("watch:check.on", { date: formatDay(lang, check.on) })}
			<br />
			{check.overdue ? <strong>{t("watch:check.overdue", { date })}</strong> : t("watch:check.due", { date })}
		</>
	);
}
