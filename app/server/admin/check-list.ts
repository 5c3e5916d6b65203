/** `check-list`: a list of NHS numbers on standard input, the answers on standard output. */
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { ANSWER_HEAD } from "#app/features/lists/list-answer.ts";
import { logListLook } from "#app/features/record/look-list.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openListReader } from "#db/open.server.ts";
import { BLOCK_KEY_BYTES, readBlocks } from "../backup/sealed-blocks.server.ts";
import { type AnswerBlock, checkList, type ListJob, listFilesIn } from "../lists/check-list.server.ts";
import { type Command, type Desk, type Given, operator, textOf } from "./command.ts";
import { takeNumbers } from "./taken-numbers.ts";

const DOES = `Says for each NHS number of a list whether a tool may be used for that patient.
The list is read from standard input, the answers go to standard output:
  npm run --silent admin -- check-list --tool T --purpose P < in.csv > out.csv
The list is a CSV with the columns in any order, or the opt-out's .dat form.
  --tool T       the tool's id in the register
  --purpose P    care, planning, research, training or synthetic
  --column N     which column has the NHS numbers, counted from 1; found by itself otherwise
  --came-back F  what the National Data Opt-out sent back for this list: whoever is
                 missing in it has opted out. It counts for this run only
  --permitted    answers in the opt-out's form: only the numbers that may be used
An answer holds until the end of its day at most: valid_until says it. Then check again.
Patients read in “Who looked” that they were on a list. A row that is no NHS number gets
the answer unknown and its reason, and never stops the others. 1,000,000 rows at most.
The exit status is 0 when every row was answered, bad rows too.`;

export const checkListCommand: Command = {
	usage: "check-list --tool T --purpose P < in.csv > out.csv",
	does: DOES,
	options: {
		tool: { type: "string" },
		purpose: { type: "string" },
		column: { type: "string" },
		"came-back": { type: "string" },
		permitted: { type: "boolean" },
	},
	files: 0,
	needs: ["tool", "purpose"],
	mayBegin: false,
	async run(desk, given) {
		const asked = await readAsked(desk, given);
		if (asked === undefined) return false;
		const parent = join(desk.env.dataDir, "lists");
		mkdirSync(parent, { recursive: true, mode: 0o700 });
		const folder = mkdtempSync(join(parent, "admin-"));
		try {
			return await check(desk, given, folder, asked);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

interface Asked {
	readonly tool: string;
	readonly purpose: Purpose;
	readonly column: number | undefined;
}

async function readAsked({ db, complain }: Desk, given: Given): Promise<Asked | undefined> {
	const tool = textOf(given, "tool") ?? "";
	const purpose = PURPOSES.find((known) => known === textOf(given, "purpose"));
	const column = textOf(given, "column");
	const register = await currentRegister(db);
	if (!register.byId.has(tool)) complain(`--tool: the register has no tool ${JSON.stringify(tool)}.`);
	else if (purpose === undefined) complain(`--purpose: it is one of ${PURPOSES.join(", ")}.`);
	else if (column !== undefined && !/^[1-9]\d{0,4}$/.test(column))
		complain("--column: it is a number, counted from 1.");
	else return { tool, purpose, column: column === undefined ? undefined : Number(column) - 1 };
	return undefined;
}

async function check(desk: Desk, given: Given, folder: string, asked: Asked): Promise<boolean> {
	const { db, complain } = desk;
	const { tool, purpose } = asked;
	const key = db.vault.randomBytes(BLOCK_KEY_BYTES);
	const files = listFilesIn(folder);
	const list = await takeNumbers(desk, process.stdin, files.numbers, key, asked.column);
	if (list === undefined) return false;
	const optOuts = textOf(given, "came-back");
	if (optOuts !== undefined) {
		if ((await takeNumbers(desk, createReadStream(optOuts), files.cameBack, key)) === undefined) return false;
	}
	const job: ListJob = { files, key, actor: operator, tool, purpose, hasOptOuts: optOuts !== undefined };
	const reader = openListReader(join(desk.env.dataDir, "portal.db"));
	const indexOf = db.vault.indexes("nhs-number");
	const done = await checkList({ read: reader.read, indexOf, now: () => new Date() }, job);
	reader.close();
	await db.write((q) => logListLook(q, operator, { tool, purpose, ...done }, new Date()));
	const onlyPermitted = given.options["permitted"] === true;
	if (!onlyPermitted) print(ANSWER_HEAD);
	for (const block of readBlocks(files.answers, key)) {
		const { csv, permitted } = JSON.parse(block) as AnswerBlock;
		print(onlyPermitted ? permitted : csv);
	}
	complain(`${list.rows} rows, ${list.badRows} of them no NHS number; ${done.people} people on your lists.`);
	for (const { line, problem } of list.bad) complain(`Line ${line}: ${problem}`);
	return true;
}

/** All of it, however slowly it is read: a pipe that is full says so. */
function print(text: string): void {
	const bytes = Buffer.from(text, "utf8");
	let sent = 0;
	while (sent < bytes.length) {
		try {
			sent += writeSync(process.stdout.fd, bytes, sent);
		} catch (error) {
			if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
		}
	}
}
