/** Several resources in one answer: what a search found, a page at a time, or what became of one resource. */
import type { Fhir } from "./consent.ts";

/** The most resources of one answer, and how many there are where nobody says. */
export const MOST_AT_ONCE = 100;
const UNLESS_SAID = 20;

/** How many entries an answer has: never more than `MOST_AT_ONCE`, whatever was asked for. */
export function pageSize(asked: number | null): number {
	return Math.min(asked ?? UNLESS_SAID, MOST_AT_ONCE);
}

/** Where this answer and the one after it are found. */
export interface Links {
	readonly self: string;
	readonly next: string | null;
}

/** What a search found: one page, and how many there are in all. */
export function searchset(origin: string, found: readonly Fhir[], total: number, links: Links): string {
	return searchsetOf(
		found.map((resource) => foundText(origin, resource)),
		total,
		links,
	);
}

/** A resource that was found, as text: what does not change need not be written again. */
export function foundText(origin: string, resource: Fhir): string {
	const fullUrl = `${origin}/fhir/${resource.resourceType}/${resource["id"]}`;
	return JSON.stringify({ fullUrl, resource, search: { mode: "match" } });
}

/** The same Bundle of what is text already (`foundText`). */
export function searchsetOf(found: readonly string[], total: number, links: Links): string {
	const head = { resourceType: "Bundle", type: "searchset", total, link: linksOf(links) };
	// FHIR has no empty lists.
	const entry = found.length === 0 ? "" : `,"entry":[${found.join()}]`;
	return `${JSON.stringify(head).slice(0, -1)}${entry}}`;
}

/** One version of a resource, and whether it is the first of them. */
export interface PastVersion {
	readonly resource: Fhir;
	readonly versionId: string;
	readonly at: Date;
	readonly isFirst: boolean;
}

/** The versions of one resource, the newest first. */
export function historyOf(
	origin: string,
	versions: readonly PastVersion[],
	total: number,
	links: Links,
): Fhir {
	return {
		resourceType: "Bundle",
		type: "history",
		total,
		link: linksOf(links),
		...entriesOf(
			versions.map(({ resource, versionId, at, isFirst }) => {
				const place = `${resource.resourceType}/${resource["id"]}`;
				return {
					fullUrl: `${origin}/fhir/${place}`,
					resource,
					request: isFirst ? { method: "POST", url: resource.resourceType } : { method: "PUT", url: place },
					response: {
						status: isFirst ? "201" : "200",
						etag: etagOf(versionId),
						lastModified: at.toISOString(),
					},
				};
			}),
		),
	};
}

/** The tag of a version, as `ETag` has it: weak, for the same version may be written otherwise (another format, another name of the provider). */
export function etagOf(versionId: string): string {
	return `W/"${versionId}"`;
}

/** Does one of the tags of an `If-None-Match` name this version? */
export function isKnown(ifNoneMatch: string | undefined, versionId: string): boolean {
	const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
	return tags.includes(`"${versionId}"`) || tags.includes("*");
}

/** What has nothing in it is left out. */
function entriesOf(entry: readonly object[]) {
	return entry.length === 0 ? {} : { entry };
}

function linksOf({ self, next }: Links) {
	return [{ relation: "self", url: self }, ...(next === null ? [] : [{ relation: "next", url: next }])];
}
