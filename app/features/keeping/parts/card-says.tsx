/** What a card tells an AI lead: the patients' questions that it leaves open, and the maker's words for the others. */
import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { type Card, type CardText, PATIENT_QUESTIONS } from "../card.ts";
import type { DraftContent } from "../draft.ts";

/** The questions that nothing in the card is about. */
export function CardLacks({ card }: { card: Card }) {
	const { t } = useWords();
	return (
		<>
			<h2>{t("cards:lacks")}</h2>
			{card.lacking.length === 0 ? (
				<p>{t("cards:lacks-none")}</p>
			) : (
				<>
					<p>{t("cards:lacks-intro")}</p>
					<ul>
						{card.lacking.map((question) => (
							<li key={question}>{t(`cards:question.${question}`)}</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}

/** What the card that a draft was begun from says nothing about. */
export function CardLeaves({ card }: { card: NonNullable<DraftContent["card"]> }) {
	const { t } = useWords();
	const [before, after] = t("cards:begun-from", { source: "\n" }).split("\n");
	return (
		<>
			<p>
				{before}
				<span dir="auto">{card.source}</span>
				{after}
			</p>
			{card.lacking.length > 0 && (
				<ul>
					{card.lacking.map((question) => (
						<li key={question}>{t(`cards:question.${question}`)}</li>
					))}
				</ul>
			)}
		</>
	);
}

/** All that the card says, by question; then the rest. Nobody translates it: it is English, or whatever its maker wrote. */
export function CardSays({ card: { facts, says } }: { card: Card }) {
	const { t } = useWords();
	const rest = says.filter(({ question }) => question === null);
	const { name, source, sourcePlace } = facts;
	const named = [sourcePlace?.includes(name ?? "") ? null : name, source, sourcePlace].filter(
		(text) => text !== null,
	);
	return (
		<>
			<h2>{t("cards:says")}</h2>
			<p>{t("cards:says-intro")}</p>
			<p dir="auto">{named.join(" · ")}</p>
			{PATIENT_QUESTIONS.map((question) => {
				const own = says.filter((one) => one.question === question);
				return (
					own.length > 0 && (
						<section key={question}>
							<h3>{t(`cards:question.${question}`)}</h3>
							<Texts texts={own} />
						</section>
					)
				);
			})}
			{rest.length > 0 && (
				<Details summary={t("cards:rest")}>
					<Texts texts={rest} />
				</Details>
			)}
		</>
	);
}

function Texts({ texts }: { readonly texts: readonly CardText[] }) {
	const headings = [...new Set(texts.map(({ heading }) => heading))];
	const linesOf = (wanted: string) =>
		texts.filter(({ heading }) => heading === wanted).flatMap(({ text }) => text.split("\n"));
	return (
		<SummaryList
			rows={headings.map((heading) => ({
				key: heading,
				value: linesOf(heading).map((line, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never change places
					<span key={at} dir="auto">
						{at > 0 && <br />}
						{line}
					</span>
				)),
			}))}
		/>
	);
}
