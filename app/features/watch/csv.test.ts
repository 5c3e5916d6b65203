import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";

const read = (text: string) => parse(text, { bom: true, relax_column_count: true }) as string[][];

describe("a file for a spreadsheet", () => {
	it("keeps quotes, commas and line ends in their cell", () => {
		const row = ["Eye scan, left", 'the "new" one', "two\nlines", "Ynys Môn"];
		expect(read(csvOf([row]))).toEqual([row]);
	});

	it.each([
		...["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"],
		...[" =1", "\u00A0=1", " \n-1", "\u200B@A1", "\u202E+1", "\uFEFF=1", "\u0000=1"],
	])("makes plain text of %j", (formula) => {
		expect(read(csvOf([["first", formula]]))[0]?.[1]).toBe(`'${formula}`);
	});

	it("leaves numbers as numbers", () => {
		expect(csvOf([[0, 15]])).toBe("\uFEFF0,15\r\n");
	});

	it("has no cell that begins a formula, whatever stands in it", () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), (text) => {
				const [cell = ""] = read(csvOf([[text, "end"]]))[0] ?? [];
				expect(cell.trim()).not.toMatch(/^[=+\-@]/);
				expect([text, `'${text}`]).toContain(cell);
			}),
		);
	});
});
