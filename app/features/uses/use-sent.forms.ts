/**
 * One use as a machine sends it: a Bundle with one Provenance in the shape of the guide, or that Provenance alone with the resources
 * that it names contained in it. Alone it has no `fullUrl`, so its identifier comes beside it.
 */
import { z } from "zod";
import { type Result, refuse } from "#app/core/result.ts";
import { bundle, bundleOfUses, type Resource, readUseBundle } from "./use-bundle.forms.ts";
import { type ProvenanceRefusal, provenance, type ReadUse, readUse } from "./use-provenance.forms.ts";

/** Why what was sent is no use; the names of a Provenance's own troubles among them. */
export type SentUseRefusal =
	| ProvenanceRefusal
	| "not-json"
	| "not-a-provenance"
	| "not-one-use"
	| "identifier-differs";

const contained = z.array(z.looseObject({ resourceType: z.string(), id: z.string().optional() }));

/** What is read of it, as it is told to those who send one. */
export const sentUse = z
	.union([
		provenance.extend({
			resourceType: z.literal("Provenance"),
			contained: contained.optional().describe("The Device, the Patient, and what the tool made."),
		}),
		bundle,
	])
	.meta({ id: "UseReport" });

/** Reads it. `identifier`: what the sender calls it, where it was said beside the text. */
export function readSentUse(json: string, identifier: string | null): Result<ReadUse, SentUseRefusal> {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return refuse("not-json");
	}
	const kind = z.looseObject({ resourceType: z.string() }).safeParse(value);
	if (!kind.success) return refuse("not-a-provenance");
	if (kind.data.resourceType === "Bundle") return ofBundle(json, identifier);
	if (kind.data.resourceType !== "Provenance") return refuse("not-a-provenance");
	return ofProvenance(kind.data, identifier);
}

function ofBundle(json: string, identifier: string | null): Result<ReadUse, SentUseRefusal> {
	const file = readUseBundle(json);
	if (!file.ok) return refuse("not-a-provenance");
	const uses = file.value.entries.flatMap((entry) => {
		const read = readUse(file.value, entry);
		return read === undefined ? [] : [{ entry, read }];
	});
	const [only] = uses;
	if (only === undefined || uses.length > 1) return refuse("not-one-use");
	if (identifier !== null && identifier !== only.entry.fullUrl) return refuse("identifier-differs");
	return only.read;
}

/** What is contained is named with a hash and its id, as FHIR refers to it. */
function ofProvenance(sent: Resource, identifier: string | null): Result<ReadUse, SentUseRefusal> {
	const inside = contained.safeParse(sent["contained"] ?? []);
	if (!inside.success) return refuse("shape-wrong");
	const entry = { index: 0, fullUrl: identifier, resource: sent };
	const others = inside.data.map((resource, at) => ({
		index: at + 1,
		fullUrl: resource.id === undefined ? null : `#${resource.id}`,
		resource,
	}));
	const read = readUse(bundleOfUses([entry, ...others], sent.language ?? null), entry);
	return read ?? refuse("label-missing");
}

/** The identifier of an `If-None-Exist: identifier=…`; null where it is anything else. */
export function identifierIn(ifNoneExist: string): string | null {
	const pairs = [...new URLSearchParams(ifNoneExist.replace(/^\?/, ""))];
	const [[name, value] = ["", ""], ...more] = pairs;
	if (name !== "identifier" || more.length > 0) return null;
	return value.replace(/^urn:ietf:rfc:3986\|/, "");
}
