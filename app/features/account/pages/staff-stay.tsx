/** "Stay signed in": asking for anything is use, so this only leads back to the page one was on. */
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { staffReturn } from "../staff-sign-in.forms.ts";

export function loader() {
	throw notFound();
}

export function action({ request, context }: ActionFunctionArgs) {
	staffOf(context);
	return redirect(staffReturn(new URL(request.url).searchParams.get("to") ?? undefined), 303);
}
