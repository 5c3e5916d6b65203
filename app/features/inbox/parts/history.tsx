import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { ShownEvent } from "../shown-case.ts";
import { WrittenWords } from "./written-words.tsx";

/** What happened, in order, each with what was written. */
export function History({ events }: { events: readonly ShownEvent[] }) {
	const { t, lang } = useWords();
	return (
		<ul className="cards">
			{events.map((event) => (
				<li key={event.seq} className="card">
					<p>
						<b>
							<What event={event} />
						</b>
						<br />
						<span className="hint">
							{event.by === null ? t("inbox:case.the-patient") : <bdi>{event.by}</bdi>} ·{" "}
							{formatMoment(lang, new Date(event.at))}
						</span>
					</p>
					<Details event={event} />
					{event.texts.map((versions, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the texts of an entry never move
						<WrittenWords key={index} versions={versions} />
					))}
				</li>
			))}
		</ul>
	);
}

function What({ event: { moved } }: { event: ShownEvent }) {
	const { t, lang } = useWords();
	switch (moved.move) {
		case "look":
			return <>{t("inbox:happened.look", { harm: t(`inbox:harm.${moved.harm}`) })}</>;
		case "take":
			return <>{t("inbox:happened.take", { name: moved.reviewer.name })}</>;
		case "translate":
			return <>{t("inbox:happened.translate", { language: languageName(moved.written.lang, lang).here })}</>;
		case "agree-date":
		case "explain-delay":
			return <>{t(`inbox:happened.${moved.move}`, { date: formatDay(lang, moved.day) })}</>;
		case "candour":
			return <>{t(`inbox:happened.candour.${moved.step}`, { date: formatDay(lang, moved.day) })}</>;
		default:
			return <>{t(`inbox:happened.${moved.move}`)}</>;
	}
}

function Details({ event: { moved } }: { event: ShownEvent }) {
	const { t } = useWords();
	if (moved.move === "look" && moved.note !== "") return <p dir="auto">{moved.note}</p>;
	if (moved.move !== "answer") return null;
	return (
		<ul>
			{moved.outcomes.map((outcome) => (
				<li key={outcome}>{t(`inbox:outcome.${outcome}`)}</li>
			))}
			{moved.passedTo.map((to) => (
				<li key={to}>{t(`inbox:passed-to.${to}`)}</li>
			))}
		</ul>
	);
}
