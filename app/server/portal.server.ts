/** What is made once at start and handed to every request. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Translators } from "#app/i18n/languages.server.ts";
import type { Db } from "#db/open.server.ts";
import { providers } from "#db/schema.ts";
import type { Portal, Site } from "./context.server.ts";
import { shownDemo } from "./demo-world.server.ts";
import type { Env } from "./env.server.ts";
import { makeMailer } from "./mail.server.ts";
import { makePasswords } from "./password.server.ts";
import { makeSlowDown } from "./slow-down.server.ts";

/** How long the provider's name and phone number are remembered, in milliseconds. */
const SITE_FRESH = 60_000;

/** Makes the portal of this server. */
export async function makePortal(
	env: Env,
	db: Db,
	translators: Translators,
	forgetPages: () => void,
	fault: Portal["fault"],
): Promise<Portal> {
	const now = () => new Date();
	const site = siteOf(db, env.publicOrigin, now);
	return {
		db,
		translators,
		mode: env.mode,
		origin: env.publicOrigin,
		dataDir: env.dataDir,
		demo: () => (env.mode === "demo" ? shownDemo(env.dataDir, now()) : undefined),
		passwords: makePasswords(),
		mailer: env.smtpUrl === null ? undefined : makeMailer(env.smtpUrl, (await site()).email),
		slowDown: makeSlowDown((ms) => sleep(ms)),
		now,
		site,
		fault,
		forgetPages,
	};
}

/** The first provider speaks for the installation; before one is imported, only the address is known. */
function siteOf(db: Db, origin: string, now: () => Date): () => Promise<Site> {
	let known: { readonly site: Site; readonly at: number } | undefined;
	return async () => {
		const at = now().getTime();
		if (known !== undefined && at - known.at < SITE_FRESH) return known.site;
		const [provider] = await db.read.select().from(providers).orderBy(providers.id).limit(1);
		const site: Site = provider
			? { name: provider.name, phone: provider.phone, email: provider.email, address: provider.address }
			: { name: new URL(origin).host, phone: "", email: "", address: "" };
		known = { site, at };
		return site;
	};
}
