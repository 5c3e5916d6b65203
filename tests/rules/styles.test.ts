/** One stylesheet serves both reading directions: Urdu needs no second one as long as nothing says left or right. */
import { describe, expect, it } from "vitest";
import { filesLike, textOf } from "./tree.ts";

const sheets = filesLike(/^(app|public)\/.*\.css$/);

const PHYSICAL_NAME =
	/^((margin|padding|border|scroll-margin|scroll-padding|inset)-(left|right)(-.+)?|left|right)$/;
const PHYSICAL_CORNER = /^border-(top|bottom)-(left|right)-radius$/;
const SIDED_VALUE = /^(text-align(-last)?|float|clear|caption-side)$/;
const SHORTHAND = /^(margin|padding|inset|border-(width|style|color)|scroll-margin|scroll-padding)$/;

describe("the stylesheet", () => {
	it("says start and end, never left and right", () => {
		const sided = sheets.flatMap((file) => declarationsOf(file).filter(isSided).map(said));
		expect(sided).toEqual([]);
	});

	it("fetches nothing: no font, no image, no other sheet", () => {
		const fetching = sheets.flatMap((file) => bare(file).match(/@import|@font-face|url\(/g) ?? []);
		expect(fetching).toEqual([]);
	});
});

interface Declaration {
	readonly file: string;
	readonly line: number;
	readonly name: string;
	readonly value: string;
}

function declarationsOf(file: string): readonly Declaration[] {
	const text = bare(file);
	return [...text.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map((found) => ({
		file,
		line: text.slice(0, found.index).split("\n").length,
		name: found[1] ?? "",
		value: (found[2] ?? "").trim(),
	}));
}

function isSided({ name, value }: Declaration): boolean {
	if (PHYSICAL_NAME.test(name) || PHYSICAL_CORNER.test(name)) return true;
	if (SIDED_VALUE.test(name)) return /\b(left|right)\b/.test(value);
	return SHORTHAND.test(name) && sidesDiffer(value);
}

/** Four values are top, right, bottom, left: a difference between the second and the fourth is a side. */
function sidesDiffer(value: string): boolean {
	const parts = value.replaceAll(/\([^()]*\)/g, "()").split(/\s+/);
	return parts.length === 4 && parts[1] !== parts[3];
}

/** The text with its comments blanked out, line by line, so that line numbers stay true. */
function bare(file: string): string {
	return textOf(file).replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, " "));
}

function said({ file, line, name, value }: Declaration): string {
	return `${file}:${line}  ${name}: ${value}`;
}
