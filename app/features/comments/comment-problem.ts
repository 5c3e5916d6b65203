/** What is wrong with the form of a comment, with what was typed. */
import type { CommentFormRefusal, CommentTyped } from "./comment.forms.ts";

/** Each is a key of `comments:problem`. */
type CommentProblemName = CommentFormRefusal | "too-many" | "key-missing" | "not-confirmed";

export interface CommentProblem {
	readonly typed: CommentTyped;
	readonly problems: readonly { readonly field: string; readonly name: CommentProblemName }[];
	/** The form's own one-time key, where it may be pressed again. */
	readonly once: string | undefined;
}

/** The problem as the page is given it. */
export function commentProblem(
	typed: CommentTyped,
	problems: CommentProblem["problems"],
	once: string | undefined,
): CommentProblem {
	return { typed, problems, once };
}
