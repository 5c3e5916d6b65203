import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import type { Words } from "../texts.ts";

/** A text in the reader's language where somebody gave it in that, and always as it was written. */
export function WrittenWords({ versions }: { versions: readonly Words[] }) {
	const { t, lang } = useWords();
	const [original] = versions;
	if (original === undefined) return null;
	const own = versions.findLast((version) => version.lang === lang);
	const others = versions.filter((version) => version !== own && version !== original);
	const named = (tag: string) => languageName(tag, lang).here;
	if (own === undefined) {
		return (
			<>
				<p className="hint">{t("inbox:case.original", { language: named(original.lang) })}</p>
				<Quoted text={original} />
				<p>{t("inbox:case.missing", { language: named(lang) })}</p>
			</>
		);
	}
	return (
		<>
			<Quoted text={own} />
			{own !== original && (
				<Details summary={t("inbox:case.original", { language: named(original.lang) })}>
					<Quoted text={original} />
				</Details>
			)}
			{others.map((version) => (
				<Details
					key={version.lang + version.words}
					summary={t("inbox:case.in-language", { language: named(version.lang) })}
				>
					<Quoted text={version} />
				</Details>
			))}
		</>
	);
}

/** Words of somebody, in their own language and direction, a line as they wrote it. */
export function Quoted({ text }: { text: Words }) {
	return (
		<div lang={text.lang} dir="auto">
			{text.words.split("\n").map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never move
				<p key={index}>{line}</p>
			))}
		</div>
	);
}
