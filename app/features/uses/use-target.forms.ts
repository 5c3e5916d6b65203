/** What an AI tool made or looked at, as a FHIR resource says it: whose it is, and its words. */
import { z } from "zod";
import { type NhsNumberRefusal, parseNhsNumber } from "#app/core/nhs-number.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import {
	type BundleEntry,
	concept,
	identifier,
	type Resource,
	reference,
	type UseBundle,
} from "./use-bundle.forms.ts";

/** The identifier of a patient in England, Wales and the Isle of Man. */
const NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

const about = z.object({
	subject: reference.optional(),
	patient: reference.optional(),
	identifier: z.array(identifier).optional().catch(undefined),
});

export type PatientRefusal = "patient-missing" | "patients-several" | NhsNumberRefusal;

/** The NHS number (ten digits) of the one patient whom all these resources are about. */
export function patientOfAll(
	file: UseBundle,
	from: BundleEntry,
	resources: readonly Resource[],
): Result<string, PatientRefusal> {
	let found: string | undefined;
	for (const one of resources) {
		const number = patientOf(file, from, one);
		if (!number.ok) return number;
		if (found !== undefined && found !== number.value) return refuse("patients-several");
		found = number.value;
	}
	return found === undefined ? refuse("patient-missing") : ok(found);
}

function patientOf(file: UseBundle, from: BundleEntry, one: Resource): Result<string, PatientRefusal> {
	const read = about.safeParse(one);
	if (!read.success) return refuse("patient-missing");
	const { subject = read.data.patient } = read.data;
	const whole = one.resourceType === "Patient" ? one : subject && file.resolve(from, subject);
	const known = whole === undefined ? undefined : about.safeParse(whole).data?.identifier;
	const named = [...(known ?? []), ...(subject?.identifier ? [subject.identifier] : [])];
	if (whole === undefined && named.length === 0) return refuse("patient-missing");
	if (whole !== undefined && whole.resourceType !== "Patient") return refuse("patient-missing");
	const numbers = new Set(
		named.filter(({ system }) => system === NHS_NUMBER).map(({ value }) => value ?? ""),
	);
	if (numbers.size > 1) return refuse("patients-several");
	const [number] = numbers;
	return number === undefined ? refuse("nhs-number-missing") : parseNhsNumber(number);
}

const optional = <Shape extends z.ZodType>(shape: Shape) => shape.optional().catch(undefined);
const worded = z.object({
	conclusion: optional(z.string()),
	valueString: optional(z.string()),
	valueCodeableConcept: optional(concept),
	valueQuantity: optional(z.object({ value: z.number(), unit: z.string().optional() })),
	description: optional(z.string()),
	note: optional(z.array(z.object({ text: z.string() }))),
	code: optional(concept),
	type: optional(concept),
});

/** What the tool said, in the words of its sender: a conclusion, a value, a description or a note. Null where there is none. */
export function recommendedIn(resources: readonly Resource[]): string | null {
	return joined(
		resources.map((one) => {
			const { conclusion, valueString, valueCodeableConcept, valueQuantity, description, note } =
				worded.parse(one);
			const quantity = valueQuantity && [valueQuantity.value, valueQuantity.unit].join(" ").trim();
			const said = conclusion ?? valueString ?? wordsOf(valueCodeableConcept) ?? quantity ?? description;
			return said ?? note?.map(({ text }) => text).join("\n");
		}),
	);
}

/** What kind of thing it looked at. Null where nobody said. */
export function lookedAtIn(resources: readonly Resource[]): string | null {
	return joined(
		resources.map((one) => {
			const { description, code, type } = worded.parse(one);
			return description ?? wordsOf(code) ?? wordsOf(type);
		}),
	);
}

function wordsOf(said: z.infer<typeof concept> | undefined): string | undefined {
	return said?.text ?? said?.coding?.find(({ display }) => display !== undefined)?.display;
}

function joined(texts: readonly (string | undefined)[]): string | null {
	const lines = texts
		.flatMap((text) => (text ?? "").split(/\r\n?|\n/))
		.map((line) => line.replaceAll("\t", " ").trim());
	return lines.filter((line) => line !== "").join("\n") || null;
}

/** Text that goes on to patients: of this length at most, and without marks that hide or turn it. */
export function textRefusal(
	text: string | null,
	most: number,
): "text-too-long" | "text-not-readable" | undefined {
	if (text === null) return undefined;
	if (text.length > most) return "text-too-long";
	return text.split("\n").some((line) => troubleIn(line) !== undefined) ? "text-not-readable" : undefined;
}
