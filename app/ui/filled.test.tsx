import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Filled } from "./filled.tsx";

describe("a sentence with pieces", () => {
	it("has each piece in the place that the language gives it, also twice", () => {
		const shown = renderToStaticMarkup(
			<p>
				<Filled
					of={({ name, day }) => `On ${day} we call ${name}. ${name} can say no.`}
					pieces={{ name: <b>Jo</b>, day: "5 March" }}
				/>
			</p>,
		);
		expect(shown).toBe("<p>On 5 March we call <b>Jo</b>. <b>Jo</b> can say no.</p>");
	});

	it("leaves out a piece for which the language has no place", () => {
		const shown = renderToStaticMarkup(<Filled of={() => "We call."} pieces={{ name: <b>Jo</b> }} />);
		expect(shown).toBe("We call.");
	});
});
