/** The operator's commands, run as the operator runs them: a process of its own on a data folder of its own. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { demoProvider } from "#db/demo-provider.ts";
import { QUICK_START } from "./server.ts";

const TOP = fileURLToPath(new URL("..", import.meta.url));

/** What a command printed, and its exit status. */
export interface Ran {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

export interface Installation {
	readonly folder: string;
	/** Runs `npm run admin -- …` here; `input` is what stands on its standard input. */
	admin(args: readonly string[], input?: string): Ran;
	/** Writes a file into the folder, and answers its path. */
	file(name: string, content: string | Uint8Array): string;
	/** The rows that this SQL answers, read beside the portal. */
	rows(sql: string): unknown[];
	/** Changes the database as nobody should be able to. */
	tamper(sql: string): void;
	/** Another installation with the same data. */
	copy(): Installation;
	remove(): void;
}

/** Runs a command on this data folder, also while a server runs on it. */
export function adminAt(
	dataDir: string,
	args: readonly string[],
	input = "",
	settings: Readonly<Record<string, string>> = {},
): Ran {
	const ran = spawnSync(process.execPath, [...QUICK_START, "app/server/admin/admin.ts", ...args], {
		cwd: TOP,
		env: { PATH: process.env["PATH"], NODE_ENV: "production", ...settings, DATA_DIR: dataDir },
		input,
		encoding: "utf8",
	});
	return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

/** An empty data folder. `settings` are environment variables. Remove it after the test. */
export function anInstallation(settings: Readonly<Record<string, string>> = {}): Installation {
	const folder = mkdtempSync(join(tmpdir(), "admin-"));
	const database = join(folder, "data", "portal.db");
	const open = <Value>(work: (sqlite: Sqlite.Database) => Value): Value => {
		const sqlite = new Sqlite(database);
		try {
			return work(sqlite);
		} finally {
			sqlite.close();
		}
	};
	return {
		folder,
		admin(args, input = "") {
			return adminAt(join(folder, "data"), args, input, settings);
		},
		file(name, content) {
			const path = join(folder, name);
			writeFileSync(path, content);
			return path;
		},
		rows: (sql) => open((sqlite) => sqlite.prepare(sql).all()),
		tamper: (sql) => open((sqlite) => sqlite.exec(sql)),
		copy() {
			const other = anInstallation(settings);
			cpSync(join(folder, "data"), join(other.folder, "data"), { recursive: true });
			return other;
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** An installation with the demo's provider, services and tools, and nobody in it. */
export function withTools(settings: Readonly<Record<string, string>> = {}): Installation {
	const here = anInstallation(settings);
	const ran = here.admin(["import-tools", here.file("tools.json", JSON.stringify(demoProvider))]);
	if (ran.status !== 0) throw new Error(`the tools were not imported: ${ran.err}`);
	return here;
}

const COLUMNS = [
	...["nhs_number", "given_names", "family_name", "birth_date", "address", "provider"],
	...["language", "formats", "services"],
] as const;

/** One line of a patients' file: the n-th made-up patient of the practice; `over` says what is different. */
export function patientLine(n: number, over: Partial<Record<(typeof COLUMNS)[number], string>> = {}): string {
	const cells: Record<(typeof COLUMNS)[number], string> = {
		nhs_number: testNhsNumber(n),
		given_names: "Rosa",
		family_name: `Baker${"abcdefghij".charAt(n % 10)}`,
		birth_date: "1957-03-27",
		address: `${n} Mill Lane;Riverside`,
		provider: "riverside",
		language: "",
		formats: "",
		services: "riverside-gp",
		...over,
	};
	return COLUMNS.map((column) => cells[column]).join(",");
}

/** A patients' file of these lines. */
export function patientsFile(...lines: readonly string[]): string {
	return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}
