import { describe, expect, it } from "vitest";
import { faultsIn, markup } from "#tests/ui-gallery/markup.tsx";
import { Radios } from "./radios.tsx";

const question = {
	id: "choice",
	name: "choice",
	legend: "Do you want us to use the eye photo tool?",
	options: [
		{ value: "yes", text: "Yes", hint: "The tool looks first." },
		{ value: "no", text: "No, a person instead", hint: "A nurse looks." },
		{ value: "unsure", text: "Not sure, talk to me" },
	],
} as const;

/** Without what browsers of today leave out. */
const shown = (html: string) => html.replace(/<template>.*?<\/template>/gs, "");

const describedIn = (html: string) => html.match(/aria-describedby="([^"]*)"/)?.[1];

describe("a question with a few answers", () => {
	it("is a native group that any browser knows, clean with and without an error", async () => {
		const html = markup(<Radios {...question} heading />);
		expect(html).toMatch(/^<div class="field"><fieldset><legend class="label"><h1>/);
		expect(html).not.toContain("radiogroup");
		expect(await faultsIn(html)).toEqual([]);
		expect(await faultsIn(markup(<Radios {...question} hint="Same care" error="Choose one" />))).toEqual([]);
	});

	it("has chosen nothing for the patient", () => {
		expect(shown(markup(<Radios {...question} />))).not.toContain("checked");
		expect(shown(markup(<Radios {...question} chosen="maybe" />))).not.toContain("checked");
	});

	it("has a browser that always marks one mark what sends nothing, until something was chosen", async () => {
		const first =
			/<template>.*<input[^>]* name="choice" disabled="" checked="" value=""\/>.*Not said yet.*<\/template>/;
		expect(markup(<Radios {...question} />)).toMatch(first);
		expect(markup(<Radios {...question} chosen="no" />)).not.toContain("<template>");
	});

	it("gives back the answer that was chosen, and only that one", () => {
		const inputs = shown(markup(<Radios {...question} chosen="no" />)).match(/<input[^>]*>/g) ?? [];
		expect(inputs.map((input) => input.includes("checked"))).toEqual([false, true, false]);
	});

	it("has an error link land on its first answer", () => {
		const ids = [...shown(markup(<Radios {...question} />)).matchAll(/<input[^>]* id="([^"]*)"/g)].map(
			([, id]) => id,
		);
		expect(ids).toEqual(["choice", "choice-2", "choice-3"]);
	});

	it("names what describes it only when that is there", () => {
		expect(describedIn(markup(<Radios {...question} />))).toBeUndefined();
		expect(describedIn(markup(<Radios {...question} hint="Same care" />))).toBe("choice-hint");
		expect(describedIn(markup(<Radios {...question} error="Choose one" />))).toBe("choice-error");
		expect(describedIn(markup(<Radios {...question} hint="Same care" error="Choose one" />))).toBe(
			"choice-hint choice-error",
		);
	});

	it("shows every answer in the same way", () => {
		const rows = markup(<Radios {...question} />).match(/<div class="option[^"]*"/g);
		expect(rows).toEqual(['<div class="options"', ...question.options.map(() => '<div class="option"')]);
	});
});
