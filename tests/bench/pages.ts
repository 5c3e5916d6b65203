/** Pages a second: signed-in pages beside the peer's rendering, public pages beside a constant of the same bytes. */
import type { Compared } from "./figures.ts";
import { type Ask, pagesPerSecond } from "./load.ts";
import { type Portal, TOOL } from "./portal.ts";
import { type Effort, inRounds } from "./rounds.ts";
import type { Served } from "./served.ts";
import { signInPatients } from "./signed-in-patients.ts";
import { startConstant } from "./start-constant.ts";
import type { Subject } from "./table.ts";

const PUBLIC = ["/en", "/en/tools", "/en/tools/eye-scan-urgency"];
const QUESTION = `${TOOL}/choose`;
const BROTLI = "Accept-Encoding: br";

/** Signed-in pages: the portal finds session, register, lists and choices, and renders; the peer only renders. */
export async function signedInPages(portal: Portal, peer: Served, effort: Effort): Promise<Subject> {
	const patients = await signInPatients(portal.dataDir);
	const compare = async (
		what: string,
		path: string,
		cookies: readonly string[],
		{ headers = [], least }: { headers?: readonly string[]; least?: number },
	) => ({
		what,
		...(await sideBySide(portal, peer, { path, headers, cookies }, effort)),
		...(least !== undefined && { goal: { least } }),
	});
	return {
		title: "Pages a second, signed in",
		yardstick: "nhsuk-frontend",
		compared: [
			await compare("question page", QUESTION, patients.new, { least: 4 }),
			await compare("list of tools, nothing said yet", "/en/my", patients.new, { least: 4 }),
			await compare("list of tools, no two alike", "/en/my", patients.different, { least: 4 }),
			await compare("question page, brotli 5 on both", QUESTION, patients.new, { headers: [BROTLI] }),
		],
		notes: [
			"One process each, 16 connections kept alive, `NODE_ENV=production`, no compression where none is named.",
			"nhsuk-frontend: Express 4 and Nunjucks with the library's macros, the same page, words in the template. " +
				"It looks nothing up and writes no log; the portal reads session, register, lists and choices for each page.",
			"50 signed-in patients ask in turn. Those who have said nothing yet are on the same lists and are given the same " +
				"page, which the portal renders once and fills with each one's own token and time; where no two are alike, 50 have 50 " +
				"different mixes of answers, so that nothing is rendered but for one of them.",
			"Profiled once, a page rendered before: the database 25%, writing to the connection 25%, session and token 11%, " +
				"the log 8%. One rendered for one patient alone: rendering 20 to 25%, writing to the connection 15%, the database " +
				"9%, and most of the rest the framework's matching and its requests and responses as objects.",
		],
	};
}

/** Public pages: what the portal keeps finished, beside a listener that does nothing else. */
export async function publicPages(portal: Portal, effort: Effort): Promise<Subject> {
	const [constant, compressed] = [
		await startConstant(portal, PUBLIC),
		await startConstant(portal, PUBLIC, { "accept-encoding": "br" }),
	];
	const compared: Compared[] = [];
	for (const path of PUBLIC) {
		const figures = await sideBySide(portal, constant, { path, headers: [] }, effort);
		compared.push({ what: `\`${path}\``, ...figures, goal: { least: 0.4 } });
	}
	const path = PUBLIC[2] ?? "";
	const figures = await sideBySide(portal, compressed, { path, headers: [BROTLI] }, effort);
	compared.push({ what: `\`${path}\`, brotli`, ...figures });
	return {
		title: "Pages a second, public",
		yardstick: "constant",
		compared,
		notes: [
			"constant: `node:http` that answers every request with the same bytes, headers and all, from memory.",
		],
	};
}

async function sideBySide(
	portal: Served,
	yardstick: Served,
	ask: Omit<Ask, "port">,
	{ rounds, seconds }: Effort,
) {
	const of = ({ port }: Served) => pagesPerSecond({ ...ask, port }, seconds);
	// What is made once (templates, prepared queries, kept pages, compiled code) is made before the first round.
	await of(portal);
	await of(yardstick);
	const figures = await inRounds(
		rounds,
		() => of(portal),
		() => of(yardstick),
	);
	return { unit: "/s", ...figures };
}
