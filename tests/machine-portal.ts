/** The real front with the addresses for machines over a portal of a test, and clients with tokens. */

import { addClient } from "#app/features/machines/client.store.server.ts";
import { SCOPES } from "#app/features/machines/client.ts";
import { readKeySet } from "#app/features/machines/client-keys.ts";
import { issueToken } from "#app/features/machines/token.store.server.ts";
import type { RateLimit } from "#app/server/front/rate-limit.server.ts";
import { openDecisionKeys } from "#app/server/machines/decision-keys.server.ts";
import { machineRoutes, openMachines } from "#app/server/machines/machines.server.ts";
import { NOON } from "./builders.ts";
import { startFront } from "./front.ts";
import { aKeyPair, setOf } from "./machine-client.ts";
import { makeCheck, type OpenApi } from "./openapi-check.ts";
import { system, type TestPortal } from "./portal.ts";

/** What came back. */
export interface Heard {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** Of a body that is JSON. */
	readonly json: Record<string, never> & Record<string, unknown>;
}

export interface MachinePortal {
	readonly at: string;
	readonly logged: string[];
	/** A new client and a token of its own with these scopes. */
	client(over?: {
		readonly name?: string;
		readonly providerId?: string;
		readonly tools?: readonly string[];
		readonly scopes?: readonly (typeof SCOPES)[number][];
	}): Promise<string>;
	/** Asks with this token, and throws where the answer is not as `/api/openapi.json` tells. */
	ask(path: string, token: string | null, init?: RequestInit): Promise<Heard>;
}

/** The origin that the addresses of answers begin with. */
export const ORIGIN = "https://choices.example";

/** Starts it over this portal; the clock stands at noon, and nobody asks too often, unless the test brings others. */
export async function startMachines(
	{ db, folder }: TestPortal,
	now = () => NOON,
	rateLimit: RateLimit = async () => 0,
): Promise<MachinePortal> {
	const log = { answered: () => {}, fault: (error: unknown) => console.error(error), note: () => {} };
	const site = async () => ({ name: "Riverside Health" });
	const keys = await openDecisionKeys(folder);
	const parts = { db, now, origin: ORIGIN, keys, site, log };
	const front = await startFront({ publicOrigin: ORIGIN, machines: openMachines({ ...parts, rateLimit }) });
	const document = machineRoutes(parts).find(({ address }) => address.paths[0] === "/api/openapi.json");
	const told = await document?.answer({} as never);
	const check = makeCheck(JSON.parse(told?.body.toString() ?? "") as OpenApi);
	let count = 0;
	return {
		at: front.at,
		logged: front.logged,
		async client(over = {}) {
			count += 1;
			const keys = readKeySet(setOf(aKeyPair(`key-${count}`)));
			if (!keys.ok) throw new Error(keys.reason);
			const { name = `Camera ${count}`, providerId = "riverside", tools = ["eye-scan-urgency"] } = over;
			const added = await addClient(
				db,
				system,
				{ name, providerId, tools, scopes: SCOPES, keys: keys.value },
				NOON,
			);
			if (!added.ok) throw new Error(added.reason);
			const expiresAt = new Date(now().getTime() + 300_000);
			const assertion = { clientId: added.value, jti: `jti-${count}`, expiresAt, keys: keys.value };
			const token = await issueToken(db, assertion, over.scopes ?? SCOPES, now());
			if (!token.ok) throw new Error(token.reason);
			return token.value;
		},
		async ask(path, token, init = {}) {
			const headers = new Headers(init.headers);
			if (token !== null) headers.set("authorization", `Bearer ${token}`);
			const response = await fetch(`${front.at}${path}`, { ...init, headers });
			const text = await response.text();
			const contentType = response.headers.get("content-type");
			const answered = { method: init.method ?? "GET", path, status: response.status, contentType, text };
			const troubles = check(answered);
			if (troubles.length > 0) throw new Error(`not as /api/openapi.json tells:\n${troubles.join("\n")}`);
			const isJson = contentType?.includes("json") === true;
			return {
				status: response.status,
				headers: response.headers,
				text,
				json: isJson ? JSON.parse(text) : {},
			};
		},
	};
}

/** The ids of what stands in a Bundle. */
export function idsIn({ json }: Heard): string[] {
	return ((json["entry"] ?? []) as { resource: { id: string } }[]).map(({ resource }) => resource.id);
}

/** The address of the next page below `/fhir`; undefined where there is none. */
export function nextOf({ json }: Heard): string | undefined {
	const links = json["link"] as unknown as { relation: string; url: string }[];
	return links.find(({ relation }) => relation === "next")?.url.replace(`${ORIGIN}/fhir`, "");
}
