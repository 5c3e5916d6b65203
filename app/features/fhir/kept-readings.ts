/**
 * What patients' entries came to, kept for a minute at most, so that what is read again and again is not opened again and again. It is found only where not a
 * sign of what it was made of has changed: every row as the database has it at that moment is compared. So it can never be stale, whoever changed
 * what and how, and of an erased patient nothing is compared any more.
 */
import type { SealedRow } from "#app/features/record/record.store.server.ts";

/** All that a reading was made of, but for the clock. */
export interface Source {
	/** The key that opened the rows, wrapped. */
	readonly wrapped: string;
	readonly rows: readonly SealedRow[];
	/** What else it depends on, compared one by one as they are. */
	readonly beside: readonly unknown[];
}

export interface KeptReadings<Value> {
	/** What was kept for this source, if it is just this. */
	find(name: string, source: Source): Value | undefined;
	keep(name: string, source: Source, value: Value): void;
}

/** Keeps readings of so many rows in all. One more, and all are forgotten: what is asked for again comes again. */
export function makeKeptReadings<Value>(mostRows: number): KeptReadings<Value> {
	const kept = new Map<string, { readonly source: Source; readonly value: Value }>();
	let rows = 0;
	return {
		find(name, source) {
			const one = kept.get(name);
			return one && isSame(one.source, source) ? one.value : undefined;
		},
		keep(name, source, value) {
			if (source.rows.length > mostRows) return;
			const before = kept.get(name)?.source.rows.length ?? 0;
			rows += source.rows.length - before;
			if (rows > mostRows) {
				kept.clear();
				rows = source.rows.length;
			}
			kept.set(name, { source, value });
		},
	};
}

function isSame(one: Source, other: Source): boolean {
	return (
		one.wrapped === other.wrapped &&
		one.rows.length === other.rows.length &&
		one.beside.length === other.beside.length &&
		one.beside.every((part, place) => part === other.beside[place]) &&
		one.rows.every((row, place) => isSameRow(row, other.rows[place]))
	);
}

function isSameRow(one: SealedRow, other: SealedRow | undefined): boolean {
	return (
		one.seq === other?.seq &&
		one.ref === other.ref &&
		one.at.getTime() === other.at.getTime() &&
		one.sealed === other.sealed
	);
}
