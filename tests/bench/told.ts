/** How long after a patient's answer is saved each system has been sent that it changed: ten of them, of which two are slow and one is down. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { addClient } from "#app/features/machines/client.store.server.ts";
import { SCOPES } from "#app/features/machines/client.ts";
import { readKeyAddress } from "#app/features/machines/client-keys.ts";
import { moveHook } from "#app/features/machines/hook.store.server.ts";
import { openVault } from "#app/server/keys/vault.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { lena, omar } from "#tests/two-leads.ts";
import { atTheEnd, makeFolder } from "./clean-up.ts";
import { type Portal, saveNo, signedIn } from "./portal.ts";
import { serve } from "./served.ts";
import type { Subject } from "./table.ts";

/** Of the ten: how many are slow, and how long such a one takes to say that it has a message, in milliseconds. */
const [QUICK_ONES, SLOW_ONES, SLOW] = [7, 2, 8_000];
/** A change is promised to be out within a minute. */
const PROMISED = 60_000;
/** Milliseconds between two choices. */
const BETWEEN = 400;

const bench = { role: "system", name: "bench" } as const;

/** One system: when it was sent each entry for the first time, by the number of the entry. */
type Sent = Map<number, number>;

/** Throws where a system that is up was not sent a change for two minutes. */
export async function told(quick: boolean): Promise<Subject> {
	const [rounds, choices] = quick ? [1, 20] : [3, 60];
	const dataDir = makeFolder();
	const settings = { DATA_DIR: dataDir, WEBHOOK_LOOPBACK: "allow" };
	const served = await serve("app/server/main.ts", settings, "/health/ready");
	const portal: Portal = { ...served, dataDir, cookie: await signedIn(served, dataDir, 0) };
	const systems = await startSystems(dataDir);
	const all = [...systems.quick, ...systems.slow];
	await until(() => all.every((sent) => sent.size > 0));
	const measured = { quick: [] as number[], slow: [] as number[] };
	const whole = { quick: [] as number[], slow: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		const before = Math.max(...all.flatMap((sent) => [...sent.keys()]));
		const saved: number[] = [];
		for (let choice = 0; choice < choices; choice += 1) {
			await saveNo(portal);
			saved.push(performance.now());
			await wait(BETWEEN);
		}
		const since = (sent: Sent) => [...sent].filter(([entry]) => entry > before).sort(([a], [b]) => a - b);
		await until(() => all.every((sent) => since(sent).length >= choices));
		const waits = (some: readonly Sent[]) =>
			some.flatMap((sent) => since(sent).map(([, at], place) => at - (saved[place] ?? Number.NaN)));
		for (const which of ["quick", "slow"] as const) {
			const taken = waits(systems[which]);
			whole[which].push(...taken);
			measured[which].push(percentile(taken, 99));
		}
	}
	const promised = Array.from({ length: rounds }, () => PROMISED);
	const row = (what: string, ours: readonly number[]) => ({
		...{ what, unit: "ms", ours, yardstick: promised, goal: { most: 1 } },
	});
	const median = (some: readonly number[]) => Math.round(percentile(some, 50)).toLocaleString("en-GB");
	return {
		title: "A change is out, 99 of 100 times",
		yardstick: "promised",
		compared: [
			row(`to ${QUICK_ONES} systems that take it at once`, measured.quick),
			row(`to ${SLOW_ONES} that take ${SLOW / 1000} seconds for each message`, measured.slow),
		],
		notes: [
			`From the answer to the patient who saved a choice until the whole message is at the system; one of the ten systems is down all the time. ${choices} choices a round, ${BETWEEN} ms between two.`,
			`Half of the time it takes ${median(whole.quick)} ms, and ${median(whole.slow)} ms to the slow ones.`,
		],
	};
}

/** Ten systems, each with its own address on this machine; nothing listens at the last. */
async function startSystems(dataDir: string): Promise<Readonly<Record<"quick" | "slow", readonly Sent[]>>> {
	const db = openDatabase(join(dataDir, "portal.db"), openVault(join(dataDir, "keys"), false));
	atTheEnd(() => db.close());
	const keys = readKeyAddress("https://keys.maker.example/jwks");
	if (!keys.ok) throw new Error(keys.reason);
	const sends = async (name: string, address: string) => {
		const client = { name, providerId: lena.providerId, tools: ["eye-scan-urgency"], scopes: SCOPES };
		const added = await addClient(db, bench, { ...client, keys: keys.value }, new Date());
		if (!added.ok) throw new Error(added.reason);
		await moveHook(db, lena, added.value, { what: "hook-asked", address }, new Date());
		await moveHook(db, omar, added.value, { what: "hook-agreed", address }, new Date());
	};
	const listens = async (name: string, takes: number): Promise<Sent> => {
		const sent: Sent = new Map();
		const { port } = await receiver(sent, takes);
		await sends(name, `http://127.0.0.1:${port}/changes`);
		return sent;
	};
	const quick: Sent[] = [];
	for (let n = 0; n < QUICK_ONES; n += 1) quick.push(await listens(`Quick ${n}`, 0));
	const slow: Sent[] = [];
	for (let n = 0; n < SLOW_ONES; n += 1) slow.push(await listens(`Slow ${n}`, SLOW));
	const gone = await receiver(new Map(), 0);
	await gone.close();
	await sends("Down", `http://127.0.0.1:${gone.port}/changes`);
	return { quick, slow };
}

/** Takes messages, each after so many milliseconds. */
async function receiver(
	sent: Sent,
	takes: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
	const server = http.createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		const at = performance.now();
		for (const { entry } of JSON.parse(body).data.changes as { entry: number | null }[])
			if (entry !== null && !sent.has(entry)) sent.set(entry, at);
		await wait(takes);
		response.writeHead(204).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const close = () =>
		new Promise<void>((resolve) => {
			server.closeAllConnections();
			server.close(() => resolve());
		});
	atTheEnd(close);
	return { port: (server.address() as AddressInfo).port, close };
}

async function until(isSo: () => boolean): Promise<void> {
	const deadline = performance.now() + 120_000;
	while (!isSo()) {
		if (performance.now() > deadline) throw new Error("a system was not sent a change for two minutes");
		await wait(50);
	}
}

/** The value that so many of a hundred do not go over. */
function percentile(values: readonly number[], of: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((sorted.length * of) / 100) - 1)] ?? Number.NaN;
}
