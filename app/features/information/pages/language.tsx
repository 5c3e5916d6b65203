/** `/`: to the remembered or negotiated language. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

export function loader({ context }: LoaderFunctionArgs) {
	const headers = new Headers({ Vary: "Accept-Language, Cookie" });
	headers.set("Set-Cookie", context.cookies.language(context.lang));
	return redirect(`/${context.lang}`, { status: 302, headers });
}
