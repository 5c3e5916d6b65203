import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { transformWithEsbuild } from "vite";
import { describe, expect, it } from "vitest";

const sheet = readFileSync(new URL("app.css", import.meta.url), "utf8");
const rules = sheet.replace(/\/\*[\s\S]*?\*\//g, "");

describe("the style sheet", () => {
	it("weighs less than two and a half kilobytes on the line", async () => {
		const { code } = await transformWithEsbuild(sheet, "app.css", { minify: true, loader: "css" });
		expect(brotliCompressSync(code).length).toBeLessThanOrEqual(2_400);
	});

	it("moves nothing, throws no shadow and outranks no reader's own style", () => {
		expect(rules).not.toMatch(/animation|transition|smooth|shadow|gradient|!important/);
	});

	it("has words of contrast 7 to 1 and lines of 3 to 1 on every ground (WCAG 1.4.6, 1.4.11)", () => {
		const grounds = [colour("paper"), colour("sand"), "#ffffff"];
		for (const ground of grounds) {
			for (const words of ["ink", "soft", "link", "bad", "deep"]) {
				expect(contrast(colour(words), ground), words).toBeGreaterThanOrEqual(7);
			}
			expect(contrast(colour("line"), ground)).toBeGreaterThanOrEqual(3);
		}
	});
});

function colour(name: string): string {
	const found = rules.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))?.[1];
	if (found === undefined) throw new Error(`no colour ${name}`);
	return found;
}

/** Contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
