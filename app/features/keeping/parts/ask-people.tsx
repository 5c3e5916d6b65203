import type { Involved } from "#app/features/comments/round.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** How far people are involved in the draft. Days are ISO days; null where no round has any. */
export interface AskedPeople {
	readonly how: Involved;
	/** It is a new tool or a changed one: it is not published before. */
	readonly needed: boolean;
	readonly opens: string | null;
	readonly closes: string | null;
	/** Why nobody is asked first, in English; null where that is not said. */
	readonly why: string | null;
}

/** The step before publishing: what people think of it, and the way to the page where they are asked. */
export function AskPeople({ tool, people }: { tool: string; people: AskedPeople }) {
	const { t, lang } = useWords();
	const { how, needed, opens, closes, why } = people;
	const days = { from: opens ? formatDay(lang, opens) : "", to: closes ? formatDay(lang, closes) : "" };
	return (
		<>
			<h2>{t("comments:ask.title")}</h2>
			<p>
				{how === "none" && !needed
					? t("comments:ask.state.not-needed")
					: t(`comments:ask.state.${how}`, days)}
			</p>
			{why !== null && (
				<blockquote lang="en" dir="ltr">
					{why}
				</blockquote>
			)}
			<p>
				<a href={`/staff/tools/${tool}/draft/ask`}>{t("comments:ask.link")}</a>
			</p>
		</>
	);
}
