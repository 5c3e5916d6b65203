import { describe, expect, it } from "vitest";
import { faultsIn, markup } from "#tests/ui-gallery/markup.tsx";
import { Reachable } from "./reachable.tsx";

describe("a sentence about how to reach somebody", () => {
	it("dials its numbers and writes to its addresses, and reads as before", async () => {
		const text = "Call 01632 960 123 or 111, or write to help@riverside.example. We answer in 5 days.";
		const html = markup(
			<p>
				<Reachable text={text} />
			</p>,
		);
		expect(html.replace(/<[^>]*>/g, "")).toBe(text);
		const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
		expect(links).toEqual(["tel:01632960123", "tel:111", "mailto:help@riverside.example"]);
		expect(await faultsIn(html)).toEqual([]);
	});

	it("leaves other numbers alone", () => {
		const text = "It is 15 minutes, 24 hours, WCAG 2.2 or the year 1957.";
		expect(markup(<Reachable text={text} />)).not.toContain("<a");
	});
});
