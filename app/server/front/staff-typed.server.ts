/**
 * Staff are signed out after 15 minutes, mostly while they listen. What they had typed about a patient is kept, and shown again as their
 * page would show it after a change of language: typed, and nothing saved.
 */
import type { StaffActor } from "#app/core/actor.ts";
import {
	endStaffTyped,
	findStaffTyped,
	keepStaffTyped,
	type TypedFields,
	type TypedPage,
} from "#app/features/record/staff-typed.store.server.ts";
import { type Context, endedStaffOf } from "../context.server.ts";

/** The pages whose form gives back what was typed where `switch` is sent, and saves nothing then. By pattern, as `app/routes.ts` has them. */
export const GIVES_TYPED_BACK = [
	"/staff/disputes/:patient/:id",
	"/staff/patients/:id/after",
	"/staff/patients/:id/challenge",
	"/staff/patients/:id/comment",
	"/staff/patients/:id/death",
	"/staff/patients/:id/dispute",
	"/staff/patients/:id/needs",
	"/staff/patients/:id/override/:tool",
	"/staff/patients/:id/people",
	"/staff/patients/:id/people/new",
	"/staff/patients/:id/receipts/:ref/mistake",
	"/staff/patients/:id/receipts/:ref/undo",
	"/staff/patients/:id/status",
	"/staff/patients/:id/uses/new",
] as const;

/** Answers a request of a page whose pattern this is, with what its sender had typed where there is something. */
export async function withStaffTyped<Answer extends { readonly status: number }>(
	pattern: string,
	request: Request,
	context: Context,
	answer: (request: Request, context: Context) => Promise<Answer>,
): Promise<Answer> {
	if (!GIVES_TYPED_BACK.some((one) => one === pattern)) return answer(request, context);
	const url = new URL(request.url);
	const page = { patient: url.pathname.split("/")[3] ?? "", path: url.pathname };
	const { db, now, session } = context;
	const ended = endedStaffOf(context);
	if (request.method === "POST" && ended !== undefined)
		await keepStaffTyped(db, ended, page, await fieldsOf(request), now());
	const actor = session?.live && session.actor.role === "staff" ? session.actor : undefined;
	if (actor === undefined) return answer(request, context);
	if (request.method === "GET") return shownAgain(page, actor, request, context, answer);
	const answered = await answer(request, context);
	const isSaved = answered.status === 303;
	if (isSaved && (await findStaffTyped(db, actor, page, now())) !== undefined)
		await endStaffTyped(db, actor, page);
	return answered;
}

async function shownAgain<Answer extends { readonly status: number }>(
	page: TypedPage,
	actor: StaffActor,
	request: Request,
	context: Context,
	answer: (request: Request, context: Context) => Promise<Answer>,
): Promise<Answer> {
	const typed = await findStaffTyped(context.db, actor, page, context.now());
	if (typed === undefined) return answer(request, context);
	const body = new URLSearchParams([...typed, ["switch", context.lang]]);
	const headers = new Headers(request.headers);
	headers.set("content-type", "application/x-www-form-urlencoded");
	const asTyped = new Request(request.url, { method: "POST", headers, body });
	const shown = await answer(asTyped, { ...context, page: { ...context.page, kept: true } });
	if (shown.status === 200) return shown;
	// The patient died meanwhile, or the tool is not there any more: the page as it is now says so.
	await endStaffTyped(context.db, actor, page);
	return answer(request, context);
}

/** All but what binds the form to the session that ended, and the button of the language. */
async function fieldsOf(request: Request): Promise<TypedFields> {
	const form = await request.clone().formData();
	return [...form].flatMap(
		([name, value]): TypedFields =>
			name === "token" || name === "switch" || typeof value !== "string" ? [] : [[name, value]],
	);
}
