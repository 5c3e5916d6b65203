/** A portal with one patient and one system that may ask about them, by the real addresses for machines. */
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach } from "vitest";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import { NOON } from "./builders.ts";
import { type MachinePortal, startMachines } from "./machine-portal.ts";
import { openPortal, type TestPatient, type TestPortal } from "./portal.ts";
import { SENT_AS } from "./use-bundle.ts";

/** Opened anew for each test. `token` is good for everything that this system may do. */
export let portal: TestPortal;
export let machines: MachinePortal;
export let patient: TestPatient;
export let token: string;
/** Call it once in a file: each of its tests has a portal of its own. */
export function withOneClient(): void {
	beforeEach(async () => {
		portal = await openPortal();
		patient = await portal.addPatient();
		machines = await startMachines(portal);
		token = await machines.client({ name: "Eye clinic camera" });
	});
	afterEach(() => portal.close());
}

/** Asks while the scan tool is being stopped for everybody: what it answers stood in line behind the stop, which is committed first. */
export async function askedBehindStop<Answered>(ask: () => Promise<Answered>): Promise<Answered> {
	let goOn = () => {};
	const held = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	const stopped = portal.db.write(async (q) => {
		await q
			.update(tools)
			.set({ pausedAt: NOON, pausedWhy: "It missed 2 eyes." })
			.where(eq(tools.id, "eye-scan-urgency"))
			.returning({ id: tools.id });
		await markRegisterChanged(q);
		await held;
	});
	// Long enough to stand in line; where it does not stand there yet, it is answered after the stop all the same.
	const asked = ask();
	await wait(300);
	goOn();
	await stopped;
	return asked;
}

/** Reports a use as it was written, or as JSON, under the identifier of the bundle's. */
export function reportUse(body: unknown, headers: Readonly<Record<string, string>> = {}, by = token) {
	return machines.ask("/fhir/Provenance", by, {
		method: "POST",
		headers: {
			"content-type": "application/fhir+json",
			"if-none-exist": `identifier=${SENT_AS}`,
			...headers,
		},
		body: typeof body === "string" ? body : JSON.stringify(body),
	});
}
