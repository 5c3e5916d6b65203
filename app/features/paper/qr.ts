/** A QR code (ISO/IEC 18004) as one path of an SVG, in the colour of the text. What it says is an address that anybody may read. */
import qrcode from "qrcode-generator";
import { type Html, html } from "#app/features/people/letter-html.ts";

/** The white border that a camera needs, in modules of the code. */
const QUIET = 4;

/** The code of this text. Level M stands a fold or a stain over 15% of it. `title` says what it is to who cannot see it. */
export function qrSvg(text: string, title: string): Html {
	const code = qrcode(0, "M");
	code.addData(text);
	code.make();
	const size = code.getModuleCount();
	const side = String(size + 2 * QUIET);
	return html`<svg class="qr" role="img" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><title>${title}</title><path fill="currentColor" d="${pathOf(size, (row, column) => code.isDark(row, column))}"/></svg>`;
}

/** Dark modules that stand beside each other in a row are one bar: a third of the bytes of single squares. */
function pathOf(size: number, isDark: (row: number, column: number) => boolean): string {
	const bars: string[] = [];
	for (let row = 0; row < size; row += 1) {
		for (let column = 0; column < size; column += 1) {
			if (!isDark(row, column)) continue;
			const start = column;
			while (column + 1 < size && isDark(row, column + 1)) column += 1;
			const length = column + 1 - start;
			bars.push(`M${start + QUIET} ${row + QUIET}h${length}v1h-${length}z`);
		}
	}
	return bars.join("");
}
