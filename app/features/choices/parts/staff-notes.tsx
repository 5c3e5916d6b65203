import type { TaskKind } from "#app/core/task-entry.ts";
import { formatDay } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { isLanguage, languageOf } from "#locales/index.ts";
import { type About, aboutWords } from "../about.ts";

/** A note as it is sent to a page. With `receipt` it is shortened, and that receipt has all of it. */
export interface ShownNote {
	readonly job: TaskKind;
	readonly at: string;
	readonly text: string;
	readonly lang: string | null;
	readonly receipt?: string;
	readonly about?: About;
}

/** A list of notes stays light: whoever wants to read a long one opens the receipt. */
const SHORT = 200;

/** What staff wrote to the patient when a job was done: when, about what, and in the words and the language they wrote it in. */
export function StaffNotes({ notes }: { notes: readonly ShownNote[] }) {
	const { t, lang } = useWords();
	return notes.map((note) => {
		const date = formatDay(lang, new Date(note.at));
		const isCut = note.receipt !== undefined && note.text.length > SHORT;
		const text = isCut ? `${note.text.slice(0, SHORT).trimEnd()}…` : note.text;
		const dir = note.lang !== null && isLanguage(note.lang) ? languageOf(note.lang).dir : "auto";
		const isOther = note.lang !== null && note.lang !== lang;
		return (
			<section key={`${note.at} ${note.text}`}>
				<p>
					{note.about && (
						<>
							<b>{aboutWords(t, note.about)}</b>
							<br />
						</>
					)}
					{t(`choices:note.job.${note.job}`, { date })}
				</p>
				<blockquote lang={isOther ? (note.lang ?? undefined) : undefined} dir={dir}>
					<p>{text}</p>
				</blockquote>
				{isOther && note.lang !== null && (
					<p>{t("choices:note.in-language", { language: languageName(note.lang, lang).here })}</p>
				)}
				{isCut && (
					<p>
						<a href={`/${lang}/my/receipts/${note.receipt}`}>{t("choices:note.whole")}</a>
					</p>
				)}
			</section>
		);
	});
}
