/**
 * What the operator does at the command line, also while the portal runs: `npm run admin -- COMMAND`. The exit status
 * is 0 only when a command did all it says, 1 when it did not, 2 when it was called in a way it does not know.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { DatabaseRefused } from "#db/checks.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { troubleInWords } from "#db/trouble-words.ts";
import { Unconfirmed } from "#db/write-queue.server.ts";
import { FileNotOpened } from "../backup/age-file.server.ts";
import { readEnv } from "../env.server.ts";
import { openVault } from "../keys/vault.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import type { Command, Given } from "./command.ts";
import { shownLine } from "./shown-line.ts";

/** Each is read when it is called: what another needs takes memory and time. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
	"import-tools": async () => (await import("./import-tools.ts")).importToolsCommand,
	"import-patients": async () => (await import("./import-patients.ts")).importPatientsCommand,
	"import-uses": async () => (await import("./import-uses.ts")).importUsesCommand,
	letters: async () => (await import("./letters.ts")).lettersCommand,
	"leave-out": async () => (await import("./leave-out.ts")).leaveOutCommand,
	"check-list": async () => (await import("./check-list.ts")).checkListCommand,
	"add-staff": async () => (await import("./add-staff.ts")).addStaffCommand,
	"add-client": async () => (await import("./add-client.ts")).addClientCommand,
	conformance: async () => (await import("./conformance.ts")).conformanceCommand,
	reconcile: async () => (await import("./reconcile.ts")).reconcileCommand,
	verify: async () => (await import("./verify.ts")).verifyCommand,
	backup: async () => (await import("./backup.ts")).backupCommand,
	restore: async () => (await import("./restore.ts")).restoreCommand,
	"rotate-signing-key": async () => (await import("./rotate-signing-key.ts")).rotateSigningKeyCommand,
	erase: async () => (await import("./erase.ts")).eraseCommand,
	"rotate-master-key": async () => (await import("./rotate-master-key.ts")).rotateMasterKeyCommand,
};

const TOP = fileURLToPath(new URL("../../..", import.meta.url));
const HELP: ParseArgsOptionsConfig = { help: { type: "boolean" } };

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...rest]: readonly string[]): Promise<number> {
	if (name === undefined || name === "--help" || name === "help") {
		console.log(await listOfCommands());
		return name === undefined ? 2 : 0;
	}
	const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.() : undefined;
	if (command === undefined) {
		console.error(`There is no command ${JSON.stringify(name)}.\n\n${await listOfCommands()}`);
		return 2;
	}
	const given = read(command, rest);
	if (given === "help") {
		console.log(helpOf(command));
		return 0;
	}
	if (typeof given === "string") {
		console.error(`${given}\n\n${helpOf(command)}`);
		return 2;
	}
	try {
		return (await run(command, given)) ? 0 : 1;
	} catch (error) {
		const words = inWords(error);
		if (words === undefined) throw error;
		console.error(words);
		return 1;
	}
}

/** What the command was given, "help", or a line that says what it does not know. */
function read(command: Command, args: readonly string[]): Given | string {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: { ...command.options, ...HELP },
			allowPositionals: true,
			strict: true,
		});
		if (values["help"] === true) return "help";
		const missing = command.needs.find((option) => values[option] === undefined);
		if (missing !== undefined) return `--${missing} is missing.`;
		if (positionals.length !== command.files) {
			return command.files === 0 ? `${JSON.stringify(positionals[0])} means nothing here.` : "Name one file.";
		}
		return { files: positionals, options: values as Given["options"] };
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

async function run(command: Command, given: Given): Promise<boolean> {
	const env = readEnv();
	// Files with names, addresses and codes are for this user only.
	process.umask(0o077);
	const bare = {
		env,
		at: new Date(),
		top: TOP,
		say: (line: string) => console.log(shownLine(line)),
		complain: (line: string) => console.error(shownLine(line)),
	};
	if (command.bare === true) return command.run(bare, given);
	const file = join(env.dataDir, "portal.db");
	const begins = !existsSync(file);
	if (begins && !command.mayBegin) throw new StartRefused(`DATA_DIR: there is no database in ${env.dataDir}`);
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
	const db = openDatabase(file, openVault(env.keysDir, begins && env.mode === "demo"));
	try {
		return await command.run({ ...bare, db }, given);
	} finally {
		db.close();
	}
}

/** What an operator can mend, as a line; undefined for a surprise. */
function inWords(error: unknown): string | undefined {
	if (error instanceof StartRefused || error instanceof DatabaseRefused) return error.message;
	if (error instanceof FileNotOpened) return `It was not opened: ${error.message}.`;
	if (error instanceof Unconfirmed)
		return "We could not confirm that it is saved. Look before you do it again.";
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code.startsWith("SQLITE_BUSY"))
		return "The portal was writing all the time. Nothing was changed. Try again.";
	if (code === "ENOSPC") return "The disk is full. Make room and try again.";
	return troubleInWords(error);
}

async function listOfCommands(): Promise<string> {
	const commands = await Promise.all(Object.values(COMMANDS).map((read) => read()));
	const rows = commands.map(({ usage, does }) => `  ${usage}\n      ${does.split("\n")[0]}`);
	return ["Usage: npm run admin -- COMMAND", "", ...rows, "", "COMMAND --help says more."].join("\n");
}

function helpOf({ usage, does }: Command): string {
	return `Usage: npm run admin -- ${usage}\n\n${does}`;
}
