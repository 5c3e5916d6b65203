/** What every request is given: the database, the clock, the words, and who is asking. */
import { json, redirect } from "@remix-run/node";
import type { PatientActor, PersonActor, StaffActor } from "#app/core/actor.ts";
import type { Display } from "#app/core/display.ts";
import type { NoteKey } from "#app/core/signed-note.ts";
import { wantsP9 } from "#app/features/account/nhs-login.ts";
import type { Session } from "#app/features/account/session.store.server.ts";
import type { SecondFactor } from "#app/features/account/staff-openid.ts";
import { type ActingRefusal, standsIn, whyNotAllowed } from "#app/features/trust/acting.ts";
import type { Translators } from "#app/i18n/languages.server.ts";
import type { PageRequest } from "#app/ui/request.tsx";
import type { Db } from "#db/open.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { CallLimit } from "./day-limit.server.ts";
import type { ShownDemo } from "./demo-world.server.ts";
import type { LeaveOuts } from "./lists/leave-outs.server.ts";
import type { SentParts } from "./lists/list-parts.server.ts";
import type { Lists } from "./lists/lists.server.ts";
import type { Mailer } from "./messages/mail.server.ts";
import type { readXml } from "./read-xml.server.ts";
import type { EndedSessions } from "./sign-in/ended-sessions.server.ts";
import type { Passwords } from "./sign-in/password.server.ts";
import type { SignInElsewhere } from "./sign-in/sign-in-elsewhere.server.ts";
import type { SlowDown } from "./sign-in/slow-down.server.ts";

/** Who runs this installation, as every page says it: the provider's name and phone number. */
export interface Site {
	readonly name: string;
	readonly phone: string;
	readonly email: string;
	readonly address: string;
}

/** How staff sign in elsewhere: what they call it, what must be said there of a second factor, and whether passwords of ours still count. */
export interface StaffOpenId extends SignInElsewhere {
	readonly name: string;
	readonly second: SecondFactor;
	readonly only: boolean;
}

/** Made once at start. */
export interface Portal {
	readonly db: Db;
	readonly translators: Translators;
	readonly mode: "demo" | "live";
	/** The configured public origin; never taken from a request. */
	readonly origin: string;
	readonly dataDir: string;
	/** The people of the demo and how they sign in; undefined in live mode. */
	readonly demo: () => ShownDemo | undefined;
	readonly passwords: Passwords;
	readonly mailer: Mailer | undefined;
	/** May a system that is sent what changed be a program of this machine? Never in live mode. */
	readonly loopbackHooks: boolean;
	/** Takes apart an XML document that somebody sent. */
	readonly readXml: typeof readXml;
	readonly slowDown: SlowDown;
	/** May the answers of this form be counted? Once each, and so many a day from one network address. Neither is written down. */
	readonly mayCount: (once: string, address: string) => Promise<boolean>;
	/** May somebody at this network address, who is not signed in, ask for one more call? */
	readonly mayAskForCall: CallLimit;
	readonly now: () => Date;
	readonly site: () => Promise<Site>;
	/** Writes a fault down without anything personal. */
	readonly fault: (error: unknown, doing: string) => void;
	/** What a receipt is proved with: a signed checkpoint of at least so many entries, and all keys that ever signed one. */
	readonly proofs: {
		readonly covering: (size: number) => Promise<string | undefined>;
		readonly keys: readonly NoteKey[];
	};
	/** How patients, and staff, sign in elsewhere; undefined where that is not set up. */
	readonly nhsLogin: SignInElsewhere | undefined;
	readonly staffOpenId: StaffOpenId | undefined;
	/** Sessions that were ended by sign-out. */
	readonly ended: EndedSessions;
	/** The lists that staff have checked. */
	readonly lists: Lists;
	/** The lists of people to leave out of a release of data. */
	readonly leaveOuts: LeaveOuts;
	/** The register changed: pages kept finished are thrown away. */
	readonly forgetPages: () => void;
}

/** Made for one request. */
export interface Context extends Portal {
	readonly session: Session | undefined;
	/** What this browser kept when somebody went elsewhere to sign in. */
	readonly began: string | undefined;
	/** Signs out whoever is signed in, also where the disk cannot be written. */
	readonly endSession: () => Promise<void>;
	/** Goes into each form; bound to the session or, before sign-in, to a cookie of its own. */
	readonly formToken: string;
	/** `Set-Cookie` value that the form token needs before sign-in, when the browser has none yet. */
	readonly formCookie: string | undefined;
	/** Language of pages without one in their address. */
	readonly lang: LanguageTag;
	/** `Set-Cookie` value that remembers the language of this page, when the browser remembers another or none. */
	readonly languageCookie: string | undefined;
	/** Path with query, as the browser asked for it. */
	readonly path: string;
	/** What the page's components are told of this request, and all that they are told. */
	readonly page: PageRequest;
	/** How this browser was told to have pages shown: by whoever chose it here, or by the needs of who signed in last. */
	readonly remembered: Readonly<Record<"chosen" | "needed", Display | undefined>>;
	readonly cookies: CookieNames;
	/** The lists that the form for them brought; undefined for any other request. */
	readonly sent: SentParts | undefined;
}

