/** What one request is given: who is signed in, the token of its forms, its language. */
import { timingSafeEqual } from "node:crypto";
import { findSession } from "#app/features/account/session.store.server.ts";
import { negotiate } from "#app/i18n/negotiate.ts";
import { isLanguage, type LanguageTag } from "#locales/index.ts";
import type { Context, Portal } from "./context.server.ts";
import { makeCookies } from "./cookies.server.ts";

export interface Contexts {
	/** The name of the cookie that says somebody is signed in. */
	readonly sessionCookie: string;
	/** Makes the context of a request. */
	of(request: Request): Promise<Context>;
	/** Does this form hold the token that this browser was given? Asked where a browser says nothing of where it was. */
	tokenHolds(request: Request, form: FormData): boolean;
	/** Gives a browser that was shown its first form the cookie that binds it, and keeps that page from being kept. */
	bound(response: Response, context: Context): Promise<Response>;
}

/** Makes the contexts of a portal. */
export function makeContexts(portal: Portal): Contexts {
	const { vault } = portal.db;
	const cookies = makeCookies(portal.origin.startsWith("https:"));
	const tokenFor = (binding: string) => vault.index("form-token", binding);

	return {
		sessionCookie: cookies.sessionName,

		async of(request) {
			const url = new URL(request.url);
			const has = cookies.read(request.headers.get("cookie"));
			const session =
				has.session === undefined ? undefined : await findSession(portal.db, has.session, portal.now());
			const binding = (session && has.session) ?? has.form ?? vault.randomHex(16);
			const isNew = session === undefined && has.form === undefined;
			return {
				...portal,
				session,
				formToken: tokenFor(binding),
				formCookie: isNew ? cookies.form(binding) : undefined,
				lang: languageOf(url, has.language, request.headers.get("accept-language")),
				path: `${url.pathname}${url.search}`,
				cookies,
			};
		},

		tokenHolds(request, form) {
			const token = form.get("token");
			if (typeof token !== "string") return false;
			const has = cookies.read(request.headers.get("cookie"));
			return [has.session, has.form].some(
				(binding) => binding !== undefined && areEqual(token, tokenFor(binding)),
			);
		},

		async bound(response, { formToken, formCookie, path, lang }) {
			const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
			const switched = switchesLanguage(path);
			const isMine = formCookie !== undefined || switched || response.headers.has("x-page-cache");
			if (!isPage || !isMine) return response;
			const html = await response.text();
			const headers = new Headers(response.headers);
			if (switched) headers.append("set-cookie", cookies.language(lang));
			if (html.includes(formToken)) {
				headers.delete("x-page-cache");
				if (formCookie !== undefined) headers.append("set-cookie", formCookie);
			}
			return new Response(html, { status: response.status, headers });
		},
	};
}

/** Staff pages have no language in their path and switch by `?lang=`. */
function languageOf(url: URL, remembered: string | undefined, accepted: string | null): LanguageTag {
	const asked = url.searchParams.get("lang");
	return asked !== null && isLanguage(asked) ? asked : negotiate(remembered, accepted);
}

/** A staff page that was asked for in another language is remembered: its links lead on without one. */
function switchesLanguage(path: string): boolean {
	const { pathname, searchParams } = new URL(path, "http://localhost");
	return /^\/staff(?:\/|$)/.test(pathname) && isLanguage(searchParams.get("lang") ?? "");
}

function areEqual(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
