/** Time that passes for the whole portal: a server of its own whose clock a test moves on. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type RunningServer, startServer } from "#tests/server.ts";

/** Preloaded: “now” is what the file says later than it is, and any other moment is what it was. */
const LATER = `
import { readFileSync } from "node:fs";
const file = process.env.LATER_BY;
const now = Date.now.bind(Date);
const later = () => now() + Number(readFileSync(file, "utf8"));
globalThis.Date = new Proxy(Date, {
	construct: (date, args, target) => Reflect.construct(date, args.length === 0 ? [later()] : args, target),
	get: (date, name) => (name === "now" ? later : Reflect.get(date, name)),
});
`;

export interface MovedPortal extends RunningServer {
	/** Moves its clock on. */
	minutesPass(minutes: number): void;
	/** What its clock says. */
	now(): Date;
}

/** Starts it at the time that it is. Stop it after the test. */
export async function startMovedPortal(): Promise<MovedPortal> {
	const folder = mkdtempSync(join(tmpdir(), "clock-"));
	const [preload, file] = [join(folder, "later.mjs"), join(folder, "later")];
	let by = 0;
	// In one step: half a file would be no time at all.
	const move = () => {
		writeFileSync(`${file}-new`, String(by));
		renameSync(`${file}-new`, file);
	};
	move();
	writeFileSync(preload, LATER);
	const portal = await startServer({
		NODE_OPTIONS: `--import ${pathToFileURL(preload)}`,
		LATER_BY: file,
	});
	return {
		...portal,
		minutesPass(minutes) {
			by += minutes * 60_000;
			move();
		},
		now: () => new Date(Date.now() + by),
		async stop() {
			const status = await portal.stop();
			rmSync(folder, { recursive: true, force: true });
			return status;
		},
	};
}
