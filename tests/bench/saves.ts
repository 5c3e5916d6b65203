/** Choices saved a second, each on the disk before it is answered, beside the least transaction that could hold one. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { PatientActor } from "#app/core/actor.ts";
import { ANSWERS } from "#app/core/entry.ts";
import { keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { findDraft } from "#app/features/choices/kept-draft.store.server.ts";
import type { Question } from "#app/features/choices/question.ts";
import { startCheckpoints } from "#app/server/record/checkpoints.server.ts";
import { readyRecord } from "#app/server/record/record-start.server.ts";
import { startSealingStanding } from "#app/server/record/standing-seals.server.ts";
import { atTheEnd, makeFolder } from "./clean-up.ts";
import type { Compared } from "./figures.ts";
import { type MadeUp, settle } from "./made-up-patients.ts";
import { type Effort, inRounds } from "./rounds.ts";
import type { Subject } from "./table.ts";

const QUESTION: Question = { about: "tool", tool: "eye-scan-urgency" };

/** Bytes of a sealed choice of a patient, as the portal keeps it. */
const SEALED = 463;

/** One saver, and 16 who save at once. A third of the answers each is yes, no and not sure. */
export async function saves(madeUp: MadeUp, effort: Effort): Promise<Subject> {
	const leastSave = openLeast(madeUp);
	await signTheRecord(madeUp);
	let turn = 0;
	const nextPatient = () => {
		turn += 1;
		return (turn % madeUp.patients) + 1;
	};
	const compare = async (what: string, savers: number): Promise<Compared> => {
		const ours = () => savedPerSecond(madeUp, nextPatient, effort.saves, savers);
		const yardstick = () => {
			const started = performance.now();
			for (let save = 0; save < effort.saves; save += 1) leastSave(nextPatient());
			return (effort.saves / (performance.now() - started)) * 1000;
		};
		await ours();
		yardstick();
		return { what, unit: "/s", ...(await inRounds(effort.rounds, ours, yardstick)), goal: { least: 0.6 } };
	};
	return {
		title: "Choices saved a second",
		yardstick: "least transaction",
		compared: [await compare("one after another", 1), await compare("16 savers at once", 16)],
		notes: [
			"A patient's kept answer becomes an entry sealed with their key, the standing, the one-time key, and where the " +
				"answer asks for it a job and its entry, or a letter; answered after the commit is on the disk. Meanwhile the record is signed, and each checkpoint synced to a file on the same disk.",
			"least transaction: bare better-sqlite3 on a copy of the same database, one row of an entry's size and one row " +
				"of the standing, WAL with `synchronous=FULL`, on the same disk, one after another in both lines.",
			"Profiled once, one after another: half of a save is waiting for its commit, a sixth its other statements, " +
				"a tenth sealing; a no writes 7.5 pages of the file, a yes 9.9, a not sure 11.8, the least transaction about 5; " +
				"savers at once share a commit.",
		],
	};
}

/** Answers are typed beforehand; only their saving is timed. */
export async function savedPerSecond(
	{ db, register, at }: MadeUp,
	nextPatient: () => number,
	count: number,
	savers: number,
): Promise<number> {
	const waiting = await Promise.all(
		Array.from({ length: count }, async (_, save) => {
			const actor: PatientActor = { role: "patient", patientNo: nextPatient(), way: "letter", helped: false };
			await keepDraft(db, actor, register, QUESTION, ANSWERS[save % ANSWERS.length] ?? "no", at);
			const draft = await findDraft(db, actor, QUESTION, at);
			return { actor, once: draft?.id };
		}),
	);
	const started = performance.now();
	await Promise.all(
		Array.from({ length: savers }, async () => {
			for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
				const saved = await saveDraft(db, next.actor, register, QUESTION, next.once, "en", at);
				if (!saved.ok) throw new Error(`a choice was not saved: ${saved.reason}`);
			}
		}),
	);
	return (count / (performance.now() - started)) * 1000;
}

/** As in a portal that serves: what was recorded is signed after each commit, and the signature written to the same disk. */
export async function signTheRecord({ db }: MadeUp): Promise<void> {
	const folder = makeFolder();
	const folders = { keysDir: folder, checkpointDir: folder, publicOrigin: "http://localhost" };
	const fault = (error: unknown) => {
		throw error;
	};
	const ready = await readyRecord(db, folders);
	const checkpoints = startCheckpoints({ db, now: () => new Date(), fault }, ready, folder);
	// What is made up was folded from no entry: it is put right, and that is said.
	const note = () => undefined;
	const seals = startSealingStanding({ db, now: () => new Date(), fault, note }, ready.keys);
	atTheEnd(async () => {
		await seals.stop();
		await checkpoints.stop();
	});
}

/** The least that can hold a choice, on a copy of the same database. */
function openLeast({ db, file }: MadeUp): (patientNo: number) => void {
	const copy = join(makeFolder(), "copy.db");
	const source = new Sqlite(file, { readonly: true });
	source.exec(`VACUUM INTO '${copy}'`);
	source.close();
	settle(copy);
	const raw = new Sqlite(copy);
	atTheEnd(() => raw.close());
	raw.pragma("journal_mode = WAL");
	raw.pragma("synchronous = FULL");
	const insert = raw.prepare(
		"INSERT INTO entries (ref, kind, patient_no, at, sealed, commitment) VALUES (?, 'choice.made', ?, ?, ?, ?)",
	);
	const upsert = raw.prepare(
		"INSERT INTO standing (patient_no, kind, who, tool, purpose, seq, rest) VALUES (?, 'choice', '', 9, 1, ?, ?) " +
			"ON CONFLICT DO UPDATE SET seq = excluded.seq, rest = excluded.rest",
	);
	const sealed = randomBytes(SEALED).toString("base64url").slice(0, SEALED);
	const commitment = randomBytes(32).toString("hex");
	let saved = 0;
	return raw.transaction((patientNo: number) => {
		saved += 1;
		const { lastInsertRowid } = insert.run(db.vault.newReference(), patientNo, saved, sealed, commitment);
		upsert.run(patientNo, lastInsertRowid, "no - 1 1 - 2026-11-21");
	}).immediate;
}
