/** All that the portal answers machines, put together. */
import type { Db } from "#db/open.server.ts";
import { fhirRoutes, NO_FHIR_ADDRESS } from "../fhir/fhir.server.ts";
import type { RateLimit } from "../front/rate-limit.server.ts";
import type { Log } from "../log.server.ts";
import { changesRoutes } from "./changes-endpoint.server.ts";
import { conformanceRoute } from "./conformance-endpoint.server.ts";
import type { DecisionKeys } from "./decision-keys.server.ts";
import { decisionRoutes } from "./decisions-endpoint.server.ts";
import { makeKeysAt } from "./jwks-fetch.server.ts";
import { JSON_ERRORS } from "./machine-answers.server.ts";
import { type Elsewhere, type MachineRoute, type Machines, makeMachines } from "./machine-routes.server.ts";
import { withOpenApi } from "./openapi.server.ts";
import examples from "./openapi-examples.json" with { type: "json" };
import { reconciliationRoutes } from "./reconciliations-endpoint.server.ts";
import { tokenRoutes } from "./token-endpoint.server.ts";

/** Whatever else begins like an address for machines. */
const NOT_THERE: Elsewhere = {
	pattern: "no machine address",
	fits: (path) => /^\/(?:api|oauth|\.well-known)(?:\/|$)/.test(path),
	errors: JSON_ERRORS,
	says: "There is nothing at this address.",
};

interface Parts {
	readonly db: Db;
	readonly now: () => Date;
	readonly origin: string;
	/** What signs answers. */
	readonly keys: DecisionKeys;
	readonly site: () => Promise<{ readonly name: string }>;
	readonly log: Log;
}

/** Every address for machines, and the document that tells of them. */
export function machineRoutes(parts: Parts): readonly MachineRoute[] {
	const keysAt = makeKeysAt(parts);
	const routes = [
		...tokenRoutes({ ...parts, keysAt }),
		...decisionRoutes(parts),
		...changesRoutes(parts),
		...reconciliationRoutes(parts),
		conformanceRoute(parts),
		...fhirRoutes(parts),
	];
	return withOpenApi(routes, { origin: parts.origin, examples });
}

/** Answers them. */
export function openMachines(parts: Parts & { readonly rateLimit: RateLimit }): Machines {
	return makeMachines(machineRoutes(parts), [NO_FHIR_ADDRESS, NOT_THERE], parts);
}
