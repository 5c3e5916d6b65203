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
