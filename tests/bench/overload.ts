/** What is left for patients while others ask too much, or never finish asking; and that nothing of what they say is lost. */
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { findProgram } from "#tests/chromium.ts";
import { aFaulty, type Faulty } from "#tests/faults/faulty.ts";
import { atTheEnd, makeFolder } from "./clean-up.ts";
import { Lacking } from "./lacking.ts";
import { inRounds } from "./rounds.ts";
import type { Subject } from "./table.ts";

const PEOPLE = 4;

/** Each flood: what it is, and the command that sends it to this address for so many seconds. */
const FLOODS: readonly (readonly [
	what: string,
	program: string,
	args: (address: string, seconds: number) => string[],
])[] = [
	["pages without end, 1,000 connections", "wrk", (address, s) => ["-t2", "-c1000", `-d${s}s`, address]],
	["3,000 connections, more than are held", "wrk", (address, s) => ["-t2", "-c3000", `-d${s}s`, address]],
	["1,500 requests whose headers never end", "slowhttptest", (address, s) => slow("-H", address, s)],
	["1,500 forms that never end", "slowhttptest", (address, s) => slow("-B", `${address}/sign-in`, s)],
	["1,500 readers who do not read", "slowhttptest", (address, s) => slow("-X", address, s)],
];

function slow(how: string, address: string, seconds: number): string[] {
	return [how, "-c", "1500", "-r", "1000", "-l", `${seconds}`, "-p", "3", "-u", address];
}

/** Throws where anything confirmed was lost or doubled, and where anybody was shed without being told when to come back. */
export async function overload(quick: boolean): Promise<Subject> {
	for (const name of new Set(FLOODS.map(([, program]) => program)))
		if (findProgram(name) === undefined)
			throw new Lacking(`${name} is not installed: apt-get install ${name}`);
	const [rounds, seconds] = quick ? [1, 2] : [3, 5];
	const portal = await aFaulty(PEOPLE, makeFolder());
	const server = await portal.start();
	atTheEnd(() => server.stop());
	const statuses = new Map<number, number>();
	const compared = [];
	for (const [what, program, args] of FLOODS) {
		const measured = await inRounds(
			rounds,
			() =>
				choicesPerSecond(portal, async () => {
					const flood = run(findProgram(program) ?? "", args(`${server.origin}/en`, seconds));
					const isOver = { now: false };
					const asking = askNow(`${server.origin}/en`, isOver, statuses);
					await flood;
					isOver.now = true;
					await asking;
				}),
			() => choicesPerSecond(portal, () => wait(seconds * 1000)),
		);
		compared.push({ what, unit: "choices/s", ...measured });
	}
	if (!(await portal.pressAgain())) throw new Error("somebody was left in doubt");
	await server.stop();
	const wrongs = portal.wrongs();
	if (wrongs.length > 0) throw new Error(wrongs.join("\n"));
	const confirmed = portal.sent().filter(({ ref }) => ref !== null).length;
	const told = [...statuses].map(([status, count]) => `${status === 0 ? "no answer" : status} ${count}`);
	return {
		title: "Too many, and too slow",
		yardstick: "nobody else",
		compared,
		notes: [
			`${confirmed.toLocaleString("en-GB")} choices were confirmed; 0 lost, 0 doubled, and the record verifies.`,
			`A stranger who asked for a page meanwhile, each time anew, was answered: ${told.join(", ")}.`,
		],
	};
}

/** Choices confirmed a second; whoever is told “not now”, or nothing, presses again. */
async function choicesPerSecond(
	{ people, sent }: Faulty,
	meanwhile: () => Promise<unknown>,
): Promise<number> {
	const confirmed = () => sent().filter(({ ref }) => ref !== null).length;
	const [before, start] = [confirmed(), performance.now()];
	let isOver = false;
	const load = people.map(async (person) => {
		while (!isOver) {
			await person.chooseUntil(() => isOver);
			if (!(await person.pressAgain())) await wait(100);
		}
	});
	await meanwhile();
	isOver = true;
	await Promise.all(load);
	return ((confirmed() - before) * 1000) / (performance.now() - start);
}

/** Asks on a connection of its own again and again. A 503 that does not say when to come back ends the run. */
async function askNow(
	address: string,
	isOver: { now: boolean },
	statuses: Map<number, number>,
): Promise<void> {
	while (!isOver.now) {
		const answer = await fetch(address, { headers: { connection: "close" } }).catch(() => undefined);
		if (answer?.status === 503 && !answer.headers.has("retry-after")) throw new Error("503 without a time");
		await answer?.arrayBuffer();
		const status = answer?.status ?? 0;
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
		await wait(50);
	}
}

function run(program: string, args: readonly string[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { stdio: "ignore" });
		child.on("error", reject);
		child.on("close", () => resolve());
	});
}
