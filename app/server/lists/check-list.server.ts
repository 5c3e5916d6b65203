/** Looks a list up, batch after batch, into a file of answers. Only the batch in hand is in memory. */
import { join } from "node:path";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { Purpose } from "#app/core/scope.ts";
import { type AnswerCounts, addCounts, answerLines, NO_ANSWERS } from "#app/features/lists/list-answer.ts";
import { BATCHES_TOGETHER } from "#app/features/lists/list-limits.ts";
import { type ListRow, unpacked } from "#app/features/lists/list-row.ts";
import { type HasOptedOut, optedOutUnless } from "#app/features/lists/opt-outs.ts";
import { checkInOrder } from "#app/features/record/check-numbers.store.server.ts";
import { type MemberPart, Members } from "#app/features/record/list-members.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Reader } from "#db/open.server.ts";
import { readBlocks, writeBlocks } from "../backup/sealed-blocks.server.ts";

/** A list to check: its files, and what is asked of it. */
export interface ListJob {
	readonly files: ListFiles;
	readonly key: Uint8Array;
	readonly actor: StaffActor | SystemActor;
	readonly tool: string;
	readonly purpose: Purpose;
	readonly hasOptOuts: boolean;
}

/** Paths. `cameBack` is what the National Data Opt-out sent back. */
export interface ListFiles {
	readonly numbers: string;
	readonly cameBack: string;
	readonly answers: string;
}

/** The files of a list in this folder. */
export function listFilesIn(folder: string): ListFiles {
	return {
		numbers: join(folder, "numbers"),
		cameBack: join(folder, "came-back"),
		answers: join(folder, "answers"),
	};
}

/** A block of the file of answers: who was found, the lines of the answer, and those permitted in the opt-out's own form. */
export interface AnswerBlock {
	readonly found: readonly number[];
	readonly csv: string;
	readonly permitted: string;
	readonly counts: AnswerCounts;
}

/** Who was on the list, once it is done. */
export interface ListDone {
	readonly people: number;
	readonly parts: readonly MemberPart[];
	readonly counts: AnswerCounts;
}

export interface ListDesk {
	readonly read: Reader;
	/** Answers the keyed hash by which an NHS number is found. */
	readonly indexOf: (number: string) => string;
	readonly now: () => Date;
	/** Is told how many batches are answered, after each. */
	readonly progress?: (batches: number) => void;
}

/**
 * Checks what is not checked yet. What an earlier run that was cut off finished stands, with its own times, and is only counted
 * again.
 */
export async function checkList(desk: ListDesk, job: ListJob): Promise<ListDone> {
	const { files, key, actor, purpose } = job;
	const members = new Members();
	const answers = writeBlocks(files.answers, key);
	let counts = NO_ANSWERS;
	try {
		for (const block of readBlocks(files.answers, key)) {
			const before = JSON.parse(block) as AnswerBlock;
			for (const no of before.found) members.add(no);
			counts = addCounts(counts, before.counts);
		}
		const hasOptedOut = job.hasOptOuts ? readOptOuts(files.cameBack, key) : () => false;
		const askedOf = (row: ListRow) =>
			"number" in row ? [{ index: desk.indexOf(row.number), optOut: hasOptedOut(row.number) }] : [];
		for (const batches of together(readBlocks(files.numbers, key), answers.count)) {
			// A tool may be stopped meanwhile: asked anew each time.
			const register = await currentRegister({ read: desk.read });
			const tool = register.byId.get(job.tool);
			if (tool === undefined) throw new Error(`the register has no tool ${job.tool}`);
			const at = desk.now();
			const asked = batches.flat().flatMap(askedOf);
			const checked = await checkInOrder(desk.read, actor, register, { tool, purpose, at }, asked);
			let place = 0;
			for (const rows of batches) {
				const own = checked.slice(place, place + rows.filter((row) => "number" in row).length);
				place += own.length;
				const found = own.flatMap((one) => one?.patientNo ?? []);
				for (const no of found) members.add(no);
				const lines = answerLines(rows, own, at);
				answers.append(JSON.stringify({ found, ...lines } satisfies AnswerBlock));
				counts = addCounts(counts, lines.counts);
				desk.progress?.(answers.count);
			}
		}
		return { people: members.count, parts: members.parts(), counts };
	} finally {
		answers.close();
	}
}

/** The rows of the batches behind the first `done`, some batches at a time. */
function* together(blocks: Iterable<string>, done: number): Generator<readonly (readonly ListRow[])[]> {
	let [batch, batches] = [0, [] as (readonly ListRow[])[]];
	for (const block of blocks) {
		batch += 1;
		if (batch <= done) continue;
		batches.push((JSON.parse(block) as (readonly (string | number)[])[]).map(unpacked));
		if (batches.length < BATCHES_TOGETHER) continue;
		yield batches;
		batches = [];
	}
	if (batches.length > 0) yield batches;
}

/** Who has opted out, by the numbers that came back, which were taken to this path. */
export function readOptOuts(path: string, key: Uint8Array): HasOptedOut {
	let numbers = new Float64Array(1024);
	let count = 0;
	for (const block of readBlocks(path, key)) {
		for (const row of (JSON.parse(block) as (readonly (string | number)[])[]).map(unpacked)) {
			if (!("number" in row)) continue;
			if (count === numbers.length) {
				const larger = new Float64Array(2 * count);
				larger.set(numbers);
				numbers = larger;
			}
			numbers[count] = Number(row.number);
			count += 1;
		}
	}
	return optedOutUnless(numbers.slice(0, count).sort());
}
