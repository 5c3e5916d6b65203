import { describe, expect, it } from "vitest";
import { readPressedAnswer, readPublicWords } from "./answer.forms.ts";
import { readComment } from "./comment.forms.ts";

function form(...fields: readonly (readonly [string, string])[]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

describe("the form of a comment", () => {
	it.each([
		[["clear", "partly"]],
		[["worry", "Who sees it?"]],
		[["wish", "How often is it right?"]],
	] as const)("is taken with one answer alone: %j", (field) => {
		expect(readComment(form(field))).toMatchObject({ comment: { [field[0]]: field[1] } });
	});

	it("is refused empty, also where the page was not rated and the texts are spaces", () => {
		const sent = form(["clear", ""], ["worry", "  \r\n "], ["wish", ""]);
		expect(readComment(sent)).toMatchObject({ problems: [{ field: "worry", name: "nothing-said" }] });
	});

	it("takes 1,000 signs, and gives what was typed beside a longer one back", () => {
		expect(readComment(form(["worry", "a".repeat(1000)]))).toHaveProperty("comment");
		const long = readComment(form(["worry", "a".repeat(1001)], ["wish", "Kept"], ["clear", "no"]));
		expect(long).toMatchObject({
			problems: [{ field: "worry", name: "too-long" }],
			typed: { wish: "Kept", clear: "no" },
		});
	});

	it("takes what is no answer about the page as none", () => {
		expect(readComment(form(["clear", "maybe"], ["wish", "x"]))).toMatchObject({ comment: { clear: null } });
	});
});

describe("the form of a public answer", () => {
	it("needs English, and leaves out the languages in which nothing was written", () => {
		const languages = ["en", "cy", "ur"];
		expect(
			readPublicWords(form(["words-en", " We changed it. "], ["words-ur", ""]), languages),
		).toMatchObject({
			words: { en: "We changed it." },
		});
		expect(readPublicWords(form(["words-cy", "Newidiwyd."]), languages)).toMatchObject({
			problems: [{ field: "words-en", name: "words-missing" }],
			typed: { "words-cy": "Newidiwyd." },
		});
		expect(readPublicWords(form(["words-en", "a".repeat(601)]), languages)).toMatchObject({
			problems: [{ field: "words-en", name: "too-long" }],
		});
	});

	it("reads the boxes of comments, and nothing else, as read", () => {
		const id = "0123456789abcdef";
		const sent = form(["move", "read"], [`read-${id}`, "yes"], ["read-' OR 1=1", "yes"], ["read-12", "yes"]);
		expect(readPressedAnswer(sent)).toMatchObject({ move: "read", read: [id] });
	});
});
