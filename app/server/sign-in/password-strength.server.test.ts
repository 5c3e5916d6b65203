import { describe, expect, it } from "vitest";
import { isEasyToGuess } from "./password-strength.server.ts";

const ABOUT = ["rhian.price@riverside.example", "Rhian Price"];

describe("a password", () => {
	it.each([
		"password1234",
		"123456789012",
		"qwertyuiop12",
		"aaaaaaaaaaaaaaaa",
		"abcdefghijkl",
		"liverpoolliverpool",
		"iloveyou12345",
	])("that others try first is easy to guess: %s", async (password) => {
		expect(await isEasyToGuess(password, [])).toBe(true);
	});

	it("made of what is known of the person is easy to guess", async () => {
		for (const password of ["rhian.price@riverside.example", "RhianPrice2026", "riverside rhian"])
			expect(await isEasyToGuess(password, ABOUT), password).toBe(true);
	});

	it("of four words, or of twelve random symbols, is not, however long", async () => {
		for (const password of [
			"correct horse battery",
			"K3N9-XY2A-77QW",
			"Xk3-8FQ-Pz2a",
			"tall green kettle ".repeat(11),
		])
			expect(await isEasyToGuess(password, ABOUT), password).toBe(false);
	});
});
