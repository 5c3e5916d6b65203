import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { guideFor } from "#app/features/machines/guide.ts";
import { answers } from "#tests/answers.ts";
import { agreed, amina, hook, portal, sends, withHookDesk } from "#tests/hook-desk.ts";

withHookDesk();

let program: ChildProcess | undefined;
afterEach(() => program?.kill());

/** A port where nobody listens. */
async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await new Promise((listening) => server.once("listening", listening));
	const place = server.address();
	await new Promise((closed) => server.close(closed));
	if (place === null || typeof place === "string") throw new Error("no port");
	return place.port;
}

/** Runs the page's own code as it stands there; answers what it printed so far. */
async function listening(secret: string, port: number): Promise<() => string> {
	const code = guideFor("https://choices.example")
		.flatMap((step) => step.code)
		.find(({ file }) => file === "hook.mjs");
	const file = join(portal.folder, "hook.mjs");
	writeFileSync(file, code?.text ?? "");
	const env = { NODE_ENV: "production", WEBHOOK_SECRET: secret, WEBHOOK_PORT: String(port) } as const;
	program = spawn(process.execPath, [file], { env });
	let printed = "";
	program.stdout?.on("data", (text) => {
		printed += String(text);
	});
	for (;;) {
		const socket = connect(port, "127.0.0.1");
		const isThere = await new Promise((known) => {
			socket.once("connect", () => known(true));
			socket.once("error", () => known(false));
		});
		socket.destroy();
		if (isThere) return () => printed;
		await wait(20);
	}
}

const NOW = { now: () => new Date() };

it("takes by the code of the page for makers what is sent, and nothing that is signed with another secret", async () => {
	await answers(portal, amina, "no");
	const port = await freePort();
	const secret = await agreed(undefined, `http://127.0.0.1:${port}/changes`);
	await listening(`whsec_${Buffer.alloc(32).toString("base64")}`, port);
	await sends(NOW);
	expect((await hook())?.failing?.answered).toBe(401);
	program?.kill();
	await new Promise((over) => program?.once("exit", over));
	const printed = await listening(secret, port);
	// After the wait of a first failure.
	await sends({ now: () => new Date(Date.now() + 60_000) });
	expect((await hook())?.failing).toBeNull();
	expect(printed()).toMatch(/^forget all answers\nask again about 2 then confirm \S+\n$/);
});
