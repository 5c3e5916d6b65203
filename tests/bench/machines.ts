/** Decisions that machines ask of the running portal: one in a call and a thousand, beside the least that can answer them. */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { PURPOSES } from "#app/core/scope.ts";
import { ASKED_TOOL, fillForMachines } from "./asked-patients.ts";
import { atTheEnd } from "./clean-up.ts";
import { type Load, loadOf } from "./load.ts";
import { perSecond } from "./per-second.ts";
import { startPortal } from "./portal.ts";
import { type Effort, inRounds } from "./rounds.ts";
import { ROWS_OF_ONE } from "./rows-of-one.ts";
import { serve } from "./served.ts";
import type { Subject } from "./table.ts";

const PATH = "/api/decisions";

/** A token is looked at, and each check is on the disk as a look before it is answered. */
export async function machines(effort: Effort): Promise<Subject> {
	const portal = await startPortal();
	const { token, people } = await fillForMachines(portal);
	const file = join(portal.dataDir, "portal.db");
	const least = await serve("tests/bench/machines-yardstick.ts", { FILE: file }, "/");
	const headers = ["Content-Type: application/json"];
	const asClient = [...headers, `Authorization: Bearer ${token}`];
	const check = (nhsNumber: string, purpose: string) => ({ nhsNumber, tool: ASKED_TOOL, purpose });
	const ones = people.map(({ nhsNumber }) => JSON.stringify({ checks: [check(nhsNumber, "care")] }));
	const bare = people.map(({ index }) => JSON.stringify({ checks: [{ index, tool: ASKED_TOOL }] }));
	const checks = people.flatMap(({ nhsNumber }) => PURPOSES.map((purpose) => check(nhsNumber, purpose)));
	const all = JSON.stringify({ checks });
	await mustAnswer(`${portal.origin}${PATH}`, token, all, checks.length);

	const ours: Load[] = [];
	const yardstick: Load[] = [];
	const load = (to: { readonly port: number }, sent: readonly string[], lines: readonly string[]) =>
		loadOf({ port: to.port, path: PATH, headers: lines, bodies: sent }, effort.seconds);
	const one = await inRounds(
		effort.rounds,
		async () => kept(ours, await load(portal, ones, asClient)),
		async () => kept(yardstick, await load(least, bare, headers)),
	);
	const raw = new Sqlite(file, { readonly: true });
	atTheEnd(() => raw.close());
	const rows = raw.prepare(ROWS_OF_ONE);
	let asked = 0;
	const next = () => {
		asked += 1;
		return rows.all(people[asked % people.length]?.index);
	};
	const thousand = await inRounds(
		effort.rounds,
		async () => (await load(portal, [all], asClient)).perSecond * checks.length,
		() => perSecond(next, effort.seconds),
	);
	return {
		title: "Decisions that machines ask for",
		yardstick: "rows as JSON on `node:http`, or bare statements",
		compared: [
			{ what: "calls with one check", unit: "/s", ...one, goal: { least: 0.5 } },
			{
				what: "the same: within this 99 of 100 are answered",
				unit: "µs",
				ours: ours.map(({ slowest }) => slowest),
				yardstick: yardstick.map(({ slowest }) => slowest),
				goal: { most: 2 },
			},
			{
				what: `checks in calls of ${checks.length.toLocaleString("en-GB")}, beside bare statements`,
				unit: "/s",
				...thousand,
				goal: { least: 0.5 },
			},
		],
		notes: [
			`${people.length} patients with 8 answers each, asked for in turn by 16 connections.`,
			"The portal looks at the token, works out the keyed hash, decides, and writes each look to the disk before it answers; the yardstick is given the hash, and does none of that.",
		],
	};
}

function kept(loads: Load[], load: Load): number {
	loads.push(load);
	return load.perSecond;
}

async function mustAnswer(address: string, token: string, body: string, count: number): Promise<void> {
	const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
	const answer = await fetch(address, { method: "POST", headers, body });
	const { decisions = [] } = (await answer.json()) as { readonly decisions?: readonly { answer?: string }[] };
	const answered = decisions.filter((decision) => decision.answer !== undefined);
	// Nobody said yes: a permit would be wrong.
	const isRight = answered.length === count && answered.every((decision) => decision.answer !== "permit");
	if (!isRight) throw new Error(`${answered.length} of ${count} were answered, status ${answer.status}`);
}
