/**
 * A list of a million NHS numbers against 900,000 patients with eight choices each, by the command that operators use, beside the
 * shell of SQLite that only joins the same rows; how much memory it takes; and how long single look-ups take beside it.
 */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { decideOn, servicesOf } from "#app/features/record/decide.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { findProgram } from "../chromium.ts";
import { makeFolder, TOP } from "./clean-up.ts";
import type { Compared } from "./figures.ts";
import { Lacking } from "./lacking.ts";
import { type MadeUp, makePatients } from "./made-up-patients.ts";
import type { Subject } from "./table.ts";

/** As many as there are NHS numbers set aside for tests; the list has some of them twice. */
const PATIENTS = 899_999;
const ROWS = 1_000_000;
const FEW = 20_000;
const CHOICES_EACH = 8;

/** Numbers of the short list, whose memory is the yardstick of the long one's. */
const SHORT = 1_000;

/** The list and the look-ups step through all patients by these primes, in orders that are not the table's. */
const LIST_STEP = 611_953;
const LOOK_STEP = 7_919;

const LOOKS = 20_000;
const TOOL = "consultation-notes";

/** The list, its memory, and the look-ups beside it. `quick`: 20,000 patients. Throws `Lacking` without the shell of SQLite. */
export async function lists(quick: boolean): Promise<Subject> {
	const shellOfSqlite = findProgram("sqlite3");
	if (shellOfSqlite === undefined) throw new Lacking("no sqlite3 here: apt-get install sqlite3");
	const madeUp = await makePatients(quick ? FEW : PATIENTS, () => CHOICES_EACH);
	const rows = quick ? FEW : ROWS;
	const folder = makeFolder();
	const [long, short] = [join(folder, "long.csv"), join(folder, "short.csv")];
	writeList(long, rows, madeUp.patients);
	writeList(short, SHORT, madeUp.patients);
	const rounds = quick ? 2 : 3;
	const few = await checked(madeUp, short);
	const idle: number[] = [];
	const beside: number[] = [];
	const ours: Run[] = [];
	const shell: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		idle.push(await slowestOfHundred(madeUp, () => false));
		shell.push(joined(shellOfSqlite, madeUp, long));
		ours.push(await checked(madeUp, long));
		let isOver = false;
		const run = checked(madeUp, long).finally(() => {
			isOver = true;
		});
		beside.push(await slowestOfHundred(madeUp, () => isOver));
		await run;
	}
	const count = rows.toLocaleString("en-GB");
	const compared: Compared[] = [
		{
			what: `${count} numbers, from the command to the last answer`,
			unit: "ms",
			ours: ours.map(({ took }) => took),
			yardstick: shell,
			goal: { most: 1.5 },
		},
		{
			what: `its memory, beside a list of ${SHORT.toLocaleString("en-GB")}`,
			unit: "MB",
			ours: ours.map(({ memory }) => memory),
			yardstick: ours.map(() => few.memory),
		},
		{
			what: "a single look-up beside it, beside the same without a list (p99)",
			unit: "µs",
			ours: beside,
			yardstick: idle,
			goal: { most: 2 },
		},
	];
	return {
		title: `A list of ${count} NHS numbers`,
		yardstick: "yardstick",
		compared,
		notes: [
			`Each of ${madeUp.patients.toLocaleString("en-GB")} patients has ${CHOICES_EACH} choices. The command starts, reads the list, works out each number's keyed hash, decides, writes its look and prints the answers. Single look-ups are made without a pause by another process, beside another run of it.`,
			"The yardstick of the list: the shell of SQLite reads the keyed hashes ready-made, joins them with the patients, their lists and their choices, and writes them out; it decides nothing.",
			"The memory is the most that the process ever held (VmHWM).",
		],
	};
}

interface Run {
	/** Milliseconds. */
	readonly took: number;
	/** Megabytes of 1,000,000 bytes. */
	readonly memory: number;
}

function writeList(path: string, count: number, patients: number): void {
	let text = "name,nhs_number\n";
	for (let row = 0; row < count; row += 1)
		text += `Row ${row},${testNhsNumber(((row * LIST_STEP) % patients) + 1)}\n`;
	writeFileSync(path, text);
}

