/**
 * Staff are signed out after 15 minutes, mostly while they listen, or write for long. What they had typed is kept, and shown again as their
 * page would show it after a change of language: typed, and nothing saved.
 */
import type { TypedFields } from "#app/core/typed-fields.ts";
import { type Context, endedStaffOf } from "../context.server.ts";
import { type StaffForm, staffFormAt } from "./staff-forms.ts";
import { type TypedPlace, typedPlace } from "./typed-place.server.ts";

/** What binds a form to the session that ended, the button of the language, and what is no more shown again than a password is. */
const NEVER_KEPT: readonly string[] = ["token", "switch", "keys"];

/** Answers a request of a page whose pattern this is, with what its sender had typed where there is something. */
export async function withStaffTyped<Answer extends { readonly status: number }>(
	pattern: string,
	request: Request,
	context: Context,
	answer: (request: Request, context: Context) => Promise<Answer>,
): Promise<Answer> {
	const form = staffFormAt(pattern);
	const { db, now, session } = context;
	const live = session?.live && session.actor.role === "staff" ? session.actor : undefined;
	const ended = endedStaffOf(context);
	const actor = live ?? ended;
	if (form === undefined || actor === undefined) return answer(request, context);
	const sent = request.method === "POST" ? await fieldsOf(request) : undefined;
	const placed = () => typedPlace(db, actor, form, new URL(request.url).pathname, sent);
	if (live === undefined) {
		const typed = sent?.filter(([name]) => !NEVER_KEPT.includes(name));
		if (typed !== undefined) await (await placed())?.keep(typed, now());
		return answer(request, context);
	}
	// Whose job it was is known only while it is open.
	const place = await placed();
	if (place === undefined) return answer(request, context);
	if (sent === undefined) return shownAgain(place, request, context, answer);
	const answered = await answer(request, context);
	if (!isTaken(form, sent, answered.status)) return answered;
	const kept = await place.find(now());
	if (kept !== undefined && isSameForm(form, kept, sent)) await place.end();
	return answered;
}

/** Was it taken, and not shown once more? Where a form about a patient has steps, a page that is answered is the next of them. */
function isTaken({ about }: StaffForm, sent: TypedFields, status: number): boolean {
	return (
		status === 303 || (status === 200 && about === "nobody" && !sent.some(([name]) => name === "switch"))
	);
}

/** Another form of the same page is saved beside what was typed. */
function isSameForm({ which }: StaffForm, kept: TypedFields, sent: TypedFields): boolean {
	const valueIn = (fields: TypedFields, name: string) => fields.find(([field]) => field === name)?.[1];
	return which.every((name) => valueIn(kept, name) === valueIn(sent, name));
}

async function shownAgain<Answer extends { readonly status: number }>(
	place: TypedPlace,
	request: Request,
	context: Context,
	answer: (request: Request, context: Context) => Promise<Answer>,
): Promise<Answer> {
	const typed = await place.find(context.now());
	if (typed === undefined) return answer(request, context);
	const body = new URLSearchParams([...typed, ["switch", context.lang]]);
	const headers = new Headers(request.headers);
	headers.set("content-type", "application/x-www-form-urlencoded");
	const asTyped = new Request(request.url, { method: "POST", headers, body });
	const shown = await answer(asTyped, { ...context, page: { ...context.page, kept: true } });
	if (shown.status === 200) return shown;
	// The patient died meanwhile, or the tool is not there any more: the page as it is now says so.
	await place.end();
	return answer(request, context);
}

/** What was typed and pressed; files are none of it. */
async function fieldsOf(request: Request): Promise<TypedFields> {
	const form = await request.clone().formData();
	return [...form].flatMap(
		([name, value]): TypedFields => (typeof value === "string" ? [[name, value]] : []),
	);
}
