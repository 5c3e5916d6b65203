/**
 * The portal's five cookies: who is signed in, what binds a form to this browser, a sign-in that was begun elsewhere, the language last
 * chosen, and how pages are shown. The last is what somebody chose, or what a signed-in patient needs: that counts only while they are signed in.
 */
import { type Display, displayText, readDisplay } from "#app/core/display.ts";
import type { CookieNames } from "../context.server.ts";

export interface Cookies extends CookieNames {
	readonly sessionName: string;
	readonly form: (value: string) => string;
	/** What the browser presented, each undefined where it is missing or not of the shape that we give out. */
	readonly read: (header: string | null) => {
		readonly session: string | undefined;
		readonly form: string | undefined;
		/** What was kept when somebody went elsewhere to sign in. */
		readonly login: string | undefined;
		readonly language: string | undefined;
		/** Chosen in this browser. */
		readonly chosen: Display | undefined;
		/** Needed by the patient who signed in here last. */
		readonly needed: Display | undefined;
	};
}

const YEAR = 31_536_000;

/** Sessions are 256 bits, form bindings 128, both in hexadecimal digits. */
const SESSION = /^[0-9a-f]{64}$/;
const FORM = /^[0-9a-f]{32}$/;
/** Sealed, and so in the letters of base64url. */
const LOGIN = /^[\w-]{40,3800}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/;
const DISPLAY = /^[a-z]{4,5}\.[a-z0-9]{2,5}(?:\.need)?$/;
const NEEDED = ".need";

/**
 * The cookies of a portal. With https they are Secure and their names begin with `__Host-`, so that no other host can
 * set them; on http (a demo only) text browsers would drop such cookies.
 */
export function makeCookies(https: boolean): Cookies {
	const prefix = https ? "__Host-" : "";
	const every = `Path=/; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`;
	const sessionName = `${prefix}sid`;
	const formName = `${prefix}form`;
	const loginName = `${prefix}login`;
	const displayName = `${prefix}display`;
	return {
		sessionName,
		session: (id) => `${sessionName}=${id}; ${every}`,
		noSession: `${sessionName}=; Max-Age=0; ${every}`,
		form: (value) => `${formName}=${value}; ${every}`,
		// Lax: a Strict cookie is not sent when the browser comes back from another site.
		login: (kept) => `${loginName}=${kept}; Max-Age=600; ${every}`,
		noLogin: `${loginName}=; Max-Age=0; ${every}`,
		language: (lang) => `${prefix}lang=${lang}; Max-Age=${YEAR}; ${every}`,
		chosen: (display) => `${displayName}=${displayText(display)}; Max-Age=${YEAR}; ${every}`,
		needed: (display) =>
			display === undefined
				? `${displayName}=; Max-Age=0; ${every}`
				: `${displayName}=${displayText(display)}${NEEDED}; ${every}`,
		read: (header) => ({
			session: valueIn(header, sessionName, SESSION),
			form: valueIn(header, formName, FORM),
			login: valueIn(header, loginName, LOGIN),
			language: valueIn(header, `${prefix}lang`, LANGUAGE),
			...displayIn(valueIn(header, displayName, DISPLAY) ?? ""),
		}),
	};
}

function displayIn(value: string): Pick<ReturnType<Cookies["read"]>, "chosen" | "needed"> {
	const needed = value.endsWith(NEEDED) ? readDisplay(value.slice(0, -NEEDED.length)) : undefined;
	return { chosen: readDisplay(value), needed };
}

function valueIn(header: string | null, name: string, shape: RegExp): string | undefined {
	for (const cookie of (header ?? "").split(";")) {
		const [key, value = ""] = cookie.trim().split("=", 2);
		if (key === name) return shape.test(value) ? value : undefined;
	}
	return undefined;
}