/** The command in a process of its own. */
async function checked({ file }: MadeUp, list: string): Promise<Run> {
	const folder = dirname(file);
	const input = openSync(list, "r");
	const output = openSync(join(makeFolder(), "answers.csv"), "w");
	const started = performance.now();
	const child = spawn(
		process.execPath,
		[...adminCommand(), "check-list", "--tool", TOOL, "--purpose", "care"],
		{
			cwd: TOP,
			env: { PATH: process.env["PATH"], NODE_ENV: "production", DATA_DIR: folder, KEYS_DIR: folder },
			stdio: [input, output, "pipe"] as const,
		},
	);
	let memory = 0;
	const watch = setInterval(() => {
		memory = Math.max(memory, mostHeldBy(child.pid));
	}, 20);
	let said = "";
	child.stderr?.on("data", (chunk) => {
		said += chunk;
	});
	const status = await new Promise((resolve) => child.once("close", resolve));
	const took = performance.now() - started;
	clearInterval(watch);
	closeSync(input);
	closeSync(output);
	if (status !== 0) throw new Error(`check-list ended with ${status}: ${said}`);
	return { took, memory };
}

/** What `npm run admin` gives to Node. */
function adminCommand(): readonly string[] {
	const { scripts } = JSON.parse(readFileSync(join(TOP, "package.json"), "utf8"));
	return String(scripts.admin).split(" ").slice(1);
}

function mostHeldBy(pid: number | undefined): number {
	try {
		const [, kilobytes = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
		return (Number(kilobytes) * 1024) / 1_000_000;
	} catch {
		return 0;
	}
}

/** The same rows by the shell of SQLite, which cannot work a keyed hash out: it is given them. Answers milliseconds. */
function joined(program: string, { db, file }: MadeUp, list: string): number {
	const folder = makeFolder();
	const hashes = join(folder, "hashes.csv");
	const indexOf = db.vault.indexes("nhs-number");
	const lines = readFileSync(list, "utf8").trimEnd().split("\n").slice(1);
	writeFileSync(hashes, lines.map((line) => `${indexOf(line.split(",")[1] ?? "")}\n`).join(""));
	const commands = [
		".mode csv",
		`ATTACH 'file:${file}?mode=ro' AS portal;`,
		"CREATE TEMP TABLE list (hash TEXT);",
		`.import ${hashes} list`,
		`.output ${join(folder, "joined.csv")}`,
		`SELECT list.hash, patients.no,
			(SELECT group_concat(service_id) FROM portal.patient_services s WHERE s.patient_no = patients.no),
			(SELECT group_concat(kind || tool || purpose || seq || rest) FROM portal.standing s WHERE s.patient_no = patients.no)
		FROM list LEFT JOIN portal.patients ON patients.nhs_index = list.hash ORDER BY list.rowid;`,
	];
	const started = performance.now();
	const shell = spawnSync(program, ["-bail", "file::memory:"], {
		input: `${commands.join("\n")}\n`,
		encoding: "utf8",
	});
	if (shell.status !== 0) throw new Error(`sqlite3: ${shell.stderr}`);
	return performance.now() - started;
}

/** The time in microseconds that 99 of 100 single look-ups are within: a fixed number of them, or as many as there are until something is over. */
async function slowestOfHundred(
	{ db, register, patients, at }: MadeUp,
	isOver: () => boolean,
): Promise<number> {
	const tool = register.byId.get(TOOL);
	if (tool === undefined) throw new Error(`the register has no ${TOOL}`);
	const took: number[] = [];
	while (took.length < LOOKS) {
		if (isOver()) break;
		const no = ((took.length * LOOK_STEP) % patients) + 1;
		const started = performance.now();
		const standing = await readStanding(db.read, register, no);
		const services = await servicesOf(db.read, no);
		decideOn(register, standing, { tool, purpose: "care", services, onList: services.size > 0, at });
		took.push((performance.now() - started) * 1000);
		// What else this process has to do, as a server has.
		await new Promise((resolve) => setImmediate(resolve));
	}
	took.sort((a, b) => a - b);
	return took[Math.floor(took.length * 0.99)] ?? Number.NaN;
}
