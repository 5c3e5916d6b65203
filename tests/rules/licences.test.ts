/** Nobody who runs or passes on the portal owes anything for a package but its licence's text. */
import { describe, expect, it } from "vitest";
import { DIFFERING, isPermissive } from "./licences.ts";
import { type Copy, copies } from "./lock-file.ts";
import { isThere, jsonOf } from "./tree.ts";

interface Description {
	readonly license?: string | { readonly type?: string };
	readonly licenses?: readonly { readonly type?: string }[];
}

describe("a package's licence", () => {
	it("is permissive, or on the list of those that differ, just as the list has it", () => {
		const strange = copies
			.filter((copy) => {
				const licence = licenceOf(copy);
				return !isPermissive(licence) && DIFFERING[copy.name]?.licence !== licence;
			})
			.map((copy) => `${copy.folder} ${copy.version}: ${licenceOf(copy) || "none"}`);
		expect(copies.length).toBeGreaterThan(0);
		expect(strange).toEqual([]);
	});

	it("differs only in what does not run with the portal", () => {
		const served = copies.filter(({ name, dev }) => name in DIFFERING && dev !== true);
		expect(served.map(({ folder }) => folder)).toEqual([]);
	});

	it("is listed as differing only while it does", () => {
		const differing = new Set(
			copies.filter((copy) => !isPermissive(licenceOf(copy))).map(({ name }) => name),
		);
		expect(Object.keys(DIFFERING).filter((name) => !differing.has(name))).toEqual([]);
	});

	it("is the same where it is installed as in the lock file", () => {
		const other = copies.filter(
			(copy) =>
				copy.license !== undefined &&
				isThere(`${copy.folder}/package.json`) &&
				licenceOf(copy) !== copy.license,
		);
		expect(other.map((copy) => `${copy.folder}: ${copy.license}, installed ${licenceOf(copy)}`)).toEqual([]);
	});
});

describe("an expression of licences", () => {
	it.each(["MIT", "(Apache-2.0 AND MIT)", "MIT OR GPL-3.0-only", "(Unlicense OR Apache-2.0)"])(
		"allows %s",
		(said) => {
			expect(isPermissive(said)).toBe(true);
		},
	);

	it.each(["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "UNLICENSED", "SEE LICENSE IN LICENSE", "MPL-2.0"])(
		"does not allow %j",
		(said) => {
			expect(isPermissive(said)).toBe(false);
		},
	);
});

/** What the installed package says of itself, also in npm's old ways; for another platform's package what the lock says. */
function licenceOf(copy: Copy): string {
	if (!isThere(`${copy.folder}/package.json`)) return copy.license ?? "";
	const { license, licenses = [] } = jsonOf(`${copy.folder}/package.json`) as Description;
	if (typeof license === "string") return license;
	const types = license === undefined ? licenses : [license];
	return types.map(({ type = "" }) => type).join(" OR ");
}
