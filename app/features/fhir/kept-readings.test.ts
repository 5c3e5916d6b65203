import { describe, expect, it } from "vitest";
import { makeKeptReadings, type Source } from "./kept-readings.ts";

const row = (seq: number, sealed = `sealed ${seq}`) => ({
	seq,
	ref: `ref-${seq}`,
	at: new Date(seq),
	sealed,
});
const register = {};
const aSource = (over: Partial<Source> = {}): Source => ({
	wrapped: "wrapped key",
	rows: [row(1), row(2)],
	beside: ["riverside-eyes", register],
	...over,
});

describe("a reading that is kept", () => {
	it("is found while all that it was made of is as it was", () => {
		const kept = makeKeptReadings<string>(10);
		kept.keep("amina", aSource(), "what she said");
		expect(kept.find("amina", aSource())).toBe("what she said");
		expect(kept.find("sam", aSource())).toBeUndefined();
	});

	it.each([
		["another key", { wrapped: "another" }],
		["one entry more", { rows: [row(1), row(2), row(3)] }],
		["one entry fewer", { rows: [row(1)] }],
		["other sealed words", { rows: [row(1), row(2, "other")] }],
		["another reference", { rows: [row(1), { ...row(2), ref: "other" }] }],
		["another time", { rows: [row(1), { ...row(2), at: new Date(3) }] }],
		["another place in the record", { rows: [row(1), { ...row(2), seq: 3 }] }],
		["other lists", { beside: ["riverside-gp", register] }],
		["another register, though it says the same", { beside: ["riverside-eyes", {}] }],
	])("is not found with %s", (_what, over) => {
		const kept = makeKeptReadings<string>(10);
		kept.keep("amina", aSource(), "what she said");
		expect(kept.find("amina", aSource(over))).toBeUndefined();
	});

	it("is replaced by the next of the same name", () => {
		const kept = makeKeptReadings<string>(10);
		const next = aSource({ rows: [row(1), row(2), row(3)] });
		kept.keep("amina", aSource(), "before");
		kept.keep("amina", next, "after");
		expect([kept.find("amina", aSource()), kept.find("amina", next)]).toEqual([undefined, "after"]);
	});

	it("is forgotten with all others where there would be too many rows, and one that is too long is never kept", () => {
		const kept = makeKeptReadings<string>(5);
		for (const name of ["a", "b", "b"]) kept.keep(name, aSource(), name);
		expect(kept.find("a", aSource())).toBe("a");
		kept.keep("c", aSource(), "c");
		expect(["a", "b", "c"].map((name) => kept.find(name, aSource()))).toEqual([undefined, undefined, "c"]);
		const long = aSource({ rows: [1, 2, 3, 4, 5, 6].map((seq) => row(seq)) });
		kept.keep("long", long, "long");
		expect([kept.find("long", long), kept.find("c", aSource())]).toEqual([undefined, "c"]);
	});
});
