/** On the way to being signed out of NHS login too. Whoever is still signed in here is not led there: that ends first. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { languageIn, notFound } from "#app/server/respond.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	if (context.nhsLogin === undefined) throw notFound();
	if (context.session?.live) return redirect(`/${lang}/my`, 303);
	return redirect((await context.nhsLogin.signOut()) ?? `/${lang}/sign-out`, 303);
}
