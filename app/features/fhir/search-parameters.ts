/**
 * The parameters that each address of FHIR takes, by their names. What is not listed is refused, never passed over, since a search that
 * ignores what it was asked answers another question. Their values are read in `search.forms.ts`.
 */
import { z } from "zod";
import { MOST_AT_ONCE } from "./bundle.ts";

/** Looked at first: it says how to answer, not what. */
const format = {
	_format: z.string().optional().describe("application/fhir+json or json: there is no other."),
};

const paged = {
	_count: z
		.string()
		.regex(/^\d{1,9}$/)
		.optional()
		.describe(`How many entries an answer has, ${MOST_AT_ONCE} at most; 0 says only how many there are.`),
};

const ofPatient = {
	patient: z
		.string()
		.optional()
		.describe("Patient/ID or ID. This or patient.identifier is needed: there is no list of everybody."),
	"patient.identifier": z
		.string()
		.optional()
		.describe(
			"https://fhir.nhs.uk/Id/nhs-number|NUMBER. Send it by POST to _search: addresses end in the logs of machines between us.",
		),
};

const nextPage = {
	_page: z
		.string()
		.optional()
		.describe("The next page, as the link of the page before has it: the whole search, sent alone."),
};

/** Where nothing is searched. */
export const noParameters = z.strictObject(format);

/** A search for Consents. */
export const consentParameters = z.strictObject({
	...ofPatient,
	status: z.string().optional().describe("One code or several, with commas."),
	category: z.string().optional().describe("One code or several, with commas."),
	actor: z.string().optional().describe("Device/ID. A Consent about every tool is found by each."),
	purpose: z
		.string()
		.optional()
		.describe(
			"A code of v3-ActReason or of urn:ai-choices:purpose. A Consent about every purpose is found by each.",
		),
	_lastUpdated: z
		.union([z.string(), z.array(z.string()).max(2)])
		.optional()
		.describe("A day or an instant, with eq, gt, ge, lt or le; twice for a range."),
	...paged,
	...nextPage,
	...format,
});

/** A search for the client's own looks. */
export const auditParameters = z.strictObject({ ...ofPatient, ...paged, ...nextPage, ...format });

/** A search for who made a Consent. */
export const provenanceParameters = z.strictObject({
	target: z.string().describe("Consent/ID."),
	...format,
});

/** The versions of one Consent. */
export const historyParameters = z.strictObject({
	_count: z
		.string()
		.regex(/^\d{1,6}$/)
		.optional()
		.describe(`How many versions an answer has, ${MOST_AT_ONCE} at most.`),
	_before: z
		.string()
		.regex(/^\d{1,6}$/)
		.optional()
		.describe(
			"The versions before this one, counted from the oldest, as the link of the page before has it.",
		),
	...format,
});

/** Reads parameters that come once each. Undefined where one is not listed, comes twice, or has a value that is none. */
export function readOnce<Shape extends z.ZodObject>(
	shape: Shape,
	pairs: readonly (readonly [name: string, value: string])[],
): z.infer<Shape> | undefined {
	const fields = new Map(pairs);
	if (fields.size < pairs.length) return undefined;
	return shape.safeParse(Object.fromEntries(fields)).data;
}
