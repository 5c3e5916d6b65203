/** A transparency record read for a draft: which of its fields is about which of the patients' questions. */
import { type AtrsRecord, saidIn } from "./atrs.ts";
import { ATRS_SECTION_NAMES, ATRS_SECTIONS, type AtrsSection } from "./atrs-template.ts";
import { type Card, cardOf, linesOf, type PatientQuestion } from "./card.ts";

const QUESTIONS: Readonly<Partial<Record<AtrsSection, Readonly<Record<string, PatientQuestion>>>>> = {
	"Tier 1 Information": { Description: "does" },
	"Tier 2 - Owner and Responsibility": {
		"Third party": "maker",
		"Third party data access terms": "where-information-goes",
	},
	"Tier 2 - Description and Rationale": { "Detailed description": "does", Benefits: "does" },
	"Tier 2 - Deployment Context": {
		"Integration into broader operational process": "who",
		"Human review": "who",
		"Appeals and review": "instead",
	},
	"Tier 2 - Tool Specification": { "System-level input": "uses", Maintenance: "who-checked" },
	"Tier 2 - Model Specification": {
		"Model version": "version",
		"Model input": "uses",
		"Model performance": "how-often-right",
	},
	"Tier 2 - Development Data Specification": {
		"Data completeness and representativeness": "who-for-less-well",
	},
	"Tier 2 - Operational Data Specification": {
		"Data sources": "uses",
		"Sensitive attributes": "uses",
		"Data access and storage": "where-information-goes",
		"Data sharing agreements": "where-information-goes",
	},
	"Tier 2 - Risks, Mitigations and Impact Assessments": { "Risks and mitigations": "limits" },
};

/** The card of a record. */
export function atrsCard(record: AtrsRecord): Card {
	const at = (section: AtrsSection, field: string) => saidIn(record, section, field);
	const organisation = at("Tier 2 - Owner and Responsibility", "Organisation or department");
	const facts = {
		name: at("Tier 1 Information", "Name"),
		maker: at("Tier 2 - Owner and Responsibility", "Third party"),
		makerVersion: at("Tier 2 - Model Specification", "Model version"),
		does:
			at("Tier 2 - Description and Rationale", "Detailed description") ??
			at("Tier 1 Information", "Description"),
		statedFacts: linesOf(at("Tier 2 - Model Specification", "Model performance")),
		statedLimits: linesOf(at("Tier 2 - Risks, Mitigations and Impact Assessments", "Risks and mitigations")),
		source: [organisation, `${record.standard} record`].filter((part) => part !== null).join(", "),
		sourcePlace: record.url ?? at("Tier 1 Information", "Website URL"),
	};
	const texts = ATRS_SECTION_NAMES.flatMap((section) =>
		ATRS_SECTIONS[section].flatMap((field) => {
			const text = at(section, field);
			return text === null ? [] : [{ question: QUESTIONS[section]?.[field] ?? null, heading: field, text }];
		}),
	);
	return cardOf(facts, texts);
}
