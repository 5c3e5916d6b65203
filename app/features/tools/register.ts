/**
 * The register: what public sources say of each AI tool, and nothing else. A null, an empty list or "unknown" says that
 * the source is silent; the page then says so. The field names in brackets are those of the two transparency standards
 * that ask for the same fact: ATRS (the UK's Algorithmic Transparency Recording Standard, tiers 1 and 2) and the 31
 * source attributes of HTI-1 (United States, 45 CFR 170.315(b)(11)).
 */
import { z } from "zod";
import { BASES, PURPOSES } from "#app/core/scope.ts";
import { TOLD_FACTS } from "./told-facts.ts";

export const CATEGORIES = ["organisation", "decision-support", "service", "population", "research"] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a source says of a tool's use. It says nothing of its use here: that is the provider's own `stage`. */
export const SOURCE_STAGES = [
	"in-use-nhs",
	"in-use",
	"in-use-abroad",
	"used-in-pandemic",
	"piloted-nhs",
	"trialled-nhs",
	"tried-abroad",
	"studied",
	"studied-abroad",
	"studied-in-laboratories",
	"studied-by-simulation",
	"named-use",
	"named-product",
	"being-developed",
	"expected",
] as const;

/** What a source can tell beyond the other fields. No source of today tells how often a tool is right. */
export const SOURCE_ANSWERS = [
	"how-often-right",
	"who-for-less-well",
	"who-checked",
	"where-information-goes",
] as const;

const id = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const fact = z.string().trim().min(1);

/** Why a choice counts, for each purpose the tool has. A purpose that is absent does not apply. */
const basis = z
	.partialRecord(z.enum(PURPOSES), z.enum(BASES))
	.refine((given) => Object.keys(given).length > 0, "a tool has at least one purpose");

/** Tools that AI leads begin here are numbered after this one, so that the file's never meet theirs. */
export const LAST_FILE_NUMBER = 1000;

/** Research, training and made-up records need a yes wherever a patient's information is used. */
const ASKED_FIRST = ["research", "training", "synthetic"] as const;

/** One tool of the register. It refuses a choice about information that the tool does not use, and the reverse. */
export const registerTool = z
	.strictObject({
		id,
		/** Stable and never reused: stored choices keep it in the place of the id. */
		number: z.int().positive(),
		category: z.enum(CATEGORIES),
		usesPatientData: z.enum(["yes", "no"]),
		/** [ATRS 2-4 phase] */
		sourceStage: z.enum(SOURCE_STAGES),
		/** [ATRS 1 description; HTI-1 3 value produced as output, 5 intended use] */
		does: fact,
		/** [ATRS 2-4 performance; HTI-1 21 to 25 validity, fairness, outcomes] */
		statedFacts: z.array(fact),
		/** [ATRS 2-5 risks; HTI-1 9 cautioned against, 10 known risks and limitations] */
		statedLimits: z.array(fact),
		/** Who says so, and where in it. [HTI-1 25 references] */
		source: fact,
		sourcePlace: fact,
		basis,
		/** The maker or product that the source names as its example. [ATRS 2-1 supplier; HTI-1 1 developer] */
		maker: fact.nullable(),
		/** [ATRS 2-4 model version; HTI-1 30 updates] */
		makerVersion: fact.nullable(),
		/** Does it decide with no person? [ATRS 2-3 human review; HTI-1 8 informs, augments or replaces] */
		machineAlone: z.enum(["yes", "no", "unknown"]),
		/** The questions of `SOURCE_ANSWERS` that the stated facts and limits answer. */
		known: z.array(z.enum(SOURCE_ANSWERS)),
		...TOLD_FACTS,
	})
	.refine(
		(tool) =>
			tool.usesPatientData === "yes" || Object.values(tool.basis).every((reason) => reason === "information"),
		"a tool that uses no patient information has no individual choice",
	)
	.refine(
		(tool) =>
			tool.usesPatientData === "no" ||
			ASKED_FIRST.every((purpose) => (tool.basis[purpose] ?? "consent") === "consent"),
		"research, training and made-up records are asked first",
	)
	.refine(
		(tool) => tool.machineAlone !== "yes" || (tool.basis.care ?? "consent") === "consent",
		"a machine that decides alone is asked first (UK GDPR articles 22A to 22D)",
	);

/** What one source says of a tool. */
export type RegisterTool = z.infer<typeof registerTool>;

const generalLimit = z.strictObject({ limit: fact, source: fact });

/** The whole of `db/tools.json`. It refuses two tools with one id or one number. */
export const registerSchema = z
	.strictObject({
		about: fact,
		/** Limits of every tool ("all") or of a category, so that no tool's own words need repeat them. */
		generalLimits: z.partialRecord(z.enum(["all", ...CATEGORIES]), z.array(generalLimit).min(1)),
		tools: z.array(registerTool).min(1),
	})
	.refine(({ tools }) => new Set(tools.map((tool) => tool.id)).size === tools.length, "each id is used once")
	.refine(
		({ tools }) => new Set(tools.map((tool) => tool.number)).size === tools.length,
		"each number is used once",
	)
	.refine(
		({ tools }) => tools.every((tool) => tool.number <= LAST_FILE_NUMBER),
		`numbers after ${LAST_FILE_NUMBER} are for tools that are begun here`,
	);
export type Register = z.infer<typeof registerSchema>;

/** Can a patient choose about this tool in any purpose? Only `information` leaves no choice. */
export function hasChoice(tool: RegisterTool): boolean {
	return Object.values(tool.basis).some((reason) => reason !== "information");
}

/** Is there a choice about this tool in the patient's own care? */
export function hasChoiceInCare(tool: RegisterTool): boolean {
	return tool.basis.care !== undefined && tool.basis.care !== "information";
}
