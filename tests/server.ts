/** The real server on a free port with a data folder of its own: as `npm start` runs it, or from the sources. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export interface RunningServer {
	readonly origin: string;
	readonly dataDir: string;
	/** Of the process, or of what is around it. */
	readonly pid: number;
	/** All that it printed. */
	printed(): string;
	/** Asks it to stop, and answers its exit status. Its data folder is removed, unless it was given one. */
	stop(): Promise<number | null>;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
}

const TOP = fileURLToPath(new URL("..", import.meta.url));

/** What `npm start` and `npm run admin` give Node; the command is told beside it how much memory to keep. */
export const QUICK_START = ["--import", "./app/server/quick-start.js"] as const;

/**
 * Starts the server and answers when it is ready. `settings` are environment variables over the demo's own; a
 * `DATA_DIR` among them is kept afterwards. `built` pages need `npm run build` first; pages from `sources` do not. `around` is a command
 * that ends in running what stands after it, in its own place (`exec`): what makes disks fail. `top` is the folder of the project, or of a copy of it.
 * Throws with the exit status and what the server printed where it does not start.
 */
export async function startServer(
	settings: Readonly<Record<string, string>> = {},
	pages: "built" | "sources" = "built",
	around: readonly string[] = [],
	top = TOP,
): Promise<RunningServer> {
	const port = settings["PORT"] ?? String(await freePort());
	const origin = `http://localhost:${port}`;
	const dataDir = settings["DATA_DIR"] ?? mkdtempSync(join(tmpdir(), "portal-"));
	const dev = pages === "sources" ? ["--dev"] : [];
	const [program = "", ...args] = [...around, process.execPath, ...QUICK_START, "app/server/main.ts", ...dev];
	const server = spawn(program, args, {
		cwd: top,
		env: {
			PATH: process.env["PATH"],
			HOME: process.env["HOME"],
			NODE_ENV: pages === "sources" ? "development" : "production",
			...settings,
			PORT: port,
			DATA_DIR: dataDir,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	let printed = "";
	for (const stream of [server.stdout, server.stderr]) {
		stream.on("data", (chunk) => {
			printed += chunk;
		});
	}
	const gone = ended(server);
	const removeData = () => {
		if (settings["DATA_DIR"] === undefined) rmSync(dataDir, { recursive: true, force: true });
	};

	while (!printed.includes(settings["PUBLIC_ORIGIN"] ?? origin) || !(await isReady(origin))) {
		if (server.exitCode !== null || server.signalCode !== null) {
			removeData();
			throw new Error(`The server did not start (${server.exitCode}): ${printed.trim()}`);
		}
		await wait(50);
	}
	return {
		origin,
		dataDir,
		pid: server.pid ?? 0,
		printed: () => printed,
		async stop() {
			server.kill("SIGTERM");
			const status = await gone;
			removeData();
			return status;
		},
		async kill() {
			server.kill("SIGKILL");
			await gone;
		},
	};
}

function ended(server: ChildProcess): Promise<number | null> {
	return new Promise((resolve) => server.on("close", (status) => resolve(status)));
}

async function isReady(origin: string): Promise<boolean> {
	try {
		return (await fetch(`${origin}/health/ready`)).ok;
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
