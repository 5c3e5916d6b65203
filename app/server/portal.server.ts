/** What is made once at start and handed to every request. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Translators } from "#app/i18n/languages.server.ts";
import type { Db } from "#db/open.server.ts";
import { providers } from "#db/schema.ts";
import type { Portal, Site } from "./context.server.ts";
import { makeCallLimit, makeCountOnce } from "./day-limit.server.ts";
import { shownDemo } from "./demo-world.server.ts";
import type { Env } from "./env.server.ts";
import { makeMailer } from "./messages/mail.server.ts";
import { readXml } from "./read-xml.server.ts";
import { makeEndedSessions } from "./sign-in/ended-sessions.server.ts";
import { makePasswords } from "./sign-in/password.server.ts";
import { makeSlowDown } from "./sign-in/slow-down.server.ts";

/** Of one network in a day: a library or a ward shares one, and staff have to call each. While many wait, two for each. */
const CALLS_A_DAY = { narrow: 20, wide: 60, busy: 2 };

/** Answers about a page that one network address has counted in a day: a class in a library, and no machine. */
const ANSWERS_A_DAY = 60;

/** Makes the portal of this server. */
export function makePortal(
	env: Env,
	db: Db,
	translators: Translators,
	forgetPages: () => void,
	fault: Portal["fault"],
	proofs: Portal["proofs"],
	lists: Pick<Portal, "lists" | "leaveOuts">,
	elsewhere: Pick<Portal, "nhsLogin" | "staffOpenId">,
): Portal {
	const now = () => new Date();
	const site = siteOf(db, env.publicOrigin);
	return {
		db,
		translators,
		mode: env.mode,
		origin: env.publicOrigin,
		dataDir: env.dataDir,
		demo: () => (env.mode === "demo" ? shownDemo(env.dataDir, now()) : undefined),
		passwords: makePasswords(),
		readXml,
		loopbackHooks: env.loopbackHooks,
		mailer: env.smtpUrl === null ? undefined : makeMailer(env.smtpUrl, async () => (await site.of()).email),
		ended: makeEndedSessions(db),
		slowDown: makeSlowDown((ms) => sleep(ms)),
		mayAskForCall: makeCallLimit(CALLS_A_DAY),
		mayCount: makeCountOnce(ANSWERS_A_DAY),
		now,
		site: site.of,
		fault,
		proofs,
		...lists,
		...elsewhere,
		forgetPages() {
			site.forget();
			forgetPages();
		},
	};
}

/** The first provider speaks for the installation; before one is imported, only the address is known. */
function siteOf(db: Db, origin: string): { readonly of: () => Promise<Site>; readonly forget: () => void } {
	let known: Site | undefined;
	const of = async () => {
		if (known !== undefined) return known;
		const [provider] = await db.read.select().from(providers).orderBy(providers.id).limit(1);
		const site: Site = provider
			? { name: provider.name, phone: provider.phone, email: provider.email, address: provider.address }
			: { name: new URL(origin).host, phone: "", email: "", address: "" };
		if (provider) known = site;
		return site;
	};
	return {
		of,
		forget() {
			known = undefined;
		},
	};
}
