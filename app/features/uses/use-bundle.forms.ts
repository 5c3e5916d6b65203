/**
 * The file in which other systems report uses: a FHIR R4 Bundle as in the HL7 guide "AI Transparency on FHIR". Only what is
 * read here is asked for; everything else in a resource is passed over.
 */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";

const text = z.string();
export const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() });
export const concept = z.object({ coding: z.array(coding).optional(), text: text.optional() });
export const identifier = z.object({ system: text.optional(), value: text.optional() });
export const reference = z.object({
	reference: text.optional(),
	identifier: identifier.optional(),
	display: text.optional(),
});
export type Concept = z.infer<typeof concept>;
export type Reference = z.infer<typeof reference>;

const resource = z.looseObject({ resourceType: text, id: text.optional(), language: text.optional() });
export type Resource = z.infer<typeof resource>;

export const bundle = z.object({
	resourceType: z.literal("Bundle"),
	language: text.optional(),
	entry: z.array(z.object({ fullUrl: text.optional(), resource: resource.optional() })).optional(),
});

/** One place of the Bundle, counted from 0 as FHIR does. */
export interface BundleEntry {
	readonly index: number;
	readonly fullUrl: string | null;
	readonly resource: Resource;
}

/** A Bundle with its resources at hand. */
export interface UseBundle {
	readonly language: string | null;
	readonly entries: readonly BundleEntry[];
	/** The resource that this entry means by a reference; undefined where the file has none, or has two that it could be. */
	resolve(from: BundleEntry, to: Reference): Resource | undefined;
}

/** Reads the text of the file. An entry without a resource stands for nothing and is passed over. */
export function readUseBundle(json: string): Result<UseBundle, "not-json" | "not-a-bundle"> {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return refuse("not-json");
	}
	const read = bundle.safeParse(value);
	if (!read.success) return refuse("not-a-bundle");
	const entries = (read.data.entry ?? []).flatMap(({ fullUrl, resource: found }, index) =>
		found === undefined ? [] : [{ index, fullUrl: fullUrl ?? null, resource: found }],
	);
	return ok(bundleOfUses(entries, read.data.language ?? null));
}

/** These resources as they name each other. */
export function bundleOfUses(entries: readonly BundleEntry[], language: string | null): UseBundle {
	return { language, entries, resolve: resolverOf(entries) };
}

/** A patient found under a wrong name is worse than one not found: a name that two resources have is nobody's. */
function resolverOf(entries: readonly BundleEntry[]): UseBundle["resolve"] {
	const known = new Map<string, Resource | undefined>();
	const name = (key: string, found: Resource) => known.set(key, known.has(key) ? undefined : found);
	for (const { fullUrl, resource: found } of entries) {
		if (fullUrl !== null) name(fullUrl, found);
		const local = found.id === undefined ? undefined : `${found.resourceType}/${found.id}`;
		if (local !== undefined && local !== fullUrl) name(local, found);
	}
	return (from, to) => {
		const asked = to.reference?.replace(/\/_history\/[^/]*$/, "");
		if (asked === undefined) return undefined;
		const base = /^(https?:\/\/.*\/)[^/]+\/[^/]+$/.exec(from.fullUrl ?? "")?.[1];
		return known.get(`${base ?? ""}${asked}`) ?? known.get(asked);
	};
}
