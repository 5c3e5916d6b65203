/** What a page showed before it was pressed, so that nothing is saved on what is no longer so. */
import type { Standing } from "#app/core/standing-row.ts";
import { toStored } from "#app/core/stored-row.ts";
import type { KnownTool } from "#app/features/tools/known-tool.ts";

/**
 * A mark (SHA-256) that changes with anything that counts for the patient and with the notice of any of these tools: an
 * answer that was taken back leaves no later entry to count by, and a yes to a notice that nobody read is no yes.
 * `sha256` hashes a text.
 */
export function seenMark(
	sha256: (text: string) => string,
	standing: Standing,
	tools: readonly Pick<KnownTool, "id" | "notice">[],
): string {
	const rows = standing.map((row) => JSON.stringify(toStored(row))).sort();
	const notices = tools.map(({ id, notice }) => `${id} ${notice.number}`).sort();
	return sha256(JSON.stringify([rows, notices]));
}

/** What a page that has become stale is told of: who decides or acts, what it said of the tool, or what else counts for the patient. */
export type WhatChanged = "who-changed" | "tool-changed" | "changed";

/** The same mark in three parts, so that a stale page can say what is no longer so. */
export function seenParts(
	sha256: (text: string) => string,
	standing: Standing,
	tools: readonly Pick<KnownTool, "id" | "notice">[],
): string {
	const isOfPeople = ({ kind }: Standing[number]) => kind === "status" || kind === "authority";
	const [people, rest] = [standing.filter(isOfPeople), standing.filter((row) => !isOfPeople(row))];
	return [seenMark(sha256, people, []), seenMark(sha256, [], tools), seenMark(sha256, rest, [])].join(" ");
}

/** What differs between two marks of `seenParts`, the weightiest first; undefined where they are one. A mark in another form only tells that something did. */
export function whatChanged(before: string, now: string): WhatChanged | undefined {
	if (before === now) return undefined;
	const [[who, tool, , ...more], [whoNow, toolNow]] = [before.split(" "), now.split(" ")];
	if (tool === undefined || more.length > 0) return "changed";
	return who !== whoNow ? "who-changed" : tool !== toolNow ? "tool-changed" : "changed";
}
