/**
 * What this website knows of a tool, as a transparency record of one organisation that uses it. Fields that only the organisation can fill
 * in (who is responsible, how it was bought, its assessments) stay empty: nothing is made up so that a form is full.
 */
import type { NoticeWords } from "#app/features/tools/notice.ts";
import type { RegisterTool } from "#app/features/tools/register.ts";
import { type AtrsRecord, wholeRecord } from "./atrs.ts";

/** A tool as patients read about it in English, and where it is used. */
export interface PublishedTool {
	readonly facts: RegisterTool;
	readonly words: NoticeWords;
	readonly organisation: { readonly name: string; readonly email: string };
	/** How far this organisation uses it. */
	readonly stage: "in-use" | "trial" | "retired";
	/** The page that patients read. */
	readonly url: string;
	/** ISO day of the notice. */
	readonly date: string;
	/** The organisation's own checks, and what a patient can do: in sentences, none where there is nothing to say. */
	readonly checked: readonly string[];
	readonly choice: readonly string[];
}

const PHASES = { "in-use": "production", trial: "beta-pilot", retired: "retired" } as const;

/** The record, with an empty field wherever nothing is known. */
export function atrsOfTool(tool: PublishedTool): AtrsRecord {
	const { facts, words, organisation, stage, url, date } = tool;
	const lines = (texts: readonly string[]) => (texts.length === 0 ? null : texts.join("\n"));
	return wholeRecord(
		{ phase: PHASES[stage], date, url },
		{
			"Tier 1 Information": {
				Name: words.name,
				Description: words.line,
				"Website URL": url,
				"Contact email": organisation.email,
			},
			"Tier 2 - Owner and Responsibility": {
				"Organisation or department": organisation.name,
				"Third party involvement": facts.maker === null ? null : "Yes",
				"Third party": facts.maker,
			},
			"Tier 2 - Description and Rationale": { "Detailed description": facts.does },
			"Tier 2 - Deployment Context": {
				"Human review": lines(words.who),
				"Appeals and review": lines(tool.choice),
			},
			"Tier 2 - Tool Specification": {
				"System-level input": lines(words.uses),
				Maintenance: lines(tool.checked),
			},
			"Tier 2 - Model Specification": {
				"Model version": facts.makerVersion,
				"Model performance": lines(facts.statedFacts),
			},
			"Tier 2 - Risks, Mitigations and Impact Assessments": {
				"Risks and mitigations": lines(facts.statedLimits),
			},
		},
	);
}
