/** "Stay signed in": asking for anything is use, so this only leads back to the page one was on. */
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { safeReturn } from "#app/core/safe-return.ts";
import { personOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";

export function loader() {
	throw notFound();
}

export function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	personOf(context, lang);
	return redirect(safeReturn(new URL(request.url).searchParams.get("to") ?? undefined) ?? `/${lang}/my`, 303);
}
