/** All addresses below `/fhir`: FHIR R4 for systems of AI tools. What it does is said at `/fhir/metadata`. */
import { auditEventOf } from "#app/features/fhir/audit-event.ts";
import { capabilityOf } from "#app/features/fhir/capability.ts";
import { deviceOf, deviceVersion } from "#app/features/fhir/device.ts";
import { searchLooks } from "#app/features/fhir/look.store.server.ts";
import { readAuditSearch } from "#app/features/fhir/search.forms.ts";
import type { Answer } from "./answer.server.ts";
import {
	fhirAnswer,
	fhirTrouble,
	isFhirAddress,
	notThere,
	unlisted,
	unreadableForm,
	versionAnswer,
} from "./fhir-answers.server.ts";
import { consentRoutes } from "./fhir-consents.server.ts";
import { provenanceRoutes } from "./fhir-provenance.server.ts";
import { type FhirAsked, type FhirParts, type FhirRoute, frame, readRoute } from "./fhir-reader.server.ts";
import { searchAnswer } from "./fhir-search.server.ts";
import type { MachineRoute } from "./machine-routes.server.ts";

/** The routes, and last what begins like one of them and is none. `provider` is the name of who runs this. */
export function fhirRoutes(
	parts: FhirParts & { readonly site: () => Promise<{ readonly name: string }> },
): readonly MachineRoute[] {
	const scope = "system/Consent.rs";
	const looks = (path: string): FhirRoute => ({
		...{ path, scope, searches: true },
		answer: (asked) => ownLooks(parts, asked),
	});
	return [
		{
			...frame("/metadata"),
			methods: ["GET"],
			answer: async (asked) =>
				unreadableForm([...asked.query], asked.headers.accept) ??
				unlisted([...asked.query]) ??
				fhirAnswer(200, capabilityOf(parts.origin, (await parts.site()).name), [
					["cache-control", "public, max-age=300"],
				]),
		},
		...consentRoutes(parts),
		readRoute(parts, { path: "/Device/*", scope, answer: async (asked) => device(parts, asked) }),
		...provenanceRoutes(parts),
		readRoute(parts, looks("/AuditEvent")),
		readRoute(parts, looks("/AuditEvent/_search"), "POST"),
		{
			pattern: "no FHIR address",
			fits: isFhirAddress,
			methods: ["GET", "POST"],
			trouble: fhirTrouble,
			answer: async () => notThere(),
		},
	];
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
		const resources = looks.map((look) => auditEventOf(look, client, place(patientId ?? "")));
		return { patientId, total, resources, next };
	});
}
