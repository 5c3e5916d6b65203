import type { ReactNode } from "react";
import type { MoveName } from "#app/core/dispute-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** What a form of this page needs: its one-time key, the latest entry it knows, and what was typed before. */
interface Given {
	readonly once: string;
	readonly seen: number;
	readonly words: string;
	readonly error: string | undefined;
}

/** The answer to our question. `isHidden`: the question itself is not shown here. */
export function Reply({ once, seen, words, error, isHidden }: Given & { readonly isHidden: boolean }) {
	const { t } = useWords();
	return (
		<>
			<h2>{t("disputes:reply.title")}</h2>
			{isHidden && <p>{t("disputes:reply.posted")}</p>}
			<Move move="reply" once={once} seen={seen} submit={t("disputes:reply.button")} isMain>
				<TextAreaField
					id="reply-words"
					name="words"
					label={t("disputes:reply.words")}
					hint={t("disputes:what.words-hint")}
					value={words}
					error={error}
					autocomplete="off"
				/>
			</Move>
		</>
	);
}

/** "I do not agree", with or without words. */
export function Disagree({ once, seen, words, error }: Given) {
	const { t } = useWords();
	return (
		<>
			<h2>{t("disputes:disagree.title")}</h2>
			<p>{t("disputes:disagree.what")}</p>
			<Move move="disagree" once={once} seen={seen} submit={t("disputes:disagree.button")} isMain>
				<TextAreaField
					id="disagree-words"
					name="words"
					label={t("disputes:disagree.words")}
					hint={t("disputes:what.words-hint")}
					value={words}
					error={error}
					autocomplete="off"
				/>
			</Move>
		</>
	);
}

/** Take it back. `isPaused`: the tool is left out for now. */
export function Withdraw({ once, seen, isPaused }: Pick<Given, "once" | "seen"> & { isPaused: boolean }) {
	const { t } = useWords();
	return (
		<>
			<h2>{t("disputes:withdraw.title")}</h2>
			<p>
				{t("disputes:withdraw.what")} {isPaused && t("disputes:withdraw.pause")}
			</p>
			<Move move="withdraw" once={once} seen={seen} submit={t("disputes:withdraw.button")} />
		</>
	);
}

function Move(props: {
	readonly move: MoveName;
	readonly once: string;
	readonly seen: number;
	readonly submit: string;
	readonly isMain?: boolean;
	readonly children?: ReactNode;
}) {
	const { move, once, seen, submit, isMain, children } = props;
	const request = usePageRequest();
	return (
		<PostForm
			id={move}
			action={request.path}
			token={request.token}
			once={once}
			submit={submit}
			languages={isMain ? languageLinks(request) : undefined}
			quiet={!isMain}
		>
			<input type="hidden" name="move" value={move} />
			<input type="hidden" name="seen" value={String(seen)} />
			{children}
		</PostForm>
	);
}
