/** `/`: to the remembered or negotiated language. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

export function loader({ context }: LoaderFunctionArgs) {
	return redirect(`/${context.lang}`, { status: 302, headers: { Vary: "Accept-Language, Cookie" } });
}
