import { describe, expect, it } from "vitest";
import type { Receipt } from "#app/features/choices/receipt.store.server.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { savedLetter } from "./letter-saved.ts";

const receipt: Receipt = {
	...{ ref: "ABCD-EFGH-JKMN", about: { tool: { id: "eye", name: "Eye scan tool" }, purpose: "care" } },
	...{ answer: "no", at: new Date("2026-11-21T12:00:00Z"), notice: 1, effect: "not-used", due: undefined },
	by: { decider: null, authority: null, recorder: null, way: "online", helped: null },
	...{ isPrivate: true, notHere: [], laws: [], notes: [], undoneAt: undefined, undoneRef: undefined },
	...{ inErrorAt: undefined, undoUntil: undefined },
};

function letter(isPrivate: boolean): string {
	const t = loadTranslators("locales").get("en")?.t as Words;
	return savedLetter({
		...{ t, lang: "en", dir: "ltr", printSize: null, day: "21 November 2026", origin: "http://localhost" },
		provider: { name: "Riverside Health", phone: "01632 960 100", address: ["1 Mill Lane"] },
		...{ to: { name: "Alex Carter", address: ["3 Mill Lane"] }, readOn: [] },
		receipt: { ...receipt, isPrivate },
		dayIn: () => "21 November 2026",
	}).html;
}

describe("a letter about an answer that the patient keeps to themself", () => {
	it("says that there is one, and neither which tool nor what was said, nor its reference", () => {
		for (const told of ["Eye scan tool", "<strong>No</strong>", "ABCD-EFGH-JKMN"]) {
			expect(letter(false)).toContain(told);
			expect(letter(true)).not.toContain(told);
		}
		expect(letter(true)).toContain("This letter does not say what it is");
	});
});
