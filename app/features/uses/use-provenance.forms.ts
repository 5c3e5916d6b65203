/**
 * One Provenance of a Bundle as a report of a use. In the guide: the label AIAST in `meta.security` or as the reason, one
 * agent that is a Device of type Artificial-Intelligence, targets that say what it made, and a person who verified it.
 */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";
import {
	type BundleEntry,
	coding,
	concept,
	identifier,
	type Reference,
	type Resource,
	reference,
	type UseBundle,
} from "./use-bundle.forms.ts";
import { type CheckerRefusal, checkedIn } from "./use-checker.forms.ts";
import type { UseReport } from "./use-report.ts";
import {
	lookedAtIn,
	type PatientRefusal,
	patientOfAll,
	recommendedIn,
	textRefusal,
} from "./use-target.forms.ts";

/** Where a Device names the tool, and a Location the service, as this register calls them. */
export const TOOL_SYSTEM = "urn:ai-choices:tool";
export const SERVICE_SYSTEM = "urn:ai-choices:service";

/** "Artificial Intelligence asserted", of the HL7 code system ObservationValue. */
const LABEL = "AIAST";
const AI_DEVICE = "Artificial-Intelligence";
/** Documents about the tool itself, which it did not look at. */
const ABOUT_THE_TOOL: readonly string[] = ["AIModelCard", "AIInputPrompt"];

const agent = z.object({
	type: concept.optional(),
	role: z.array(concept).optional(),
	who: reference,
});
export type Agent = z.infer<typeof agent>;

export const provenance = z.object({
	meta: z.object({ security: z.array(coding).optional() }).optional(),
	target: z.array(reference).min(1),
	occurredDateTime: z.string().optional(),
	occurredPeriod: z.object({ start: z.string().optional() }).optional(),
	location: reference.optional(),
	reason: z.array(concept).optional(),
	agent: z.array(agent).min(1),
	entity: z.array(z.object({ what: reference })).optional(),
});
type Provenance = z.infer<typeof provenance>;

const device = z.object({
	type: concept.optional().catch(undefined),
	identifier: z.array(identifier).optional().catch(undefined),
	version: z.array(z.object({ value: z.string() })).optional(),
});

export type ProvenanceRefusal =
	| PatientRefusal
	| CheckerRefusal
	| "shape-wrong"
	| "label-missing"
	| "device-missing"
	| "device-not-ai"
	| "devices-several"
	| "tool-missing"
	| "version-unclear"
	| "version-too-long"
	| "identifier-missing"
	| "target-missing"
	| "date-missing"
	| "date-not-whole"
	| "text-too-long"
	| "text-not-readable";

/** A use that can be reported. `checkerEmail` finds the account of who checked, where they have one. */
export interface ReadUse {
	readonly nhsNumber: string;
	readonly report: UseReport;
	readonly checkerEmail: string | null;
}

/** Reads this entry. Undefined where it is no Provenance, or one that speaks of no AI tool: then it is no use. */
export function readUse(file: UseBundle, entry: BundleEntry): Result<ReadUse, ProvenanceRefusal> | undefined {
	if (entry.resource.resourceType !== "Provenance") return undefined;
	const read = provenance.safeParse(entry.resource);
	if (!read.success) return refuse("shape-wrong");
	const { data } = read;
	const machines = data.agent.filter(({ who }) => isDevice(file, entry, who));
	const labels = [
		...(data.meta?.security ?? []),
		...(data.reason ?? []).flatMap((reason) => reason.coding ?? []),
	];
	const isLabelled = labels.some(({ code }) => code === LABEL);
	if (!isLabelled) return machines.length === 0 ? undefined : refuse("label-missing");
	return readLabelled(file, entry, data, machines);
}

