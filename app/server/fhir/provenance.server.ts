/** `/fhir/Provenance`: who made and changed a Consent, and uses of AI tools, which a client reports here. */
import { z } from "zod";
import { searchset } from "#app/features/fhir/bundle.ts";
import { entriesBehind, findEntry, findOwnUse } from "#app/features/fhir/consent.store.server.ts";
import { provenanceOf, provenanceOfUse } from "#app/features/fhir/provenance.ts";
import { bundleOf, provenance } from "#app/features/fhir/resources.forms.ts";
import { provenanceParameters, readOnce } from "#app/features/fhir/search-parameters.ts";
import { accountByEmail } from "#app/features/uses/checker.store.server.ts";
import { reportUse } from "#app/features/uses/use.store.server.ts";
import { identifierIn, readSentUse, sentUse } from "#app/features/uses/use-sent.forms.ts";
import type { Answer } from "../answer.server.ts";
import type { MachineRoute } from "../machines/machine-routes.server.ts";
import {
	conditional,
	fhirText,
	GONE,
	gone,
	notThere,
	refusalAnswer,
	UNCHANGED,
	versionAnswer,
} from "./answers.server.ts";
import {
	type FhirAsked,
	type FhirOperation,
	type FhirParts,
	type FhirRoute,
	fhirAddress,
	guarded,
	NOWHERE,
	readRoute,
} from "./reader.server.ts";
import { refused } from "./search.server.ts";
import { type ClientUseRefusal, wordsOfRefused } from "./use-words.ts";

const CREATE: FhirOperation = {
	name: "reportUse",
	does: "Reports one use of an AI tool.",
	says: "A Provenance in the shape of the HL7 guide “AI Transparency on FHIR”, with its resources contained, or a Bundle with one. Whatever comes of it, the patient reads that it was reported.",
	scope: "system/Provenance.c",
	headers: z.object({
		"if-none-exist": z
			.string()
			.optional()
			.describe(
				"identifier=urn:uuid:…, what you call this use: by it the use comes in once. A Bundle may have it as fullUrl.",
			),
	}),
	sends: { types: ["application/fhir+json", "application/json"], schema: sentUse },
	answers: {
		200: { says: "It came before, and is where Location says.", schema: null },
		201: { says: "It is kept, and is where Location says.", schema: null },
		409: { says: "Another use came by this identifier. A use is never changed." },
		422: { says: "It is no use that can be kept: diagnostics says why, expression where." },
	},
};

const SEARCH: FhirOperation = {
	name: "searchProvenances",
	does: "Finds who made and changed a Consent.",
	scope: "system/Consent.rs",
	query: provenanceParameters,
	answers: { 200: { says: "All of them.", schema: bundleOf("searchset", provenance) } },
};

/** The routes of Provenances. One address is searched and posted to. */
export function provenanceRoutes(parts: FhirParts): readonly MachineRoute[] {
	const path = "/Provenance";
	const address = fhirAddress(path, { GET: SEARCH, POST: CREATE });
	const create: FhirRoute = { path, operation: CREATE, answer: (asked) => created(parts, asked) };
	const search: FhirRoute = {
		...{ path, operation: SEARCH, searches: true },
		answer: (asked) => searched(parts, asked),
	};
	return [
		{
			address,
			answer: (asked) => guarded(parts, asked.method === "POST" ? create : search, address, asked),
		},
		readRoute(parts, {
			path: "/Provenance/{id}",
			operation: {
				name: "readProvenance",
				does: "Reads who wrote something, or a use that this client reported.",
				scope: "system/Consent.rs",
				headers: conditional,
				answers: { 200: { says: "It.", schema: provenance }, ...UNCHANGED, ...GONE, ...NOWHERE },
			},
			answer: (asked) => read(parts, asked),
		}),
	];
}

/** 201 the first time, 200 with the same place for what is said again, 409 for other facts of the same name: a use is never changed. */
async function created(
	{ db, origin }: FhirParts,
	{ asked, client, register, at }: FhirAsked,
): Promise<Answer> {
	const sent = readSentUse(
		asked.body.toString("utf8"),
		identifierIn(String(asked.headers["if-none-exist"] ?? "")),
	);
	if (!sent.ok) return refusedUse(sent.reason);
	const { nhsNumber, report, checkerEmail } = sent.value;
	const { checked } = report;
	const staff = checkerEmail === null ? null : await accountByEmail(db, client, checkerEmail);
	const whole = checked.by === "person" ? { ...report, checked: { ...checked, staff } } : report;
	const kept = await reportUse(db, client, register, { nhsNumber }, whole, at);
	if (!kept.ok) return refusedUse(kept.reason);
	const { id, isNew } = kept.value;
	return {
		status: isNew ? 201 : 200,
		headers: [
			["location", `${origin}/fhir/Provenance/${id}`],
			["etag", 'W/"1"'],
		],
		body: Buffer.alloc(0),
	};
}

const STATUS_OF: Readonly<Partial<Record<ClientUseRefusal, number>>> = {
	"not-json": 400,
	"came-before-otherwise": 409,
};

function refusedUse(reason: ClientUseRefusal): Answer {
	const { says, element } = wordsOfRefused(reason);
	return refusalAnswer(STATUS_OF[reason] ?? 422, says, element);
}

/** An entry's Provenance has its reference as its id, that of a use the use's own. */
async function read(
	{ db }: FhirParts,
	{ asked, client, register, ids, at, place }: FhirAsked,
): Promise<Answer> {
	const [id = ""] = ids;
	const made = await findEntry(db, client, register, id, at);
	if (made === "erased") return gone();
	if (made !== undefined) {
		const { entry, consents } = made.value;
		const resource = provenanceOf(entry, consents, place(made.patientId));
		return resource === undefined ? notThere() : versionAnswer(asked, resource, "1", entry.at);
	}
	const use = await findOwnUse(db, client, id, at);
	if (use === undefined) return notThere();
	return versionAnswer(asked, provenanceOfUse(use.value, place(use.patientId)), "1", use.value.reportedAt);
}

/** By what they are about alone, and only by a Consent: a search by tool or by person would find everybody. */
async function searched(
	{ db, origin }: FhirParts,
	{ client, register, pairs, at, place }: FhirAsked,
): Promise<Answer> {
	const target = readOnce(provenanceParameters, pairs)?.target;
	if (target === undefined) return refused({ why: "not-listed", parameter: null });
	const id = /^Consent\/([A-Za-z0-9.-]{1,64})$/.exec(target)?.[1];
	if (id === undefined) return refused({ why: "value-wrong", parameter: "target" });
	const found = await entriesBehind(db, client, register, id, at);
	const resources = (found?.value ?? []).flatMap(
		(entry) => provenanceOf(entry, [id], place(found?.patientId ?? "")) ?? [],
	);
	const self = `${origin}/fhir/Provenance?target=Consent/${id}`;
	return fhirText(200, searchset(origin, resources, resources.length, { self, next: null }));
}
