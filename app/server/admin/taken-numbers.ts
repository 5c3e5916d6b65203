/** The NHS numbers of a file that is given to a command, sealed at a path, and what is said where they cannot be found in it. */
import { MOST_ROWS } from "#app/features/lists/list-limits.ts";
import { takeList } from "../lists/take-list.server.ts";
import type { Desk } from "./command.ts";

/** Takes them, from the column that is said (from 0) or that is found. Undefined, with the reason said, where there is no such list. */
export async function takeNumbers(
	{ complain }: Pick<Desk, "complain">,
	source: AsyncIterable<Uint8Array>,
	path: string,
	key: Uint8Array,
	column?: number,
) {
	const taking = takeList(path, key, column);
	for await (const bytes of source) taking.push(bytes);
	const taken = taking.end();
	if (taken.what === "list") return taken;
	if (taken.what === "columns") {
		complain("Which column has the NHS numbers? Say it with --column:");
		for (const { column: place, heading } of taken.columns) complain(`  ${place + 1}  ${heading}`);
	} else
		complain(taken.what === "empty" ? "The list is empty." : `The list has more than ${MOST_ROWS} rows.`);
	return undefined;
}
