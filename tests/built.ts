/** The pages as they are served: built from these sources. */
import { spawnSync } from "node:child_process";

/** Builds them where the sources have changed since. Throws with what the build said where there is none. */
export function needBuild(): void {
	const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production" } as const;
	const built = spawnSync(process.execPath, ["app/server/build.ts", "--if-needed"], { env });
	if (built.status !== 0) throw new Error(`no build to serve: ${built.stderr}`);
}
