/** A system of the demo that asks over HTTP, knowing the portal by its addresses and its own key. */
import { createPrivateKey, type JsonWebKey } from "node:crypto";
import { readDemoWorld } from "#app/server/demo-world.server.ts";
import { anAssertion, tokenForm } from "#tests/machine-client.ts";
import type { RunningServer } from "#tests/server.ts";

export interface MachineCheck {
	readonly nhsNumber: string;
	readonly tool: string;
	readonly purpose: string;
	/** The National Data Opt-out, where whoever asks knows it. */
	readonly optOut?: boolean;
}

export interface MachineDecision {
	readonly answer: string;
	readonly reason: string;
	readonly choice: string | null;
	readonly asOf: string;
	readonly expires: string;
}

/** The demo's system for this tool, as its maker sets it up. */
export function machineFor(portal: RunningServer, tool: string) {
	const client = readDemoWorld(portal.dataDir).clients.find((one) => one.tool === tool);
	if (client === undefined) throw new RangeError(`the demo has no system for ${tool}`);
	return client;
}

/** Asks once, with a new token. `at` is the system's own clock. Throws where it is not answered. */
export async function machineAsks(
	portal: RunningServer,
	checks: readonly MachineCheck[],
	at = new Date(),
): Promise<readonly MachineDecision[]> {
	const { clientId, privateJwk } = machineFor(portal, checks[0]?.tool ?? "");
	const { kid, alg } = privateJwk;
	const privateKey = createPrivateKey({ key: privateJwk as JsonWebKey, format: "jwk" });
	const pair = { kid, alg: alg as "ES384", privateKey, publicJwk: {} };
	const audience = `${portal.origin}/oauth/token`;
	const token = await post(audience, tokenForm(await anAssertion(pair, { clientId, audience, at })), {
		"content-type": "application/x-www-form-urlencoded",
	});
	const { decisions } = await post(`${portal.origin}/api/decisions`, JSON.stringify({ checks }), {
		"content-type": "application/json",
		authorization: `Bearer ${token.access_token}`,
	});
	return decisions;
}

async function post(to: string, body: string, headers: Readonly<Record<string, string>>) {
	const answered = await fetch(to, { method: "POST", body, headers });
	if (!answered.ok) throw new Error(`${to}: ${answered.status} ${await answered.text()}`);
	return answered.json();
}
