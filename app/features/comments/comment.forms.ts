/** What a browser may send of a comment: three fields, none of them needed, but not all of them empty. */
import { CLEAR, COMMENT_WORDS } from "#app/core/comment-entry.ts";
import { type FieldRefusal, type FieldValues, readFields } from "#app/core/form-fields.ts";
import type { NewComment } from "./comment.ts";

const LIMITS = { clear: 10, worry: COMMENT_WORDS, wish: COMMENT_WORDS } as const;
export type CommentField = keyof typeof LIMITS;

/** Each is a key of `comments:problem`. */
export type CommentFormRefusal = FieldRefusal | "nothing-said";

export interface CommentFormProblem {
	readonly field: CommentField;
	readonly name: CommentFormRefusal;
}

export type CommentTyped = Partial<FieldValues<CommentField>>;

/** The comment that was sent, or what is wrong with it; what was typed is given back. */
export function readComment(
	form: FormData,
): { readonly typed: CommentTyped } & (
	| { readonly comment: NewComment }
	| { readonly problems: readonly CommentFormProblem[] }
) {
	const { values, typed: sent, problems } = readFields(form, LIMITS);
	const typed = { ...sent };
	if (problems.length > 0) return { typed, problems };
	const clear = CLEAR.find((one) => one === values.clear) ?? null;
	const { worry = "", wish = "" } = values;
	if (clear === null && worry === "" && wish === "")
		return { typed, problems: [{ field: "worry", name: "nothing-said" }] };
	return { typed, comment: { clear, worry, wish } };
}
