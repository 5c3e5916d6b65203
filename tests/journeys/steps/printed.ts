/** A page as a printer puts it on paper, looked at with poppler: how many sides, which words, and what a phone reads from it. */
import { spawnSync } from "node:child_process";
import type { Page } from "@playwright/test";
import jsQR from "jsqr";
import { needed } from "./needed-program.ts";

/** Dots on 2.54 cm. A camera sees a code of 36 mm as sharply as this. */
const DOTS = 100;

/** Prints the page as a reader's browser does: A4, with the margins of its style sheet. */
export function print(page: Page): Promise<Buffer> {
	return page.pdf({ preferCSSPageSize: true });
}

/** How many sides of paper. */
export function sidesOf(pdf: Buffer): number {
	return Number(/^Pages:\s+(\d+)$/m.exec(poppler("pdfinfo", ["-"], pdf).toString())?.[1]);
}

/** The words on it, or on one side of it. */
export function wordsOn(pdf: Buffer, side?: number): string {
	const only = side === undefined ? [] : ["-f", String(side), "-l", String(side)];
	// Poppler marks the direction of each line; that is no word.
	return poppler("pdftotext", [...only, "-layout", "-", "-"], pdf)
		.toString()
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** What a phone reads from the square code on this side; undefined where it finds none. */
export function scanned(pdf: Buffer, side: number): string | undefined {
	const only = ["-f", String(side), "-l", String(side)];
	const picture = poppler("pdftoppm", ["-r", String(DOTS), "-gray", ...only, "-"], pdf);
	// PGM (P5): the width and height in digits, the greatest value, and then a byte a dot.
	const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString("latin1"));
	if (head === null) throw new Error("pdftoppm gave no picture");
	const [width, height] = [Number(head[1]), Number(head[2])];
	const grey = picture.subarray(head[0].length, head[0].length + width * height);
	const dots = new Uint8ClampedArray(width * height * 4).fill(255);
	for (const [at, value] of grey.entries()) dots.fill(value, at * 4, at * 4 + 3);
	return jsQR(dots, width, height)?.data;
}

function poppler(program: string, args: readonly string[], pdf: Buffer): Buffer {
	const ran = spawnSync(needed(program, "poppler-utils"), args, { input: pdf, maxBuffer: 64 * 1024 * 1024 });
	if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr}`);
	return ran.stdout;
}
