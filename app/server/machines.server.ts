/** All that the portal answers machines, put together. */
import type { Db } from "#db/open.server.ts";
import { changesRoutes } from "./changes-endpoint.server.ts";
import type { DecisionKeys } from "./decision-keys.server.ts";
import { decisionRoutes } from "./decisions-endpoint.server.ts";
import { fhirRoutes } from "./fhir.server.ts";
import { makeKeysAt } from "./jwks-fetch.server.ts";
import type { Log } from "./log.server.ts";
import { troubleAnswer } from "./machine-answers.server.ts";
import { type MachineRoute, type Machines, makeMachines } from "./machine-routes.server.ts";
import type { RateLimit } from "./rate-limit.server.ts";
import { tokenRoutes } from "./token-endpoint.server.ts";

/** What begins like an address for machines and is none. */
const NOT_THERE: MachineRoute = {
	pattern: "no machine address",
	fits: (path) => /^\/(?:api|oauth|\.well-known)(?:\/|$)/.test(path),
	methods: ["GET", "POST"],
	trouble: troubleAnswer,
	answer: async () => troubleAnswer(404, "There is nothing at this address."),
};

/** The routes of a portal for machines. */
export function openMachines(parts: {
	readonly db: Db;
	readonly now: () => Date;
	readonly origin: string;
	/** What signs answers. */
	readonly keys: DecisionKeys;
	readonly site: () => Promise<{ readonly name: string }>;
	readonly rateLimit: RateLimit;
	readonly log: Log;
}): Machines {
	const keysAt = makeKeysAt(parts);
	const routes = [
		...tokenRoutes({ ...parts, keysAt }),
		...decisionRoutes(parts),
		...changesRoutes(parts),
		...fhirRoutes(parts),
	];
	return makeMachines(routes, NOT_THERE, parts);
}
