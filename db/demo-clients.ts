/** Two systems of the demo that may ask, each with a new key at each start. */
import { generateKeyPairSync } from "node:crypto";
import type { SystemActor } from "#app/core/actor.ts";
import { addClient, listClients, moveClient } from "#app/features/machines/client.store.server.ts";
import { SCOPES } from "#app/features/machines/client.ts";
import { readKeySet } from "#app/features/machines/client-keys.ts";
import type { DemoWorld } from "#app/server/demo-world.server.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";

const DEMO_CLIENTS = [
	{ name: "Eye clinic camera", tool: "eye-scan-urgency" },
	{ name: "Practice note writer", tool: "consultation-notes" },
] as const;

/** Registers them where they are not yet, gives each a new key that counts from now on, and answers the private halves. */
export async function issueDemoClients(db: Db, seed: SystemActor, at: Date): Promise<DemoWorld["clients"]> {
	const known = await listClients(db, seed);
	const issued: DemoWorld["clients"][number][] = [];
	for (const { name, tool } of DEMO_CLIENTS) {
		const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
		const named = { kid: db.vault.randomHex(8), alg: "ES384" };
		const keys = readKeySet(JSON.stringify({ ...publicKey.export({ format: "jwk" }), ...named }));
		if (!keys.ok) throw new Error(`no keys for the demo: ${keys.reason}`);
		const before = known.find((client) => client.name === name && client.providerId === DEMO_PROVIDER);
		let clientId = before?.id;
		if (clientId !== undefined) await moveClient(db, seed, clientId, { what: "asked", keys: keys.value }, at);
		else {
			const client = { providerId: DEMO_PROVIDER, name, tools: [tool], scopes: SCOPES, keys: keys.value };
			const added = await addClient(db, seed, client, at);
			if (!added.ok) throw new Error(`no client for the demo: ${added.reason}`);
			clientId = added.value;
		}
		issued.push({ clientId, privateJwk: { ...privateKey.export({ format: "jwk" }), ...named }, tool });
	}
	return issued;
}
