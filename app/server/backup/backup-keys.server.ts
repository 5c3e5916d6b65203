/**
 * For whom backups are encrypted. `KEYS_DIR/backup.pub` names the recipients, one a line; `KEYS_DIR/backup.key` is the one
 * identity that opens them. Only a restore needs the second: keep it elsewhere, and whoever takes this machine opens no backup.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolderDurably, writeDurably } from "../durable-file.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { identityIn, NoBackupKey, newBackupKeys, recipientIn, recipientOf } from "./age-keys.server.ts";

const PUBLIC = "backup.pub";
const SECRET = "backup.key";

/** The recipients of this installation; makes the pair where there is none. Throws `StartRefused` on what is no key. */
export async function backupRecipients(keysDir: string): Promise<readonly string[]> {
	const file = join(keysDir, PUBLIC);
	if (!existsSync(file)) {
		makeFolderDurably(keysDir);
		const known = linesOf(join(keysDir, SECRET))[0];
		const keys = known === undefined ? await newBackupKeys() : undefined;
		if (keys !== undefined) await writeDurably(join(keysDir, SECRET), [Buffer.from(`${keys.identity}\n`)]);
		const recipient = keys?.recipient ?? (await recipientOf(inWords(SECRET, () => identityIn(known ?? ""))));
		await writeDurably(file, [Buffer.from(`${recipient}\n`)]);
	}
	const recipients = linesOf(file);
	if (recipients.length === 0) throw new StartRefused(`KEYS_DIR: ${PUBLIC} names no recipient`);
	return recipients.map((line) => inWords(PUBLIC, () => recipientIn(line)));
}

/** Who opens backups: from this file, by default the one in `KEYS_DIR`. Undefined where it is kept elsewhere. */
export function backupIdentity(keysDir: string, file?: string): string | undefined {
	const path = file ?? join(keysDir, SECRET);
	if (!existsSync(path)) {
		if (file !== undefined) throw new StartRefused(`${file}: there is no such file`);
		return undefined;
	}
	return inWords(path, () => identityIn(linesOf(path)[0] ?? ""));
}

/** Lines that say something: age's own key files have remarks behind `#`. */
function linesOf(file: string): string[] {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, "utf8").split("\n");
	return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

function inWords<Value>(where: string, work: () => Value): Value {
	try {
		return work();
	} catch (error) {
		if (error instanceof NoBackupKey) throw new StartRefused(`${where}: ${error.message}`);
		throw error;
	}
}
