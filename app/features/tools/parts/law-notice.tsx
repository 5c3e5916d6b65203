/** A law requires the tool: it stands above all else on the tool's page, with what becomes of the patient's answer. */
import { useWords } from "#app/i18n/use-words.ts";
import { LawWords, lawSentence } from "#app/ui/law-words.tsx";
import type { ShownLaw } from "../shown-law.ts";

/** Each law with its words; nothing where there is none. */
export function LawNotice({ laws }: { laws: readonly ShownLaw[] }) {
	const { t, lang } = useWords();
	if (laws.length === 0) return null;
	return (
		<div className="notice">
			{laws.map((law) => (
				<section key={law.id}>
					<p>
						<strong>{lawSentence(t, lang, law)}</strong> {t(`laws:notice.about.${law.purpose ?? "all"}`)}
					</p>
					<LawWords law={law} />
					<p>{t("laws:notice.answer")}</p>
				</section>
			))}
		</div>
	);
}
