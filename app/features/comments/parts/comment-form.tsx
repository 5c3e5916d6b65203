import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { CommentTyped } from "../comment.forms.ts";
import { CommentFields } from "./comment-fields.tsx";
import { WhatHappens } from "./what-happens.tsx";

/** The form of a comment, with what happens to it said before it is sent. `due` is an ISO day. */
export function CommentForm(props: {
	readonly once: string;
	readonly typed: CommentTyped;
	readonly problems: readonly Problem[];
	readonly isKept: boolean;
	readonly provider: string;
	readonly due: string;
}) {
	const { once, typed, problems, isKept, provider, due } = props;
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<>
			{isKept && <p>{t("comments:page.kept")}</p>}
			<PostForm
				action={request.path}
				token={request.token}
				once={once}
				languages={languageLinks(request)}
				submit={t("comments:page.send")}
			>
				<CommentFields
					typed={typed}
					errors={Object.fromEntries(problems.map(({ field, text }) => [field, text]))}
				/>
				<h2>{t("comments:happens.title")}</h2>
				<WhatHappens provider={provider} due={due} />
			</PostForm>
		</>
	);
}
