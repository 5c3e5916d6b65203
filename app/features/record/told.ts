/** What staff told a patient about, from the entries of the record. */
import type { Entry, EntryBody } from "#app/core/entry.ts";
import type { ToldWay } from "#app/core/told-entry.ts";

/** One time that a patient was told. */
export interface Told {
	readonly ref: string;
	readonly tool: string;
	readonly at: Date;
	readonly way: ToldWay;
	readonly notice: number | null;
	/** Who told them; null where the name was not kept. */
	readonly who: string | null;
}

/** All times, in the order of the record. One that was found to be a mistake is left out. */
export function toldIn(entries: readonly Entry<EntryBody>[]): readonly Told[] {
	const inError = new Set(
		entries.flatMap(({ body }) => (body.kind === "entry.in-error" ? [body.entry] : [])),
	);
	return entries.flatMap(({ seq, ref, at, body }) => {
		if (body.kind !== "notice.told" || inError.has(seq)) return [];
		const { tool, way, notice, recorder } = body;
		return [{ ref, tool, at, way, notice, who: recorder.who === "staff" ? recorder.name : null }];
	});
}
