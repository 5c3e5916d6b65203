import jsQR from "jsqr";
import { describe, expect, it } from "vitest";
import { qrSvg } from "./qr.ts";

/** Paints the path, five pixels a module, and reads it as a camera would. */
function read(svg: string): string | undefined {
	const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
	const scale = 5;
	const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255);
	for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
		for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
			for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column += 1)
				pixels.fill(0, (row * side * scale + column) * 4, (row * side * scale + column) * 4 + 3);
	return jsQR(pixels, side * scale, side * scale)?.data;
}

describe("a QR code", () => {
	it.each([
		"http://localhost:3000/en/tools/eye-scan-urgency",
		"https://choices.a-very-long-name-of-a-hospital-trust.nhs.uk/pa/tools/retina-disease-detection",
		"https://a.example/ur/verify",
	])("is read back as %s", (address) => {
		expect(read(qrSvg(address, "a title").html)).toBe(address);
	});

	it("is one path in the colour of the text, with four white modules around it and a title", () => {
		const svg = qrSvg("https://a.example/en", `Read <it> & "more"`).html;
		expect(svg.match(/<path/g)).toHaveLength(1);
		expect(svg).toContain('fill="currentColor"');
		expect(svg).toContain("<title>Read &lt;it&gt; &amp; &quot;more&quot;</title>");
		const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
		const bars = [...svg.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, ...numbers]) => numbers.map(Number));
		expect(Math.min(...bars.map(([x = 0]) => x))).toBe(4);
		expect(Math.min(...bars.map(([, y = 0]) => y))).toBe(4);
		expect(Math.max(...bars.map(([x = 0, , width = 0]) => x + width))).toBe(side - 4);
	});
});
