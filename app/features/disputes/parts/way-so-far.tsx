import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { ShownEvent, Step } from "../shown-event.ts";
import { SaidFor } from "./said-for.tsx";
import { SaidWords } from "./said-words.tsx";

/** From "got it" to the answer: which step it is at says a word too, and not only the weight of the letters. */
export function WaySoFar({ steps }: { steps: readonly Step[] }) {
	const { t, lang } = useWords();
	return (
		<>
			<h2>{t("disputes:show.way")}</h2>
			<ol>
				{steps.map(({ name, day, isNow, isDone }) => (
					<li key={name} aria-current={isNow ? "step" : undefined}>
						{stepWords(t, lang, name, day, isNow || isDone)}
						{isNow && (
							<>
								<br />
								<strong>{t("disputes:show.now")}</strong>
							</>
						)}
					</li>
				))}
			</ol>
		</>
	);
}

function stepWords(t: Words, lang: LanguageTag, name: Step["name"], day: string | null, isReached: boolean) {
	const date = day === null ? "" : formatDay(lang, day);
	if (name === "looking" && day === null) return t("disputes:show.step.looking-open");
	if (name === "answer" && !isReached) return t("disputes:show.step.answer-due", { date });
	return t(`disputes:show.step.${name}`, { date });
}

/** Everything that happened, in order, with all that was written. Nothing ever disappears. */
export function Events({ events, phone }: { events: readonly ShownEvent[]; phone: string }) {
	const { t, lang } = useWords();
	if (events.length === 0) return null;
	return (
		<>
			<h2>{t("disputes:show.history")}</h2>
			<ol>
				{events.map((event) => (
					<li key={event.seq}>
						{formatMoment(lang, new Date(event.at))}
						<br />
						{eventWords(t, lang, event)}
						{event.by && (
							<>
								{" "}
								<SaidFor {...event.by} />
							</>
						)}
						{event.words && <SaidWords said={event.words} phone={phone} />}
						{event.apology && <SaidWords said={event.apology} phone={phone} />}
					</li>
				))}
			</ol>
		</>
	);
}

/** What happened, as one sentence. */
export function eventWords(t: Words, lang: LanguageTag, { move, day, who, step }: ShownEvent): string {
	const date = day === null ? "" : formatDay(lang, day);
	if (move === "candour") return step === null ? "" : t(`disputes:event.candour.${step}`, { date });
	return t(`disputes:event.${move}`, { date, name: who ?? "" });
}
