/** Searches for a patient's Consents a second at the running portal, beside the least that can answer them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillForMachines, SCOPES_OF_ONE } from "./asked-patients.ts";
import { makeFolder } from "./clean-up.ts";
import { pagesPerSecond } from "./load.ts";
import { startPortal, wireOf } from "./portal.ts";
import { type Effort, inRounds } from "./rounds.ts";
import { serve } from "./served.ts";
import type { Subject } from "./table.ts";

/** A token is looked at, the eight answers are opened and folded, and each search is written down as a look before it is answered. */
export async function fhir(effort: Effort): Promise<Subject> {
	const portal = await startPortal();
	const { token, people } = await fillForMachines(portal);
	const headers = [`Authorization: Bearer ${token}`, "Accept-Encoding: identity"];
	const paths = people.map(({ id }) => `/fhir/Consent?patient=${id}`);
	const one = await wireOf(portal, paths[0] ?? "", { authorization: `Bearer ${token}` });
	const entries = (JSON.parse(one.body.toString()) as { entry: { resource: object }[] }).entry;
	if (entries.length !== SCOPES_OF_ONE.length) throw new Error(`${entries.length} Consents were found`);
	const sample = join(makeFolder(), "consent.json");
	writeFileSync(sample, JSON.stringify(entries[0]?.resource));
	const file = join(portal.dataDir, "portal.db");
	const least = await serve("tests/bench/fhir-yardstick.ts", { FILE: file, SAMPLE: sample }, paths[0] ?? "/");
	const of = ({ port }: { readonly port: number }) =>
		pagesPerSecond({ port, path: paths[0] ?? "", paths, headers }, effort.seconds);
	return {
		title: "Searches for Consents a second",
		yardstick: "rows to a Bundle on `node:http`",
		compared: [
			{
				what: "8 Consents of one patient",
				unit: "/s",
				...(await inRounds(
					effort.rounds,
					() => of(portal),
					() => of(least),
				)),
				goal: { least: 0.4 },
			},
		],
		notes: [
			`${people.length} patients with 8 answers each, asked for in turn by 16 connections; ${one.body.length.toLocaleString("en-GB")} bytes each, uncompressed.`,
			"The portal looks at the token, opens and folds the answers, and writes each look to the disk before it answers; the yardstick does none of that.",
		],
	};
}
