/** The portal's three cookies: who is signed in, what binds a form to this browser, and the language last chosen. */
import type { CookieNames } from "./context.server.ts";

export interface Cookies extends CookieNames {
	readonly sessionName: string;
	readonly form: (value: string) => string;
	/** What the browser presented, each undefined where it is missing or not of the shape that we give out. */
	readonly read: (header: string | null) => {
		readonly session: string | undefined;
		readonly form: string | undefined;
		readonly language: string | undefined;
	};
}

const YEAR = 31_536_000;

/** Sessions are 256 bits, form bindings 128, both in hexadecimal digits. */
const SESSION = /^[0-9a-f]{64}$/;
const FORM = /^[0-9a-f]{32}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/;

/**
 * The cookies of a portal. With https they are Secure and their names begin with `__Host-`, so that no other host can
 * set them; on http (a demo only) text browsers would drop such cookies.
 */
export function makeCookies(https: boolean): Cookies {
	const prefix = https ? "__Host-" : "";
	const every = `Path=/; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`;
	const sessionName = `${prefix}sid`;
	const formName = `${prefix}form`;
	return {
		sessionName,
		session: (id) => `${sessionName}=${id}; ${every}`,
		noSession: `${sessionName}=; Max-Age=0; ${every}`,
		form: (value) => `${formName}=${value}; ${every}`,
		language: (lang) => `${prefix}lang=${lang}; Max-Age=${YEAR}; ${every}`,
		read: (header) => ({
			session: valueIn(header, sessionName, SESSION),
			form: valueIn(header, formName, FORM),
			language: valueIn(header, `${prefix}lang`, LANGUAGE),
		}),
	};
}

function valueIn(header: string | null, name: string, shape: RegExp): string | undefined {
	for (const cookie of (header ?? "").split(";")) {
		const [key, value = ""] = cookie.trim().split("=", 2);
		if (key === name) return shape.test(value) ? value : undefined;
	}
	return undefined;
}
