/**
 * The template of the UK's Algorithmic Transparency Recording Standard (ATRS), version 4.0: tier 1, and tier 2 in eight parts. The
 * standard is a form to fill in and has no JSON of its own; GOV.UK publishes each record as headings with text, and numbers
 * them through. `OLDER` are headings of versions 2 and 3 for the same. Sources: the standard's versions 1.1 and 2.1, published as tables of
 * attributes, and headings of published records. The form of version 4.0 itself was not at hand: compare the names below with it before a
 * file made from them is published.
 */

export const ATRS_VERSION = "v4.0";

/** Each section with its fields, in the order of the template. */
export const ATRS_SECTIONS = {
	"Tier 1 Information": ["Name", "Description", "Website URL", "Contact email"],
	"Tier 2 - Owner and Responsibility": [
		"Organisation or department",
		"Team",
		"Senior responsible owner",
		"Third party involvement",
		"Third party",
		"Companies House Number",
		"Third party role",
		"Procurement procedure type",
		"Third party data access terms",
	],
	"Tier 2 - Description and Rationale": [
		"Detailed description",
		"Benefits",
		"Previous process",
		"Alternatives considered",
	],
	"Tier 2 - Deployment Context": [
		"Integration into broader operational process",
		"Human review",
		"Frequency and scale of usage",
		"Required training",
		"Appeals and review",
	],
	"Tier 2 - Tool Specification": [
		"System architecture",
		"System-level input",
		"System-level output",
		"Maintenance",
		"Models",
	],
	"Tier 2 - Model Specification": [
		"Model name",
		"Model version",
		"Model task",
		"Model input",
		"Model output",
		"Model architecture",
		"Model performance",
		"Datasets and their purposes",
	],
	"Tier 2 - Development Data Specification": [
		"Development data description",
		"Data modality",
		"Data quantities",
		"Sensitive attributes",
		"Data completeness and representativeness",
		"Data cleaning",
		"Data collection",
		"Data access and storage",
		"Data sharing agreements",
	],
	"Tier 2 - Operational Data Specification": [
		"Data sources",
		"Sensitive attributes",
		"Data processing methods",
		"Data access and storage",
		"Data sharing agreements",
	],
	"Tier 2 - Risks, Mitigations and Impact Assessments": ["Impact assessments", "Risks and mitigations"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AtrsSection = keyof typeof ATRS_SECTIONS;
export const ATRS_SECTION_NAMES = Object.keys(ATRS_SECTIONS) as AtrsSection[];

/** Headings of older versions, in small letters, each with the field of now that asks for the same. */
export const OLDER: ReadonlyMap<string, string> = new Map([
	["website", "Website URL"],
	["url of the website", "Website URL"],
	["email contact", "Contact email"],
	["organisation", "Organisation or department"],
	["organisation/ department", "Organisation or department"],
	["external supplier involvement", "Third party involvement"],
	["external supplier", "Third party"],
	["supplier or developer of the algorithmic tool", "Third party"],
	["external supplier role", "Third party role"],
	["terms of access to data for external supplier", "Third party data access terms"],
	["data access terms", "Third party data access terms"],
	["benefit", "Benefits"],
	["process integration", "Integration into broader operational process"],
	["human decisions and review", "Human review"],
	["human decisions", "Human review"],
	["appeals and contestability", "Appeals and review"],
	["source data", "Data sources"],
	["impact assessment", "Impact assessments"],
	["risks", "Risks and mitigations"],
]);

/** The phases that GOV.UK knows (alphagov/specialist-publisher, lib/documents/schemas/algorithmic_transparency_records.json). */
export const ATRS_PHASES = ["pre-deployment", "beta-pilot", "production", "retired"] as const;
