import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { ShownComment } from "../shown-comment.ts";

/** How far a comment is: who read it, and the answer, or by when it comes. */
export function CommentState({ state }: Pick<ShownComment, "state">) {
	const { read, answer, due, isLate } = state;
	const { t, lang } = useWords();
	return (
		<>
			<p>
				{read
					? t("comments:state.read", { name: read.name, date: formatDay(lang, new Date(read.at)) })
					: t("comments:state.not-read")}
			</p>
			{answer === null ? (
				<p>
					{isLate
						? t("comments:state.late", { date: formatDay(lang, due) })
						: t("comments:state.due", { date: formatDay(lang, due) })}
				</p>
			) : (
				<>
					<p>
						<strong>{t("comments:state.answered", { date: formatDay(lang, new Date(answer.at)) })}</strong>
					</p>
					{answer.lang !== lang && <p>{t("watch:public.in-english")}</p>}
					<blockquote lang={answer.lang === lang ? undefined : answer.lang} dir="auto">
						{answer.text}
					</blockquote>
				</>
			)}
		</>
	);
}
