import { useWords } from "#app/i18n/use-words.ts";
import type { TypedMove } from "../move.forms.ts";
import { Quoted } from "./written-words.tsx";

/** The fields in which somebody writes sentences: what would be lost. */
const WRITTEN = ["note", "words", "translation", "apology", "apologyTranslation"];

/** What was typed into a form that is not there any more, to be taken elsewhere. */
export function Typed({ typed }: { typed: TypedMove }) {
	const { t, lang } = useWords();
	const texts = WRITTEN.flatMap((field) => typed[field] || []);
	if (texts.length === 0) return null;
	return (
		<section className="notice" aria-labelledby="typed">
			<h2 id="typed">{t("inbox:case.typed")}</h2>
			{texts.map((words) => (
				<Quoted key={words} text={{ words, lang }} />
			))}
		</section>
	);
}
