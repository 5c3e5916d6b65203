import { describe, expect, it } from "vitest";
import { type Line, readLines } from "./list-lines.ts";

/** Handed over in pieces of this size, as a network does. */
function linesOf(text: string, size = text.length): readonly (readonly [number, Line["cells"]])[] {
	const found: [number, Line["cells"]][] = [];
	const reader = readLines(",", ({ line, cells }) => found.push([line, cells]));
	for (let at = 0; at < text.length; at += Math.max(size, 1))
		reader.push(text.slice(at, at + Math.max(size, 1)));
	reader.end();
	return found;
}

describe("the lines of a list", () => {
	it.each([1, 2, 3, 7, 100])("are the same however its text is cut (%i characters)", (size) => {
		const text = '1,a\r\n\r\n"2, x","b ""c""\r\nd"\n3,e';
		expect(linesOf(text, size)).toEqual([
			[1, ["1", "a"]],
			[3, ["2, x", 'b "c"\r\nd']],
			[5, ["3", "e"]],
		]);
	});

	it("lose one line by a quote that is never closed, and no other", () => {
		expect(linesOf('1\n"2\n3\n4', 2)).toEqual([
			[1, ["1"]],
			[2, "quote-not-closed"],
			[3, ["3"]],
			[4, ["4"]],
		]);
		expect(linesOf('"1\n"2\n"3\n').every(([, cells]) => cells === "quote-not-closed")).toBe(true);
		expect(linesOf(`"1\n${"2\n".repeat(1000)}`)).toHaveLength(1001);
	});

	it("leave a quote inside a cell as it is", () => {
		expect(linesOf('O"Brien,1\n2,3')).toEqual([
			[1, ['O"Brien', "1"]],
			[2, ["2", "3"]],
		]);
	});

	it("that never end cost no memory, and the next line is read", () => {
		expect(linesOf(`${"x".repeat(3_000_000)}\n5`, 64_000)).toEqual([
			[1, "line-too-long"],
			[2, ["5"]],
		]);
	});
});
