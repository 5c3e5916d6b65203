/** All addresses below `/fhir`: FHIR R4 for systems of AI tools. What it does is said at `/fhir/metadata`. */
import { auditEventOf } from "#app/features/fhir/audit-event.ts";
import { foundText } from "#app/features/fhir/bundle.ts";
import { capabilityOf } from "#app/features/fhir/capability.ts";
import { deviceOf, deviceVersion } from "#app/features/fhir/device.ts";
import { searchLooks } from "#app/features/fhir/look.store.server.ts";
import {
	auditEvent,
	bundleOf,
	capabilityStatement,
	device as deviceSchema,
} from "#app/features/fhir/resources.forms.ts";
import { readAuditSearch } from "#app/features/fhir/search.forms.ts";
import { auditParameters, noParameters } from "#app/features/fhir/search-parameters.ts";
import type { Answer } from "../answer.server.ts";
import type { Elsewhere, MachineAsked, MachineRoute } from "../machines/machine-routes.server.ts";
import {
	conditional,
	FHIR_ERRORS,
	fhirAnswer,
	isFhirAddress,
	NOT_THERE,
	notThere,
	UNCHANGED,
	unlisted,
	unreadableForm,
	versionAnswer,
} from "./answers.server.ts";
import { consentRoutes } from "./consents.server.ts";
import { provenanceRoutes } from "./provenance.server.ts";
import {
	type FhirAsked,
	type FhirParts,
	fhirAddress,
	NOWHERE,
	readRoute,
	searchRoutes,
} from "./reader.server.ts";
import { searchAnswer } from "./search.server.ts";

interface Site {
	/** The name of who runs this. */
	readonly site: () => Promise<{ readonly name: string }>;
}

/** The routes. */
export function fhirRoutes(parts: FhirParts & Site): readonly MachineRoute[] {
	const scope = "system/Consent.rs";
	return [
		{ address: METADATA, answer: (asked) => metadata(parts, asked) },
		...consentRoutes(parts),
		readRoute(parts, {
			path: "/Device/{id}",
			operation: {
				name: "readTool",
				does: "Reads an AI tool of the register.",
				scope,
				headers: conditional,
				answers: { 200: { says: "The tool.", schema: deviceSchema }, ...UNCHANGED, ...NOWHERE },
			},
			answer: async (asked) => device(parts, asked),
		}),
		...provenanceRoutes(parts),
		...searchRoutes(parts, {
			path: "/AuditEvent",
			operation: {
				name: "searchLooks",
				does: "Finds this client's own looks at a patient, the newest first.",
				scope,
				query: auditParameters,
				answers: { 200: { says: "A page.", schema: bundleOf("searchset", auditEvent) } },
			},
			answer: (asked) => ownLooks(parts, asked),
		}),
	];
}

/** Whatever else begins like an address of FHIR. */
export const NO_FHIR_ADDRESS: Elsewhere = {
	...{ pattern: "no FHIR address", fits: isFhirAddress },
	...{ errors: FHIR_ERRORS, says: NOT_THERE },
};

const METADATA = fhirAddress("/metadata", {
	GET: {
		name: "readCapabilities",
		does: "Tells what this server does, as FHIR says it.",
		scope: null,
		query: noParameters,
		answers: { 200: { says: "The statement.", schema: capabilityStatement } },
	},
});

async function metadata({ origin, site }: FhirParts & Site, { query, headers }: MachineAsked) {
	const pairs = [...query];
	const refusal = unreadableForm(pairs, headers.accept) ?? unlisted(pairs);
	if (refusal !== undefined) return refusal;
	return fhirAnswer(200, capabilityOf(origin, (await site()).name), [
		["cache-control", "public, max-age=300"],
	]);
}

/** A tool of the register, which says nothing about anybody. */
function device({ origin }: FhirParts, { asked, register, ids }: FhirAsked): Answer {
	const tool = register.byId.get(ids[0] ?? "");
	if (tool === undefined) return notThere();
	return versionAnswer(asked, deviceOf(tool, origin), deviceVersion(tool), tool.notice.madeAt);
}

function ownLooks(parts: FhirParts, asked: FhirAsked): Promise<Answer> {
	const { client, place } = asked;
	return searchAnswer(parts, "AuditEvent", asked, readAuditSearch, async ({ whose, size, after }) => {
		const found = await searchLooks(parts.db, client, whose, { size, before: after });
		const { patientId, total, looks, next } = found;
		const written = looks.map((look) =>
			foundText(parts.origin, auditEventOf(look, client, place(patientId ?? ""))),
		);
		return { patientId, total, found: written, next };
	});
}
