import { useWords } from "#app/i18n/use-words.ts";
import type { ShownEvent } from "../shown-event.ts";
import { Hidden, SaidWords } from "./said-words.tsx";

/** The answer: what came of it, in our words, and that we are sorry where somebody was harmed. */
export function OurAnswer({ event, phone }: { event: ShownEvent; phone: string }) {
	const { t } = useWords();
	const { words, apology, outcomes, passedTo, isHidden } = event;
	return (
		<>
			<h2>{t("disputes:answered.title")}</h2>
			{isHidden && <Hidden phone={phone} />}
			{apology && (
				<>
					<h3>{t("disputes:answered.sorry")}</h3>
					<SaidWords said={apology} phone={phone} />
				</>
			)}
			{words && <SaidWords said={words} phone={phone} />}
			{outcomes.length > 0 && (
				<>
					<h3>{t("disputes:answered.changes")}</h3>
					<ul>
						{outcomes.map((outcome) => (
							<li key={outcome}>
								{t(`disputes:outcome.${outcome}`)}
								{outcome === "passed-on" && passedTo.length > 0 && (
									<ul>
										{passedTo.map((where) => (
											<li key={where}>{t(`disputes:passed.${where}`)}</li>
										))}
									</ul>
								)}
							</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}
