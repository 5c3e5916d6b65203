/** What staff send who write down what a patient thinks of a tool: which tool, how they were told, and the comment itself. */
import { type FieldRefusal, type FieldValues, readFields } from "#app/core/form-fields.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { STAFF_WAYS, type StaffWay } from "#app/features/staff/recording.ts";
import { type CommentFormRefusal, type CommentTyped, readComment } from "./comment.forms.ts";
import type { NewComment } from "./comment.ts";

const LIMITS = { tool: 80, way: 20, interpreter: 200 } as const;

/** A patient's comment as staff write it down. */
export interface ToldComment {
	readonly tool: string;
	readonly way: StaffWay;
	readonly interpreter: string | null;
	readonly comment: NewComment;
}

export interface ToldCommentProblem {
	/** The id of the control on the page. */
	readonly field: string;
	readonly name: CommentFormRefusal | FieldRefusal | "tool-missing" | "way-missing";
}

export type ToldCommentTyped = CommentTyped & Partial<FieldValues<keyof typeof LIMITS>>;

/** Reads the form. `offered` are the tools that this patient can say something of here; nothing is guessed for what is missing. */
export function readToldComment(
	form: FormData,
	offered: readonly string[],
): { readonly typed: ToldCommentTyped } & (
	| { readonly told: ToldComment }
	| { readonly problems: readonly ToldCommentProblem[] }
) {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const read = readComment(form);
	const typed = { ...sent, ...read.typed };
	const tool = offered.find((one) => one === values.tool);
	const way = STAFF_WAYS.find((one) => one === values.way);
	const missing = (field: "tool" | "way", value: string | undefined): ToldCommentProblem[] =>
		value === undefined && !unread.some((one) => one.field === field)
			? [{ field, name: `${field}-missing` }]
			: [];
	const problems = [
		...unread,
		...missing("tool", tool),
		...missing("way", way),
		...("problems" in read ? read.problems : []),
	];
	if (problems.length > 0 || tool === undefined || way === undefined || !("comment" in read))
		return { typed, problems: inPageOrder(problems, Object.keys(LIMITS)) };
	return { typed, told: { tool, way, interpreter: values.interpreter || null, comment: read.comment } };
}
