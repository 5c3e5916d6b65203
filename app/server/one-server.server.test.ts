import { spawn } from "node:child_process";
import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { takeDataFolder } from "./one-server.server.ts";

const HERE = fileURLToPath(new URL("./one-server.server.ts", import.meta.url));

/** Another process takes the folder and is then killed, as a power cut would. */
function takenAndKilled(folder: string): Promise<void> {
	const code = `import { takeDataFolder } from ${JSON.stringify(HERE)}; takeDataFolder(${JSON.stringify(folder)}); console.log("taken"); setInterval(() => {}, 1000);`;
	return new Promise((resolve, reject) => {
		const other = spawn(process.execPath, ["--input-type=module", "-e", code], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		other.stdout.on("data", () => {
			try {
				expect(() => takeDataFolder(folder)).toThrow(`DATA_DIR: another server is running on ${folder}`);
			} catch (error) {
				reject(error);
			}
			other.kill("SIGKILL");
		});
		other.on("close", () => resolve());
	});
}

describe("a data folder", () => {
	it("is made for this user only", () => {
		const folder = join(mkdtempSync(join(tmpdir(), "data-")), "new", "data");
		const letGo = takeDataFolder(folder);
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		letGo();
	});

	it("is one server's at a time, until it lets go", () => {
		const folder = mkdtempSync(join(tmpdir(), "data-"));
		const letGo = takeDataFolder(folder);
		expect(() => takeDataFolder(folder)).toThrow(`DATA_DIR: another server is running on ${folder}`);
		letGo();
		takeDataFolder(folder)();
	});

	it("is free again after a server was killed", async () => {
		const folder = mkdtempSync(join(tmpdir(), "data-"));
		await takenAndKilled(folder);
		takeDataFolder(folder)();
	});

	it("that cannot be made is refused in words", () => {
		expect(() => takeDataFolder("/dev/null/data")).toThrow(
			"DATA_DIR: /dev/null/data cannot be written (ENOTDIR)",
		);
	});
});
