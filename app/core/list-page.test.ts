import { describe, expect, it } from "vitest";
import { listPage } from "./list-page.ts";

describe("a page of a list", () => {
	it("shows twenty rows and leads on while there are more", () => {
		expect(listPage("1", 36)).toMatchObject({ skip: 0, from: 1, to: 20, previous: null, next: 2 });
		expect(listPage("2", 36)).toMatchObject({ skip: 20, from: 21, to: 36, previous: 1, next: null });
	});
	it("is the first where none is asked for", () => {
		expect(listPage(null, 36).page).toBe(1);
	});
	it.each(["0", "-1", "3", "1.5", "x", "", "1e9", "__proto__"])(
		"is the first where page %s is asked for",
		(asked) => {
			expect(listPage(asked, 36).page).toBe(1);
		},
	);
	it("of nothing shows nothing and leads nowhere", () => {
		expect(listPage(null, 0)).toMatchObject({ from: 0, to: 0, previous: null, next: null });
	});
	it("that is just full is the last", () => {
		expect(listPage("1", 20).next).toBeNull();
	});
});
