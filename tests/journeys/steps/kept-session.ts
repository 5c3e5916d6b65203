/** Signing in costs the server a slow hash, so a worker does it once for each person and gives later pages the cookie. */
import type { BrowserContext } from "@playwright/test";
import type { RunningServer } from "#tests/server.ts";
import type { PlainBrowser } from "./plain-browser.ts";

const kept = new Map<string, Promise<string>>();

/**
 * Puts the cookie of whoever `signIn` signs in, by this name, into the browser. Where time was made to pass since and the
 * session ended, it signs in afresh; `page` is a page that only a session shows.
 */
export async function arriveWith(
	context: BrowserContext,
	{ origin }: RunningServer,
	name: string,
	page: string,
	signIn: () => Promise<PlainBrowser>,
): Promise<void> {
	const key = `${origin} ${name}`;
	const anew = () => {
		const session = signIn().then(({ cookies }) => cookies.get("sid") ?? "");
		kept.set(key, session);
		return session;
	};
	const before = await (kept.get(key) ?? anew());
	const shown = await fetch(`${origin}${page}`, {
		headers: { cookie: `sid=${before}` },
		redirect: "manual",
	});
	const value = shown.status === 200 ? before : await anew();
	await context.addCookies([{ name: "sid", value, url: origin }]);
}
