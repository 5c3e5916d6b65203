import { useWords } from "#app/i18n/use-words.ts";
import type { NewComment } from "../comment.ts";

/** What somebody said, as they said it, in the language of the page on which they wrote. */
export function CommentSaid({ comment }: { comment: NewComment & { readonly lang: string } }) {
	const { t, lang } = useWords();
	const { clear } = comment;
	return (
		<>
			{clear && (
				<p>
					{t("comments:field.clear")} <strong>{t(`comments:field.${clear}`)}</strong>
				</p>
			)}
			{(["worry", "wish"] as const).map(
				(field) =>
					comment[field] !== "" && (
						<div key={field}>
							<p>{t(`comments:field.${field}`)}</p>
							<blockquote
								className="typed"
								lang={comment.lang === lang ? undefined : comment.lang}
								dir="auto"
							>
								{comment[field]}
							</blockquote>
						</div>
					),
			)}
		</>
	);
}
