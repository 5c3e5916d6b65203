/** The FHIR R4 resources that are answered, as far as this server promises more than FHIR does. The rest of each is what HL7 says of it. */
import { z } from "zod";

const instant = z.iso.datetime();
const meta = z.looseObject({ versionId: z.string(), lastUpdated: instant });
const coding = z.looseObject({ system: z.string().optional(), code: z.string() });
const reference = z.looseObject({ reference: z.string().optional() });

const HL7 = "https://hl7.org/fhir/R4";
const told = (name: string, more = "") => `FHIR R4 ${name}: ${HL7}/${name.toLowerCase()}.html${more}`;

const provision = z.looseObject({ type: z.enum(["permit", "deny"]) });

/** One answer of one patient. */
export const consent = z
	.looseObject({
		resourceType: z.literal("Consent"),
		id: z.string(),
		meta,
		extension: z.array(z.looseObject({ url: z.string() })),
		identifier: z.array(z.looseObject({ system: z.string(), value: z.string() })),
		status: z.enum(["active", "inactive", "entered-in-error"]),
		category: z.array(z.looseObject({ coding: z.array(coding) })),
		patient: reference,
		dateTime: z.string(),
		provision,
	})
	.meta({
		id: "Consent",
		description: told(
			"Consent",
			". A permit here permits nothing that may not be done now: ask POST /api/decisions.",
		),
	});

/** A tool of the register. */
export const device = z
	.looseObject({
		resourceType: z.literal("Device"),
		id: z.string(),
		meta,
		status: z.enum(["active", "inactive"]),
		deviceName: z.array(z.looseObject({ name: z.string() })),
	})
	.meta({ id: "Device", description: told("Device") });

/** Who wrote something, or a use. */
export const provenance = z
	.looseObject({
		resourceType: z.literal("Provenance"),
		id: z.string(),
		meta,
		target: z.array(reference),
		recorded: instant,
		agent: z.array(z.looseObject({ who: reference })),
	})
	.meta({ id: "Provenance", description: told("Provenance") });

/** A look of the client's own. */
export const auditEvent = z
	.looseObject({
		resourceType: z.literal("AuditEvent"),
		id: z.string(),
		meta,
		action: z
			.enum(["C", "R", "E"])
			.describe("C: a use was reported. E: a question was answered. R: it read."),
		outcome: z.enum(["0", "4"]).describe("4: the use was not kept."),
		recorded: instant,
		agent: z.array(z.looseObject({ who: reference })),
	})
	.meta({ id: "AuditEvent", description: told("AuditEvent") });

/** What this server does, as FHIR says it. */
export const capabilityStatement = z
	.looseObject({
		resourceType: z.literal("CapabilityStatement"),
		fhirVersion: z.literal("4.0.1"),
		rest: z.array(z.looseObject({ mode: z.literal("server") })),
	})
	.meta({ id: "CapabilityStatement", description: told("CapabilityStatement") });

/** What is wrong. */
export const operationOutcome = z
	.strictObject({
		resourceType: z.literal("OperationOutcome"),
		issue: z
			.array(
				z.strictObject({
					severity: z.literal("error"),
					code: z.string(),
					diagnostics: z.string().describe("A sentence for whoever reads your log."),
					expression: z.array(z.string()).optional().describe("What it is about."),
				}),
			)
			.length(1),
	})
	.meta({ id: "OperationOutcome", description: told("OperationOutcome") });

/** A page of a search, or of the versions of one resource, of this kind. */
export function bundleOf<Kind extends z.ZodType>(type: "searchset" | "history", kind: Kind) {
	return z
		.looseObject({
			resourceType: z.literal("Bundle"),
			type: z.literal(type),
			total: z.int().nonnegative(),
			link: z
				.array(z.looseObject({ relation: z.enum(["self", "next"]), url: z.string() }))
				.describe("Follow next as it is; it is sealed for you."),
			entry: z
				.array(z.looseObject({ fullUrl: z.string(), resource: kind }))
				.optional()
				.describe("Left out where there is none."),
		})
		.describe(told("Bundle"));
}