/** `__Host-` needs https; text browsers drop Secure cookies on http, so a demo on http has plain names. */
export interface CookieNames {
	readonly session: (id: string) => string;
	readonly noSession: string;
	/** Keeps for ten minutes what a sign-in elsewhere needs when the browser comes back; and forgets it. */
	readonly login: (kept: string) => string;
	readonly noLogin: string;
	readonly language: (lang: LanguageTag) => string;
	/** How pages are shown in this browser from now on. */
	readonly chosen: (display: Display) => string;
	/** How they are shown while this patient is signed in; undefined takes that back. */
	readonly needed: (display: Display | undefined) => string;
}

declare module "@remix-run/server-runtime" {
	interface AppLoadContext extends Context {}
}

/** The page that says why, and what to do. Throw what this returns. `typed`: what they wrote on the form that came too late, which the page gives back. */
export function cannotAct(why: ActingRefusal, typed: Typed = []): Response {
	return json({ why, typed: typed.filter(Boolean) }, { status: 403 });
}

/** Words of a form that was sent. */
type Typed = readonly (string | null | undefined)[];

/**
 * The patient who is signed in, or the way to sign in that leads back here. Whoever acts for a patient is told that this is the
 * patient's own: a page is theirs only where it asks for `personOf`.
 */
export function patientOf(context: Context, lang: LanguageTag): PatientActor {
	const actor = personOf(context, lang);
	if (actor.role === "trusted") throw cannotAct("own");
	return actor;
}

/**
 * The patient who is signed in or whoever acts for them today, else the way to sign in that leads back here. Whom NHS login does not know well enough
 * for this page is led to where that can be mended.
 */
export function personOf(context: Context, lang: LanguageTag, typed: Typed = []): PersonActor {
	const { session } = context;
	if (session?.live && (session.actor.role === "patient" || session.actor.role === "trusted")) {
		if (session.actor.way === "P5" && wantsP9(context.path))
			throw redirect(`/${lang}/my/nhs-login?to=${encodeURIComponent(context.path)}`, 303);
		return session.actor;
	}
	if (session?.live && session.actor.role === "stopped") throw cannotAct("stopped", typed);
	throw redirect(`/${lang}/sign-in?to=${encodeURIComponent(context.path)}`, 303);
}

/**
 * Whoever may have an answer of theirs saved here: the patient, or who decides for them today. Anybody else who acts is told who decides,
 * and what they can do.
 */
export function deciderOf(context: Context, lang: LanguageTag, typed: Typed = []): PersonActor {
	return ifAllowed(personOf(context, lang, typed), "decide", typed);
}

/** Whoever may at least prepare an answer here: the patient, who decides for them, or who helps them. */
export function helperOf(context: Context, lang: LanguageTag): PersonActor {
	return ifAllowed(personOf(context, lang), "help", []);
}

/** The patient, or who stands in their place today: anybody else who acts is told that this is the patient's own. */
export function standInOf(context: Context, lang: LanguageTag, typed: Typed = []): PersonActor {
	const actor = personOf(context, lang, typed);
	if (actor.role === "trusted" && !standsIn(actor)) throw cannotAct("own", typed);
	return actor;
}

function ifAllowed(actor: PersonActor, wanted: "decide" | "help", typed: Typed): PersonActor {
	const refusal = actor.role === "trusted" ? whyNotAllowed(actor.person.may, wanted) : undefined;
	if (refusal !== undefined) throw cannotAct(refusal, typed);
	return actor;
}

/** How long after a session ended by itself its browser may still hand over what was being answered, in milliseconds. */
const MOMENT = 3_600_000;

/** The patient whose session ended by itself a moment ago: their typed answer may be kept as a draft, nothing shown. */
export function endedPatientOf(context: Context): PatientActor | undefined {
	const actor = endedPersonOf(context, "decide");
	return actor?.role === "patient" ? actor : undefined;
}

/** The same for the patient or who acts for them today, where they may do what is `wanted`. */
export function endedPersonOf(context: Context, wanted: "decide" | "help"): PersonActor | undefined {
	const { session } = context;
	if (session === undefined || session.live) return undefined;
	const { actor } = session;
	if (actor.role !== "patient" && actor.role !== "trusted") return undefined;
	if (actor.role === "trusted" && whyNotAllowed(actor.person.may, wanted) !== undefined) return undefined;
	return context.now().getTime() - session.endsAt.getTime() <= MOMENT ? actor : undefined;
}

/** The staff member whose session ended by itself a moment ago: what they typed may be kept for them, nothing shown. */
export function endedStaffOf(context: Context): StaffActor | undefined {
	const { session } = context;
	if (session === undefined || session.live || session.actor.role !== "staff") return undefined;
	return context.now().getTime() - session.endsAt.getTime() <= MOMENT ? session.actor : undefined;
}

/** The staff member who is signed in, or the staff sign-in. */
export function staffOf(context: Context): StaffActor {
	const { session } = context;
	if (session?.live && session.actor.role === "staff") return session.actor;
	throw redirect(`/staff/sign-in?to=${encodeURIComponent(context.path)}`, 303);
}
