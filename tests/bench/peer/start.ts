/** Takes the portal's pages, turns each into a template of the peer, and starts the peer with them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../clean-up.ts";
import { type Portal, pageOf, saveNo, TOOL } from "../portal.ts";
import { type Served, serve } from "../served.ts";
import type { Addresses } from "./addresses.ts";
import { nhsukTemplate } from "./nhsuk-template.ts";

const LIBRARY = { stylesheet: "/nhsuk/nhsuk-frontend.min.css", script: "/nhsuk/nhsuk-frontend.min.js" };

/** The peer with the start page, the list of tools, and the journey from a tool to its receipt. */
export async function startPeer(portal: Portal): Promise<Served> {
	// Once before: every later journey then finds the same choice standing.
	await saveNo(portal);
	const { check, receipt } = await saveNo(portal);
	const pages = {
		"/en": await pageOf(portal, "/en"),
		"/en/my": await pageOf(portal, "/en/my"),
		[TOOL]: await pageOf(portal, TOOL),
		[`${TOOL}/choose`]: await pageOf(portal, `${TOOL}/choose`),
		[`${TOOL}/check`]: check,
		[receipt]: await pageOf(portal, receipt),
	};
	const folder = makeFolder();
	const named = Object.entries(pages).map(([path, html], at) => [path, `page-${at}.njk`, html] as const);
	for (const [, template, html] of named) writeFileSync(join(folder, template), nhsukTemplate(html, LIBRARY));
	const addresses: Addresses = {
		pages: Object.fromEntries(named.map(([path, template]) => [path, template])),
		forms: { [`${TOOL}/choose`]: `${TOOL}/check`, [`${TOOL}/check`]: receipt },
	};
	writeFileSync(join(folder, "addresses.json"), JSON.stringify(addresses));
	return serve("tests/bench/peer/main.ts", { PAGES: folder }, "/en");
}
