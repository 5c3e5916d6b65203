import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "./canonical.ts";

describe("the canonical text of a value", () => {
	it("does not depend on the order in which its fields were written", () => {
		expect(canonical({ b: 1, a: { d: null, c: [2, 1] } })).toBe('{"a":{"c":[2,1],"d":null},"b":1}');
	});
	it("leaves out what is not there", () => {
		expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
	});
	it("is JSON of the same value", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});
});
