/** What one request is given: who is signed in, the token of its forms, its language. */
import { timingSafeEqual } from "node:crypto";
import { type Display, USUAL_DISPLAY } from "#app/core/display.ts";
import { findSession, type Session } from "#app/features/account/session.store.server.ts";
import { formatTime } from "#app/i18n/format.ts";
import { negotiate } from "#app/i18n/negotiate.ts";
import type { PageRequest } from "#app/ui/request.tsx";
import { isLanguage, type LanguageTag } from "#locales/index.ts";
import type { Context, Portal } from "../context.server.ts";
import { makeCookies } from "./cookies.server.ts";

export interface Contexts {
	/** The name of the cookie that says somebody is signed in. */
	readonly sessionCookie: string;
	/** How a browser has pages shown, of those that nobody is signed in to see; by its `Cookie` header. */
	chosenIn(cookies: string | undefined): Display;
	/** Makes the context of a request. */
	of(request: Request): Promise<Context>;
	/** Does this form hold the token that this browser was given? Asked where a browser says nothing of where it was. */
	tokenHolds(request: Request, form: FormData): Promise<boolean>;
	/** Was the page of this form made for somebody else than whoever is signed in now? On a computer that others use it can still stand open. */
	isOthers(request: Request, form: FormData): Promise<boolean>;
	/** Gives a browser that was shown its first form the cookie that binds it, and keeps that page from being kept. */
	bound(response: Response, context: Context): Promise<Response>;
}

/** Makes the contexts of a portal. */
export function makeContexts(portal: Portal): Contexts {
	const { vault } = portal.db;
	const cookies = makeCookies(portal.origin.startsWith("https:"));
	const tokenFor = (binding: string) => vault.index("form-token", binding).slice(0, TOKEN);
	const markOf = (session: Session | undefined) => {
		const person = session && personOf(session);
		return person === undefined ? "" : vault.index("form-person", person).slice(0, MARK);
	};

	async function sessionOf(id: string | undefined): Promise<Session | undefined> {
		const session = id === undefined ? undefined : await findSession(portal.db, id, portal.now());
		return session && !portal.ended.has(session.hash) ? session : undefined;
	}

	return {
		sessionCookie: cookies.sessionName,

		chosenIn: (header) => cookies.read(header ?? null).chosen ?? USUAL_DISPLAY,

		async of(request) {
			const url = new URL(request.url);
			const has = cookies.read(request.headers.get("cookie"));
			const session = await sessionOf(has.session);
			const binding = (session && has.session) ?? has.form ?? vault.randomHex(16);
			const isNew = session === undefined && has.form === undefined;
			const lang = languageOf(url, has.language, request.headers.get("accept-language"));
			const shown = languageOfPath(url) ?? lang;
			const formToken = tokenFor(binding) + markOf(session);
			const path = `${url.pathname}${url.search}`;
			const { name, phone } = await portal.site();
			const isPatient = session?.live === true && session.actor.role === "patient";
			return {
				...portal,
				session,
				began: has.login,
				endSession: async () => session && portal.ended.end(session.hash, portal.now()),
				formToken,
				formCookie: isNew ? cookies.form(binding) : undefined,
				lang,
				languageCookie: shown === has.language ? undefined : cookies.language(shown),
				path,
				page: {
					lang: shown,
					path,
					token: formToken,
					site: { name, phone },
					signedIn: signedInAs(shown, session),
					demo: portal.mode === "demo",
					display: has.chosen ?? (isPatient ? has.needed : undefined) ?? USUAL_DISPLAY,
				},
				remembered: { chosen: has.chosen, needed: has.needed },
				cookies,
				sent: undefined,
			};
		},

		async tokenHolds(request, form) {
			const token = form.get("token");
			if (typeof token !== "string") return false;
			const has = cookies.read(request.headers.get("cookie"));
			// Who is signed in has forms of their own: what this browser was given before may be in other hands.
			const session = await sessionOf(has.session);
			const bindings = session?.live ? [has.session] : [has.session, has.form];
			if (token.length !== TOKEN && token.length !== TOKEN + MARK) return false;
			return bindings.some((binding) => binding !== undefined && begins(token, tokenFor(binding)));
		},

		async isOthers(request, form) {
			const token = form.get("token");
			if (typeof token !== "string") return false;
			const session = await sessionOf(cookies.read(request.headers.get("cookie")).session);
			const [mine, theirs] = [markOf(session), token.slice(-MARK)];
			// Another length is a page of nobody, or of a version before: the browser still says where it was sent from.
			return mine !== "" && token.length === TOKEN + MARK && theirs !== mine;
		},

		async bound(response, { formToken, formCookie, languageCookie }) {
			const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
			const isKept = response.headers.has("x-page-cache");
			if (!isPage || (formCookie === undefined && languageCookie === undefined && !isKept)) return response;
			const html = await response.text();
			const headers = new Headers(response.headers);
			if (html.includes(formToken)) {
				headers.delete("x-page-cache");
				if (formCookie !== undefined) headers.append("set-cookie", formCookie);
			}
			// What is kept for everybody says nothing to one browser.
			if (languageCookie !== undefined && !headers.has("x-page-cache"))
				headers.append("set-cookie", languageCookie);
			return new Response(html, { status: response.status, headers });
		},
	};
}

function signedInAs(lang: LanguageTag, session: Session | undefined): PageRequest["signedIn"] {
	if (session?.live !== true) return undefined;
	const { actor, shared } = session;
	if (actor.role === "stopped") return undefined;
	if (actor.role === "patient") {
		const helped = actor.helped ? { helped: actor.helped } : {};
		return { who: "patient", endsAt: formatTime(lang, session.endsAt), shared, ...helped };
	}
	const name = actor.role === "staff" ? actor.name : actor.patient.name;
	return { who: actor.role, endsAt: formatTime(lang, session.endsAt), shared, name };
}

function languageOfPath(url: URL): LanguageTag | undefined {
	const first = url.pathname.split("/")[1] ?? "";
	return isLanguage(first) ? first : undefined;
}

/** Staff pages have no language in their path and switch by `?lang=`. */
function languageOf(url: URL, remembered: string | undefined, accepted: string | null): LanguageTag {
	const asked = url.searchParams.get("lang");
	return asked !== null && isLanguage(asked) ? asked : negotiate(remembered, accepted);
}

/** Signs of a token: 132 bits, where 128 cannot be guessed (ASVS 5.0, 7.2.3). Each page that has a form carries them over a slow line. */
const TOKEN = 22;

/** Signs at its end that say for whom its page was made: enough to tell two people apart, and no secret. */
const MARK = 8;

/** Who this is, whatever their session: signed in again, they go on with a page of before. */
function personOf({ actor }: Session): string | undefined {
	if (actor.role === "staff") return `staff ${actor.staffId}`;
	if (actor.role === "patient") return `patient ${actor.patientNo}`;
	return actor.role === "trusted" ? `trusted ${actor.patientNo} ${actor.person.id}` : undefined;
}

function begins(token: string, wanted: string): boolean {
	const [a, b] = [Buffer.from(token.slice(0, wanted.length)), Buffer.from(wanted)];
	return a.length === b.length && timingSafeEqual(a, b);
}
