/**
 * An applied model card of the Coalition for Health AI (CHAI), version 0.2, read for a draft. It is written for buyers: one of its fields
 * is about patients. Source: https://mc.chai.org/v0.2/schema.xsd (coalition-for-health-ai/mc-schema).
 */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { isEmptyAnswer } from "./atrs.ts";
import { type Card, type CardText, cardOf, linesOf, type PatientQuestion } from "./card.ts";
import { elementAt, type XmlElement } from "./xml-tree.ts";

const NAMESPACE = /^https?:\/\/mc\.chai\.org\/(v[\d.]+)\/schema\.xsd$/;

/** Which of its fields is about which of the patients' questions. */
const QUESTIONS: ReadonlyMap<string, PatientQuestion> = new Map([
	["ModelDeveloper", "maker"],
	["ReleaseVersion", "version"],
	["RegulatoryApproval", "who-checked"],
	["Summary", "does"],
	["IntendedUseAndWorkflow", "does"],
	["PrimaryIntendedUsers", "who"],
	["HowToUse", "who"],
	["TargetedPatientPopulation", "who-for-less-well"],
	["CautionedOutOfScopeSettings", "limits"],
	["KnownRisksAndLimitations", "limits"],
	["KnownBiasesOrEthicalConsiderations", "who-for-less-well"],
	["OutcomesAndOutputs", "does"],
	["InputDataSource", "uses"],
	["OutputAndInputDataTypes", "uses"],
	["Security", "where-information-goes"],
	["ThirdPartyInformation", "where-information-goes"],
	["UsefulnessUsabilityEfficacy", "how-often-right"],
	["SafetyReliability", "how-often-right"],
	["FairnessEquity", "who-for-less-well"],
	["PatientConsentOrDisclosure", "instead"],
]);

export type ChaiRefusal = "xml-no-card" | "card-version";

/** The card; refused where this is no such card, or one of another version. */
export function chaiCard(root: XmlElement): Result<Card, ChaiRefusal> {
	const version = NAMESPACE.exec(root.namespace)?.[1];
	if (root.name !== "AppliedModelCard" || version === undefined) return refuse("xml-no-card");
	if (version !== "v0.2") return refuse("card-version");
	const at = (...path: string[]) => {
		const text = elementAt(root, path)?.text.trim() ?? "";
		return isEmptyAnswer(text) ? null : text;
	};
	const name = at("BasicInfo", "ModelName");
	const released = at("ReleaseInfo", "ReleaseDate");
	const limits = ["KnownRisksAndLimitations", "KnownBiasesOrEthicalConsiderations"];
	return ok(
		cardOf(
			{
				name,
				maker: at("BasicInfo", "ModelDeveloper"),
				makerVersion: at("ReleaseInfo", "ReleaseVersion"),
				does: at("ModelSummary", "Summary"),
				statedFacts: resultsIn(elementAt(root, ["KeyMetrics"])),
				statedLimits: [
					...linesOf(at("UsesAndDirections", "CautionedOutOfScopeSettings")),
					...limits.flatMap((field) => linesOf(at("Warnings", field))),
				],
				source: "CHAI applied model card v0.2",
				sourcePlace: [name, released].filter((part) => part !== null).join(", ") || null,
			},
			root.children.flatMap((section) => textsOf(section, [])),
		),
	);
}

/** All texts of an element, each under the names above it. A result is one text: its label with its value. */
function textsOf(element: XmlElement, above: readonly string[]): CardText[] {
	const path = [...above, element.name];
	if (element.name === "MetricResult") return textOf(path.slice(0, -1), resultOf(element));
	return [...textOf(path, element.text), ...element.children.flatMap((child) => textsOf(child, path))];
}

function textOf(path: readonly string[], text: string): CardText[] {
	if (text.trim() === "") return [];
	const about = path.findLast((name) => QUESTIONS.has(name)) ?? "";
	const shown = path.slice(path.length > 2 ? -2 : -1).map(spaced);
	return [{ question: QUESTIONS.get(about) ?? null, heading: shown.join(": "), text }];
}

/** "KnownRisksAndLimitations" as words. */
function spaced(name: string): string {
	return name.replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$2 ");
}

const number = z.number();
const value = z.union([
	z.object({
		kind: z.literal("estimate_ci"),
		...{ estimate: number, lower: number, upper: number, level: number },
		unit: z.string().default(""),
	}),
	z.object({ kind: z.literal("single"), value: z.union([number, z.string()]), unit: z.string().default("") }),
]);

function resultsIn(metrics: XmlElement | undefined): string[] {
	const results = (metrics?.children ?? []).flatMap((kind) => elementAt(kind, ["Results"])?.children ?? []);
	return [...new Set(results.map(resultOf).filter((text) => text !== ""))];
}

/** A result in a line: "Sensitivity: 96.15 % (90.44 to 98.94, 95 % interval)". What is no value that the format knows stays as it is. */
function resultOf(result: XmlElement): string {
	const label = elementAt(result, ["Label"])?.text.trim() ?? "";
	const given = elementAt(result, ["ValueJson"])?.text.trim() ?? "";
	const read = value.safeParse(jsonOf(given));
	const shown = !read.success
		? given
		: read.data.kind === "single"
			? `${read.data.value} ${read.data.unit}`
			: `${read.data.estimate} ${read.data.unit} (${read.data.lower} to ${read.data.upper}, ${read.data.level} % interval)`;
	return [label, shown.trim()].filter((part) => part !== "").join(": ");
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
