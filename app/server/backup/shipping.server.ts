/**
 * Ships what happened to `SHIP_DIR`, encrypted, within a minute: with the last backup it loses at most that much. Patients'
 * new keys go apart, to `KEY_BACKUP_DIR`. It goes on where the folder ends; a file that was not finished is no file.
 */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { readBatch } from "#db/batch.server.ts";
import { extentOf } from "#db/copy.server.ts";
import { keysAfter } from "#db/key-rows.server.ts";
import type { Portal } from "../context.server.ts";
import type { Env } from "../env.server.ts";
import { backupRecipients } from "./backup-keys.server.ts";
import { writeKeyBackup } from "./key-backups.server.ts";
import { lastShipped, writeShipped } from "./ship-folder.server.ts";

/** Twice within the minute that is promised, so that one failure in passing breaks no promise. */
const EVERY = 20_000;

type Folders = Pick<Env, "dataDir" | "keysDir" | "shipDir" | "keyBackupDir">;

/** The record in the database ends before what was shipped of it: nothing may be shipped over that. */
export class ShippedMore extends Error {
	override readonly name = "ShippedMore";
}

export interface Shipper {
	/** Ships all that is new. Answers how many files that took. */
	ship(at: Date): Promise<number>;
	close(): void;
}

/** Ships from the database of these folders. One at a time: whoever ships holds the data folder. */
export async function makeShipper(folders: Folders): Promise<Shipper> {
	const recipients = await backupRecipients(folders.keysDir);
	const database = new Sqlite(join(folders.dataDir, "portal.db"), { readonly: true, fileMustExist: true });
	let known = "";

	async function shipOne(at: Date): Promise<"shipped" | "nothing" | "all"> {
		const { number, to: from } = lastShipped(folders.shipDir);
		if (extentOf(database).seq < from.seq)
			throw new ShippedMore("the record was shipped further than it goes");
		const read = readBatch(database, from, known, at);
		if (read.batch === undefined) return "nothing";
		// Keys first: data whose keys are not there cannot be read, keys without data do no harm.
		const keys = [...keysAfter(database, from.patient)].filter(
			({ no }) => no <= (read.batch?.to.patient ?? 0),
		);
		if (keys.length > 0) await writeKeyBackup(folders.keyBackupDir, recipients, "new", keys, at);
		await writeShipped(folders.shipDir, recipients, number + 1, read.batch);
		known = read.known;
		return read.isAll ? "all" : "shipped";
	}

	return {
		async ship(at) {
			let files = 0;
			for (;;) {
				// Two files of keys have two names.
				const outcome = await shipOne(new Date(at.getTime() + files));
				if (outcome !== "nothing") files += 1;
				if (outcome !== "shipped") break;
			}
			return files;
		},
		close: () => database.close(),
	};
}

export interface Shipping {
	/** Why the last batch was not shipped, or undefined when it was. */
	trouble(): string | undefined;
	stop(): Promise<void>;
}

/** Ships now and every 20 seconds, without keeping the process alive. `stop` ships the rest. */
export async function startShipping(
	portal: Pick<Portal, "now" | "fault">,
	folders: Folders,
	every: number = EVERY,
): Promise<Shipping> {
	const shipper = await makeShipper(folders);
	let running: Promise<void> | undefined;
	let trouble: string | undefined;
	const ship = () => {
		running ??= shipper
			.ship(portal.now())
			.then(
				() => {
					trouble = undefined;
				},
				(error: unknown) => {
					const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
					trouble = `nothing is shipped${code}`;
					portal.fault(error, "shipping the record");
				},
			)
			.finally(() => {
				running = undefined;
			});
		return running;
	};
	void ship();
	const timer = setInterval(ship, every);
	timer.unref();
	return {
		trouble: () => trouble,
		async stop() {
			clearInterval(timer);
			await running;
			await ship();
			shipper.close();
		},
	};
}
