/** The six digits of an authenticator app, each of them used once, as the portal asks for. */
import { setTimeout as wait } from "node:timers/promises";
import { TOTP } from "otpauth";
import type { RunningServer } from "#tests/server.ts";

const STEP = 30_000;

/** The last step whose code was used, by portal and secret. */
const used = new Map<string, number>();

/** A code that was not used before at this portal: of this half minute or, where that was, of the next, which counts
 * already. Where both were it waits. */
export async function freshCode({ origin }: RunningServer, secret: string): Promise<string> {
	const key = `${origin} ${secret}`;
	const now = () => Math.floor(Date.now() / STEP);
	const step = Math.max(now(), (used.get(key) ?? 0) + 1);
	used.set(key, step);
	while (step > now() + 1) await wait(500);
	return new TOTP({ secret }).generate({ timestamp: step * STEP });
}
