/** What an AI lead sends of a tool's facts. It refuses what the register refuses, each in words at its field. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { readFields } from "#app/core/form-fields.ts";
import type { Basis } from "#app/core/scope.ts";
import { type RegisterTool, SOURCE_ANSWERS } from "#app/features/tools/register.ts";
import type { ToldFacts } from "#app/features/tools/told-facts.ts";
import { HERE_FACTS, type ToolHere } from "#app/features/tools/tool-here.ts";
import { CARD_LIMITS } from "./card.ts";
import type { FieldWrong } from "./draft.forms.ts";
import { type DraftContent, type OwnService, STAGES, type Stage } from "./draft.ts";
import type { FactsPart } from "./facts-part.ts";
import {
	FACT_CHOICES,
	FACT_FIELDS,
	FACT_TEXTS,
	FACT_TICKS,
	type FactChoice,
	type FactField,
	type FactText,
	type FactTick,
	OTHER_PURPOSES,
} from "./facts-typed.ts";

export type FactsRefusal =
	| DayRefusal
	| "not-readable"
	| "choice-missing"
	| "text-missing"
	| "list-too-long"
	| "no-patient-data"
	| "no-purpose"
	| "machine-alone"
	| "link-not-https"
	| "setting-missing";

/** What the facts are read against. */
export interface FactsBefore {
	/** Of the lead's provider, and what the draft says of services that are not theirs. */
	readonly services: readonly OwnService[];
	readonly uses: DraftContent["uses"];
	/** The provider's setting for tools that name planning. */
	readonly planning: Basis;
	/** An ISO day. */
	readonly today: string;
}

type Texts = Readonly<Record<string, string>>;

/** The facts that were sent, or what is wrong with each field; what was typed is given back. */
export function readFacts(
	form: FormData,
	before: FactsBefore,
): { readonly typed: Texts } & (
	| { readonly value: FactsPart }
	| { readonly problems: readonly FieldWrong<FactsRefusal>[] }
) {
	const choices = Object.fromEntries(Object.keys(FACT_CHOICES).map((field) => [field, 40]));
	const ticks = Object.fromEntries(FACT_TICKS.map((field) => [field, 3]));
	const stages = Object.fromEntries(before.services.map(({ id }) => [stageField(id), 10]));
	const days = { day: 10, month: 10, year: 10 };
	const { typed: sent, problems: unread } = readFields(form, {
		...choices,
		...ticks,
		...FACT_TEXTS,
		...stages,
		...days,
	} as Record<string, number>);
	const typed: Record<string, string> = {};
	for (const [field, text] of Object.entries(sent)) typed[field] = text ?? "";
	const wrong: FieldWrong<FactsRefusal>[] = unread.map(({ field }) => ({ field, name: "not-readable" }));
	const add = (field: FactField | "use" | "day", name: FactsRefusal) => {
		if (!wrong.some((one) => one.field === field)) wrong.push({ field, name });
	};
	for (const [field, name] of problemsIn(typed)) add(field, name);
	const uses = readUses(typed, before, add);
	const order = [...FACT_FIELDS, "use", "day"] as readonly string[];
	if (wrong.length > 0)
		return { typed, problems: wrong.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) };
	return { typed, value: { facts: factsOf(typed, before.planning), here: hereOf(typed), uses, said: true } };
}

/** What a provider sends that begins with a tool of others: where, and what it says of it. The tool's own facts are not read. */
export function readBeginning(
	form: FormData,
	before: FactsBefore,
): { readonly typed: Texts } & (
	| { readonly value: Pick<FactsPart, "here" | "uses"> }
	| { readonly problems: readonly FieldWrong<FactsRefusal>[] }
) {
	const { answers, supplier } = FACT_TEXTS;
	const stages = Object.fromEntries(before.services.map(({ id }) => [stageField(id), 10]));
	const days = { day: 10, month: 10, year: 10 };
	const { typed: sent, problems: unread } = readFields(form, {
		...stages,
		...days,
		answers,
		supplier,
		onUnknown: 40,
	});
	const typed: Record<string, string> = {};
	for (const [field, text] of Object.entries(sent)) typed[field] = text ?? "";
	const wrong: FieldWrong<FactsRefusal>[] = unread.map(({ field }) => ({ field, name: "not-readable" }));
	const uses = readUses(typed, before, (field, name) => wrong.push({ field, name }));
	if (!FACT_CHOICES.onUnknown.some((one) => one === typed["onUnknown"]))
		wrong.push({ field: "onUnknown", name: "choice-missing" });
	const order: readonly string[] = ["use", "day", ...HERE_FACTS];
	return wrong.length > 0
		? { typed, problems: wrong.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) }
		: { typed, value: { here: hereOf(typed), uses } };
}

/** The name of the field for a service. */
export function stageField(service: string): string {
	return `use-${service}`;
}

const NEEDED: readonly FactText[] = ["does", "source", "sourcePlace"];

