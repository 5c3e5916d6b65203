/** On the way to being signed out at the OpenID provider too. Whoever is still signed in here is not led there: that ends first. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "#app/server/respond.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
	if (context.staffOpenId === undefined) throw notFound();
	if (context.session?.live) return redirect("/staff", 303);
	return redirect((await context.staffOpenId.signOut()) ?? "/staff/sign-out", 303);
}
