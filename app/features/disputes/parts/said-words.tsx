import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import type { ShownWords } from "../written-shown.ts";
import { Typed } from "./draft-summary.tsx";

/** Words as this reader gets them: the translation with the original beside it, or the original and who reads it out. */
export function SaidWords({ said, phone }: { said: ShownWords; phone: string }) {
	const { t } = useWords();
	return (
		<>
			<Typed words={said.words} lang={said.lang} />
			{said.isForeign && <p className="hint">{t("disputes:words.foreign", { phone })}</p>}
			{said.original && (
				<Details summary={t("disputes:words.original")}>
					<Typed words={said.original.words} lang={said.original.lang} />
				</Details>
			)}
		</>
	);
}

/** Something is not shown to whoever holds the letter: why, and how the patient gets to read it. */
export function Hidden({ phone }: { phone: string }) {
	const { t } = useWords();
	return (
		<p className="hint">
			{t("disputes:hidden.what")} {t("disputes:hidden.how")} {t("disputes:hidden.call", { phone })}
		</p>
	);
}
