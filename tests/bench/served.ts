/** A server in a process of its own, as every side of a comparison is: one process, production, its log in a file. */
import { spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { atTheEnd, makeFolder, TOP } from "./clean-up.ts";

export interface Served {
	readonly origin: string;
	readonly port: number;
}

/** How long a server may take to answer its first request, in milliseconds. */
const MOST_TO_START = 30_000;

/** Starts a script on a free port (`PORT`) and answers when `path` is answered. Throws with what it said where it is not. */
export async function serve(
	script: string,
	settings: Readonly<Record<string, string>>,
	path: string,
): Promise<Served> {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const said = join(makeFolder(), "output.log");
	const output = openSync(said, "w");
	const server = spawn(process.execPath, [join(TOP, script)], {
		cwd: TOP,
		env: {
			PATH: process.env["PATH"],
			HOME: process.env["HOME"],
			NODE_ENV: "production",
			...settings,
			PORT: String(port),
		},
		stdio: ["ignore", output, output],
	});
	const gone = new Promise<void>((resolve) => server.once("close", () => resolve()));
	atTheEnd(async () => {
		const late = setTimeout(() => server.kill("SIGKILL"), 5_000);
		server.kill("SIGTERM");
		await gone;
		clearTimeout(late);
	});
	const deadline = performance.now() + MOST_TO_START;
	while (!(await answers(`${origin}${path}`))) {
		if (server.exitCode !== null || performance.now() > deadline)
			throw new Error(`${script} did not start: ${readFileSync(said, "utf8").trim()}`);
		await wait(50);
	}
	return { origin, port };
}

async function answers(address: string): Promise<boolean> {
	try {
		return (await fetch(address)).ok;
	} catch {
		return false;
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}
