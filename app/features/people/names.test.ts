import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameWithBirthDate, normaliseFamilyName, readName } from "./names.ts";

function answerTo(typed: string): string {
	const read = readName(typed);
	return read.ok ? read.value : `refused: ${read.reason}`;
}

describe("a name as it is kept", () => {
	it.each([
		["O'Neill", "O'Neill"],
		["  Smith   Jones\u00A0", "Smith Jones"],
		["Zoe\u0308", "Zoë"],
		["Łęcka-Żółć", "Łęcka-Żółć"],
		["محمد علی", "محمد علی"],
		["نیک\u200Cآیین", "نیک\u200Cآیین"],
		["ক্ষিতীশ", "ক্ষিতীশ"],
		["Robert'); DROP TABLE patients;--", "Robert'); DROP TABLE patients;--"],
		["=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"],
		["X", "X"],
		["", ""],
		["a".repeat(100), "a".repeat(100)],
	])("%j is %j", (typed, kept) => {
		expect(answerTo(typed)).toBe(kept);
	});

	it.each([
		["10 kB", "a".repeat(10_000), "name-too-long"],
		["101 letters", "a".repeat(101), "name-too-long"],
		["500 marks on one letter", `a${"\u0323".repeat(500)}`, "name-too-long"],
		["a turn of direction", "Smith\u202Enhoj", "name-direction"],
		["an isolated direction", "\u2067Smith\u2069", "name-direction"],
		["a mark from right to left", "Smith\u200F", "name-direction"],
		["a NUL", "Smi\0th", "name-unreadable"],
		["a line end", "Smith\nJones", "name-unreadable"],
		["a tab", "Smith\tJones", "name-unreadable"],
		["half a character", "Smith\uD83D", "name-unreadable"],
		["a character that was lost before", "Mu\uFFFDller", "name-unreadable"],
		["a space that nobody sees", "Smi\u200Bth", "name-unreadable"],
		["a line of another kind", "Smith\u2028Jones", "name-unreadable"],
		["only a dash", "-", "name-without-letters"],
		["a number", "12345", "name-without-letters"],
	])("is refused with %s", (_what, typed, reason) => {
		expect(answerTo(typed)).toBe(`refused: ${reason}`);
	});
});

describe("a family name looked for", () => {
	it.each([
		["O'Neill", "ONEILL"],
		["O’Neill", "o neill"],
		["Smith-Jones", "smith jones"],
		["MÜLLER", "muller"],
		["Groß", "GROSS"],
		["GROẞ", "Groß"],
		["Wałęsa", "walesa"],
		["Łęcka", "LECKA"],
		["Sørensen", "Sorensen"],
		["Æsop", "aesop"],
		["İnce", "ınce"],
		["Zoe\u0308", "Zoë"],
		["ﬁsher", "fisher"],
		["ＳＭＩＴＨ", "smith"],
		["Van der Berg", "vanderberg"],
		["علي", "علی"],
		["محـمد", "مُحَمَّد"],
		["Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"],
		["St. John", "St John"],
	])("is found as %j and as %j", (one, other) => {
		expect(normaliseFamilyName(one)).toBe(normaliseFamilyName(other));
	});

	it("is not found under another name", () => {
		const names = ["Smith", "Smyth", "Jones", "علی", "محمد", "Łęcki", "Łęcka"];
		expect(new Set(names.map(normaliseFamilyName)).size).toBe(names.length);
	});

	it("is the same whether a sigma ends a word, or the word goes on without the hyphen", () => {
		expect(normaliseFamilyName("Παππάς-Λάμπρου")).toBe(normaliseFamilyName("Παππάσλαμπρου"));
	});

	it("is the same when it was normalised before, in any case and any form", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (name) => {
				const once = normaliseFamilyName(name);
				expect(normaliseFamilyName(once)).toBe(once);
				expect(normaliseFamilyName(name.normalize("NFD"))).toBe(once);
				expect(normaliseFamilyName(name.normalize("NFC"))).toBe(once);
			}),
		);
	});

	it("stands apart from the birth date it is found with", () => {
		expect(nameWithBirthDate("O'Neill", "1984-03-05")).toBe("oneill|1984-03-05");
	});
});
