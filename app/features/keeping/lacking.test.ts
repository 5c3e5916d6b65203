import { describe, expect, it } from "vitest";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { draftContent } from "./draft.ts";
import { lackingIn } from "./lacking.ts";

const { register, words } = readRegisterFiles();

/** What is missing of this tool, as the register has it in English. */
function lacking(id: string) {
	const facts = register.tools.find((tool) => tool.id === id);
	const content = { facts, words: { en: words["en"]?.[id] }, reask: true, difference: null };
	return lackingIn(draftContent.parse(content), ["en"]);
}

describe("what a draft lacks", () => {
	it("is its Easy Read, where nobody has written any", () => {
		expect(lacking("emergency-order").lists).toContain("easy");
		expect(lacking("eye-scan-urgency").lists).not.toContain("easy");
	});
});
