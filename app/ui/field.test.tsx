import { describe, expect, it } from "vitest";
import { faultsIn, markup } from "#tests/ui-gallery/markup.tsx";
import { Checkbox } from "./checkbox.tsx";
import { DateFields } from "./date-fields.tsx";
import { TextAreaField, TextField } from "./field.tsx";

const born = { legend: "Your date of birth", hint: "For example, 27 3 1962" };

describe("a field", () => {
	it("is clean HTML with and without hint and error", async () => {
		for (const remarks of [{}, { hint: "Help" }, { error: "Type it" }, { hint: "Help", error: "Type it" }]) {
			const html = markup(
				<>
					<TextField id="code" name="code" label="Code" {...remarks} />
					<TextAreaField id="more" name="more" label="More" {...remarks} />
					<DateFields {...born} {...remarks} birthday />
					<Checkbox id="shared" name="shared" text="Others use this" {...remarks} />
				</>,
			);
			expect(await faultsIn(html)).toEqual([]);
		}
	});

	it("says its error in words at the field and marks it wrong, but only then", () => {
		const wrong = markup(<TextField id="code" name="code" label="Code" error="Type your code" />);
		expect(wrong).toContain('class="error" id="code-error"');
		expect(wrong).toContain('aria-describedby="code-error" aria-invalid="true"');
		const right = markup(<TextField id="code" name="code" label="Code" />);
		expect(right).not.toMatch(/aria-describedby|aria-invalid|error/);
	});

	it("keeps what was typed", () => {
		expect(markup(<TextField id="a" name="a" label="A" value={'5 "o"'} />)).toContain(
			'value="5 &quot;o&quot;"',
		);
		expect(markup(<TextAreaField id="a" name="a" label="A" value="<b>" />)).toContain("&lt;b&gt;</textarea>");
	});

	it("has its label on a line of its own where no style is read, if it has several", () => {
		const label = '<label class="label" for="a">A</label>';
		expect(markup(<TextAreaField id="a" name="a" label="A" />)).toContain(`<div>${label}</div><textarea`);
		expect(markup(<TextField id="a" name="a" label="A" />)).toContain(`${label}<input`);
	});
});

describe("a date in three boxes", () => {
	it("has an error link land on the box it is about", () => {
		const html = markup(<DateFields {...born} />);
		for (const part of ["day", "month", "year"]) expect(html).toContain(`<input id="${part}" name="${part}"`);
	});

	it("marks the part that is wrong, or all when no part is named", () => {
		const marked = (html: string) =>
			[...html.matchAll(/name="(\w+)"[^>]*aria-invalid="true"/g)].map(([, part]) => part);
		expect(marked(markup(<DateFields {...born} error="Type a year" wrong={["year"]} />))).toEqual(["year"]);
		expect(marked(markup(<DateFields {...born} error="Type a date" />))).toEqual(["day", "month", "year"]);
		expect(marked(markup(<DateFields {...born} />))).toEqual([]);
	});
});

describe("a box to tick", () => {
	it("is ticked only when it was ticked", () => {
		expect(markup(<Checkbox id="a" name="a" text="A" />)).not.toContain("checked=");
		expect(markup(<Checkbox id="a" name="a" text="A" chosen />)).toContain("checked=");
	});
});
