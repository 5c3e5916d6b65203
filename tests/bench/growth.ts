/**
 * Does the portal stay as quick when its record grows? Saves, decisions, proofs and the check of the whole record at 10,000
 * entries, and at a hundred times as many (a thousand with `--largest`, which takes an hour and 10 GB of disk).
 */
import { decideOn, servicesOf } from "#app/features/record/decide.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { inclusionHashes } from "#app/features/record/tree.store.server.ts";
import { checkEntries } from "#app/features/record/verify.store.server.ts";
import type { MadeUp } from "./made-up-patients.ts";
import { makeRecord } from "./made-up-record.ts";
import { perSecond } from "./per-second.ts";
import { type Effort, inRounds } from "./rounds.ts";
import { savedPerSecond, signTheRecord } from "./saves.ts";
import type { Subject } from "./table.ts";

const SMALL = 10_000;
const GROWN = 1_000_000;
const LARGEST = 10_000_000;

/** Entries of each patient. More in the largest, for only 899,999 people have a number that is set aside for tests. */
const EACH = 8;
const EACH_OF_LARGEST = 12;

/** Entries and patients are asked for in an order that is not the table's: this prime steps through all of them. */
const STEP = 7_919;

const bench = { role: "system", name: "bench" } as const;

/** The small record is the yardstick: what grows with the logarithm of the size is at least this part as quick. */
export async function growth(effort: Effort, largest: boolean): Promise<Subject> {
	const [size, each] = largest ? [LARGEST, EACH_OF_LARGEST] : [GROWN, EACH];
	const small = await makeRecord(SMALL, each);
	const grown = await makeRecord(size, each);
	const goal = { least: Math.log(SMALL) / Math.log(size) };
	await signTheRecord(small);
	await signTheRecord(grown);
	const compare = async (what: string, work: (of: MadeUp) => Promise<number>, rounds = effort.rounds) => {
		const ours = () => work(grown);
		const yardstick = () => work(small);
		if (rounds > 1) await Promise.all([ours(), yardstick()]);
		return { what, unit: "/s", ...(await inRounds(rounds, ours, yardstick)), goal };
	};
	const count = size.toLocaleString("en-GB");
	return {
		title: `A record of ${count} entries`,
		yardstick: `at ${SMALL.toLocaleString("en-GB")} entries`,
		compared: [
			await compare("choices saved, one after another", (of) =>
				savedPerSecond(of, stepping(of.patients), effort.saves, 1),
			),
			await compare("decisions", (of) => decided(of, effort.seconds)),
			await compare("proofs that an entry is in the record", (of) =>
				proved(of, of === small ? SMALL : size, effort.seconds),
			),
			await compare("entries checked by `admin verify`", checked, 1),
		],
		notes: [
			`Each patient has ${each} entries, so the larger record has more patients too. What is to reach is growth with the logarithm of the size.`,
		],
	};
}

function stepping(most: number): () => number {
	let asked = 0;
	return () => {
		asked += STEP;
		return (asked % most) + 1;
	};
}

function decided({ db, register, patients, at }: MadeUp, seconds: number): Promise<number> {
	const tool = register.tools.find(({ uses }) => uses.some(({ serviceId }) => serviceId === "riverside-gp"));
	if (tool === undefined) throw new Error("the practice uses no tool");
	const next = stepping(patients);
	return perSecond(async () => {
		const no = next();
		const standing = await readStanding(db.read, register, no);
		const services = await servicesOf(db.read, no);
		const asking = { tool, purpose: "care", services, onList: services.size > 0, at } as const;
		if (decideOn(register, standing, asking).answer !== "deny") throw new Error("a no was not heeded");
	}, seconds);
}

function proved({ db }: MadeUp, size: number, seconds: number): Promise<number> {
	const next = stepping(size);
	return perSecond(() => inclusionHashes(db, bench, next() - 1, size), seconds);
}

async function checked({ db }: MadeUp): Promise<number> {
	const started = performance.now();
	let entries = 0;
	for await (const { finding, seq } of checkEntries(db, bench)) {
		if (finding !== "right") throw new Error(`entry ${seq} is ${finding}`);
		entries += 1;
	}
	return (entries / (performance.now() - started)) * 1000;
}
