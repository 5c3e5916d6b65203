import { describe, expect, it } from "vitest";
import { inPageOrder } from "./page-order.ts";

describe("what is wrong with a form", () => {
	it("is told in the order of the page, whatever was found first, and what stands nowhere last", () => {
		const found = [
			{ field: "main", name: "key-missing" },
			{ field: "words", name: "too-long" },
			{ field: "way", name: "way-missing" },
			{ field: "words", name: "not-text" },
		];
		expect(inPageOrder(found, ["way", "words"]).map(({ name }) => name)).toEqual([
			"way-missing",
			"too-long",
			"not-text",
			"key-missing",
		]);
	});
});