function problemsIn(typed: Texts): (readonly [FactField, FactsRefusal])[] {
	const is = (field: FactField, value: string) => typed[field] === value;
	const found: (readonly [FactField, FactsRefusal])[] = [];
	for (const [field, values] of Object.entries(FACT_CHOICES) as [FactChoice, readonly string[]][])
		if (!values.includes(typed[field] ?? "")) found.push([field, "choice-missing"]);
	for (const field of NEEDED) if (is(field, "")) found.push([field, "text-missing"]);
	for (const field of ["statedFacts", "statedLimits"] as const) {
		const lines = linesIn(typed[field]);
		const isLong = lines.length > CARD_LIMITS.lines || lines.some((one) => one.length > CARD_LIMITS.text);
		if (isLong) found.push([field, "list-too-long"]);
	}
	if (is("usesPatientData", "no") && (is("care", "objection") || is("care", "consent")))
		found.push(["care", "no-patient-data"]);
	if (is("machineAlone", "yes") && (is("care", "objection") || is("care", "information")))
		found.push(["care", "machine-alone"]);
	if (is("care", "none") && !OTHER_PURPOSES.some((purpose) => is(purpose, "yes")))
		found.push(["care", "no-purpose"]);
	if (!is("safetyCase", "") && !isHttps(typed["safetyCase"] ?? ""))
		found.push(["safetyCase", "link-not-https"]);
	const told = (["evidenceWhere", "evidenceWhen", "evidenceLessWell"] as const).some(
		(field) => !is(field, ""),
	);
	if (told && is("evidenceSetting", "")) found.push(["evidenceSetting", "setting-missing"]);
	return found;
}

function readUses(
	typed: Texts,
	{ services, uses, today }: FactsBefore,
	add: (field: "use" | "day", name: FactsRefusal) => void,
): DraftContent["uses"] {
	const { day = "", month = "", year = "" } = typed;
	const isDated = [day, month, year].some((part) => part !== "");
	const read = isDated ? parseDay(day, month, year, today) : undefined;
	if (read !== undefined && !read.ok) add("day", read.reason);
	const since = read?.ok ? read.value : null;
	const own = services.flatMap((service): [string, DraftContent["uses"][string]][] => {
		const stage = STAGES.find((one): one is Stage => one === typed[stageField(service.id)]);
		if (stage === undefined) add("use", "choice-missing");
		// What stays as it is keeps its own day.
		if (stage === undefined || stage === service.stage) return [];
		const began = service.since === null || stage === "not-used" ? since : service.since;
		return [[service.id, { stage, since: stage === "not-used" ? null : began }]];
	});
	const others = Object.entries(uses).filter(([id]) => !services.some((service) => service.id === id));
	return Object.fromEntries([...others, ...own]);
}

function factsOf(typed: Texts, planning: Basis): FactsPart["facts"] {
	const text = (field: FactText) => (typed[field] ?? "").replace(/\s+/g, " ");
	const usesPatientData = typed["usesPatientData"] === "yes" ? "yes" : "no";
	const care = typed["care"] as Basis | "none";
	const others = OTHER_PURPOSES.filter((purpose) => typed[purpose] === "yes").map((purpose) => {
		if (usesPatientData === "no") return [purpose, "information"] as const;
		return [purpose, purpose === "planning" ? planning : "consent"] as const;
	});
	return {
		category: typed["category"] as RegisterTool["category"],
		usesPatientData,
		sourceStage: typed["sourceStage"] as RegisterTool["sourceStage"],
		does: text("does"),
		statedFacts: linesIn(typed["statedFacts"]),
		statedLimits: linesIn(typed["statedLimits"]),
		source: text("source"),
		sourcePlace: text("sourcePlace"),
		basis: Object.fromEntries([...(care === "none" ? [] : [["care", care]]), ...others]),
		machineAlone: typed["machineAlone"] as RegisterTool["machineAlone"],
		known: SOURCE_ANSWERS.filter((answer: FactTick) => typed[answer] === "yes"),
		...toldOf(typed, text),
	};
}

/** Only what was said: nothing stands where nobody said anything. */
function hereOf(typed: Texts): ToolHere {
	const text = (field: FactText) => (typed[field] ?? "").replace(/\s+/g, " ");
	const said = { answers: text("answers"), supplier: text("supplier"), onUnknown: typed["onUnknown"] };
	return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ""));
}

function toldOf(typed: Texts, text: (field: FactText) => string): ToldFacts {
	const orNull = (field: FactText) => text(field) || null;
	const setting = typed["evidenceSetting"] as "care" | "laboratory" | "";
	const [where, when, lessWell] = [
		orNull("evidenceWhere"),
		orNull("evidenceWhen"),
		orNull("evidenceLessWell"),
	];
	const said = {
		regulatorClass: typed["regulatorClass"],
		evidence: setting === "" ? "" : { setting, where, when, lessWell },
		dataGoes: text("dataGoes"),
		safetyCase: text("safetyCase"),
	};
	return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ""));
}

function linesIn(text = ""): string[] {
	const lines = text.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
	return [...new Set(lines.filter((line) => line !== ""))];
}

function isHttps(text: string): boolean {
	return URL.canParse(text) && new URL(text).protocol === "https:" && !/\s/.test(text);
}
