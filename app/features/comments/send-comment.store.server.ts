/** A form with a comment that came in: kept once, kept as a draft where the session had ended, or said what is wrong with it. */
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { ownerOf } from "#app/features/record/once.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { readComment } from "./comment.forms.ts";
import { addComment, type Commenter, findCommentable } from "./comment.store.server.ts";
import { keepCommentDraft } from "./comment-draft.store.server.ts";
import { type CommentProblem, commentProblem } from "./comment-problem.ts";

/** The comment's id, or the form again with what is wrong and a status; 200 where only the language was changed. */
export type Sent = { readonly id: string } | { readonly again: CommentProblem; readonly status: number };

/** Takes the form; undefined where this actor can say nothing of such a tool. */
export async function sendComment(
	db: Db,
	actor: Commenter,
	register: KnownRegister,
	tool: string,
	form: FormData,
	lang: string,
	at: Date,
): Promise<Sent | undefined> {
	if ((await findCommentable(db.read, actor, register, tool, at)) === undefined) return undefined;
	const once = oneTimeKeyOf(form);
	const read = readComment(form);
	const again = (status: number, ...problems: CommentProblem["problems"]) => ({
		again: commentProblem(read.typed, problems, once),
		status,
	});
	if (form.has("switch")) return again(200);
	if ("problems" in read) return again(422, ...read.problems);
	if (once === undefined) return again(422, { field: "form-submit", name: "key-missing" });
	try {
		const done = await addComment(db, actor, register, tool, read.comment, { once, lang }, at);
		if (done === undefined) return undefined;
		if (done.ok) return { id: done.value };
		if (done.reason === "too-many") return again(429, { field: "form-submit", name: "too-many" });
		// That key is spent: the page gives a new one.
		const problems = [{ field: "form-submit", name: "key-missing" }] as const;
		return { again: commentProblem(read.typed, problems, undefined), status: 422 };
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again(503, { field: "form-submit", name: "not-confirmed" });
	}
}

/** Keeps what was typed by somebody whose session had ended, as far as it can be read. */
export async function keepTyped(
	db: Db,
	actor: Commenter,
	tool: string,
	form: FormData,
	at: Date,
): Promise<void> {
	const read = readComment(form);
	if ("problems" in read) return;
	const { clear = "", worry = "", wish = "" } = read.typed;
	const once = oneTimeKeyOf(form) ?? db.vault.randomHex(16);
	await keepCommentDraft(db, actor, ownerOf(actor), tool, { once, clear, worry, wish }, at);
}