function readLabelled(
	file: UseBundle,
	entry: BundleEntry,
	data: Provenance,
	machines: readonly Agent[],
): Result<ReadUse, ProvenanceRefusal> {
	const { fullUrl } = entry;
	if (fullUrl === null || fullUrl.length > 300 || !/^(urn:(uuid|oid):|https?:\/\/)\S+$/.test(fullUrl))
		return refuse("identifier-missing");
	const tool = toolIn(machines.map(({ who }) => file.resolve(entry, who)));
	if (!tool.ok) return tool;
	const targets = data.target.map((target) => file.resolve(entry, target));
	if (!targets.every((target) => target !== undefined)) return refuse("target-missing");
	const patient = patientOfAll(file, entry, targets);
	if (!patient.ok) return patient;
	const usedAt = momentIn(data.occurredDateTime ?? data.occurredPeriod?.start);
	if (!usedAt.ok) return usedAt;
	const inputs = (data.entity ?? []).flatMap(({ what }) => file.resolve(entry, what) ?? []);
	const lookedAt = lookedAtIn(inputs.filter((input) => !isAboutTheTool(input)));
	const recommended = recommendedIn(targets);
	const wrong = textRefusal(lookedAt, 1000) ?? textRefusal(recommended, 2000);
	if (wrong !== undefined) return refuse(wrong);
	const people = data.agent.filter((one) => !machines.includes(one));
	const checked = checkedIn(file, entry, people);
	if (!checked.ok) return checked;
	return ok({
		nhsNumber: patient.value,
		checkerEmail: checked.value.email,
		report: {
			...tool.value,
			service: serviceIn(file, entry, data.location),
			usedAt: usedAt.value,
			lookedAt,
			recommended,
			lang: languageOf(entry.resource, targets, file),
			checked: checked.value.checked,
			source: fullUrl,
		},
	});
}

function isDevice(file: UseBundle, entry: BundleEntry, who: Reference): boolean {
	return file.resolve(entry, who)?.resourceType === "Device" || /(^|\/)Device\//.test(who.reference ?? "");
}

function toolIn(
	devices: readonly (Resource | undefined)[],
): Result<Pick<UseReport, "tool" | "toolVersion">, ProvenanceRefusal> {
	if (devices.length > 1) return refuse("devices-several");
	const [found] = devices;
	const read = found?.resourceType === "Device" ? device.safeParse(found) : undefined;
	if (read?.data === undefined) return refuse("device-missing");
	const { type, identifier: known = [], version = [] } = read.data;
	if (!type?.coding?.some(({ code }) => code === AI_DEVICE)) return refuse("device-not-ai");
	const named = known.find(({ system }) => system === TOOL_SYSTEM)?.value;
	if (named === undefined) return refuse("tool-missing");
	const versions = new Set(version.map(({ value }) => value.trim()));
	if (versions.size > 1) return refuse("version-unclear");
	const [toolVersion = ""] = versions;
	if (textRefusal(toolVersion, 100) !== undefined) return refuse("version-too-long");
	return ok({ tool: named, toolVersion: toolVersion === "" ? null : toolVersion });
}

/** A day alone does not say what counted at that moment, and a time without its zone is two moments. */
function momentIn(said: string | undefined): Result<Date, "date-missing" | "date-not-whole"> {
	if (said === undefined) return refuse("date-missing");
	return z.iso.datetime({ offset: true }).safeParse(said).success
		? ok(new Date(said))
		: refuse("date-not-whole");
}

function serviceIn(file: UseBundle, entry: BundleEntry, location: Reference | undefined): string | null {
	const found = location && file.resolve(entry, location);
	const known = z.array(identifier).safeParse(found?.["identifier"]).data ?? [];
	const all = [...known, ...(location?.identifier ? [location.identifier] : [])];
	return all.find(({ system }) => system === SERVICE_SYSTEM)?.value ?? null;
}

function isAboutTheTool(input: Resource): boolean {
	const type = concept.safeParse(input["type"]).data;
	return type?.coding?.some(({ code = "" }) => ABOUT_THE_TOOL.includes(code)) ?? false;
}

/** The plain tag of the words' language: "en" of "en-GB". */
function languageOf(own: Resource, targets: readonly Resource[], file: UseBundle): string {
	const said = targets[0]?.language ?? own.language ?? file.language ?? "en";
	return /^[a-z]{2,3}(?=-|$)/i.exec(said)?.[0].toLowerCase() ?? "en";
}
