import { formatMonth } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Watched } from "../../tools/watched.ts";
import { SIGNAL_WHY, type Signal } from "../signal.ts";
import { CheckState, ToolState } from "./tool-state.tsx";

/** Somebody asked, the reader or another person. */
type WhoAsked = "asked" | "asked-you" | null;

/** How a tool stands, why, what somebody asked to do with it, and in which months more people said that it was wrong. */
export function ToolNow(props: {
	readonly watched: Watched;
	readonly asked: WhoAsked;
	readonly retireAsked: WhoAsked;
	readonly signals: readonly { readonly period: string; readonly kind: Signal }[];
}) {
	const { watched, asked, retireAsked, signals } = props;
	const { t, lang } = useWords();
	return (
		<>
			<h2>{t("watch:tool.now")}</h2>
			<p>
				<ToolState {...watched} />
			</p>
			{[watched.retired, watched.paused, watched.review].map(
				(one) =>
					one && (
						<p key={one.since}>
							{one.why === SIGNAL_WHY ? (
								t("watch:public.signal")
							) : (
								<span lang="en" dir="ltr">
									{one.why}
								</span>
							)}
						</p>
					),
			)}
			<p>
				<CheckState check={watched.check} />
			</p>
			{asked && <p>{t(`watch:tool.${asked}`)}</p>}
			{retireAsked && watched.retiring && (
				<>
					<p>{t(`watch:tool.retire-${retireAsked}`)}</p>
					<p>{t("watch:tool.retire-why")}</p>
					<blockquote lang="en" dir="ltr">
						<p>{watched.retiring.why}</p>
					</blockquote>
				</>
			)}
			{signals.map(({ period, kind }) => (
				<p key={period} className="notice">
					{t(`watch:tool.signal.${kind}`, { month: formatMonth(lang, period) })}
				</p>
			))}
		</>
	);
}
