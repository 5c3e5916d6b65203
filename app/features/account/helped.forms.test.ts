import { describe, expect, it } from "vitest";
import { readHelper } from "./helped.forms.ts";

function read(fields: Readonly<Record<string, string>>) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return readHelper(form);
}

describe("who helps a patient", () => {
	it("is somebody they know, with a name or without one", () => {
		expect(read({ who: "person", name: " Jo  Hill " }).helped).toBe("Jo Hill");
		expect(read({ who: "person", name: "" }).helped).toBe(true);
	});

	it("is staff of a library, whose name is not taken", () => {
		expect(read({ who: "library", name: "Sam" }).helped).toBe("library-staff");
	});

	it("is nobody any more once the help is ended", () => {
		expect(read({ end: "1", who: "person", name: "Jo" }).helped).toBe(false);
	});

	it.each([
		["nobody chosen", { name: "Jo" }, "who", "who-missing"],
		["somebody else", { who: "doctor" }, "who", "who-missing"],
		["a name that turns the line around", { who: "person", name: "Jo\u202elliH" }, "name", "not-readable"],
		["a name of two lines", { who: "person", name: "Jo\nHill" }, "name", "not-readable"],
		["a name of 41 letters", { who: "person", name: "x".repeat(41) }, "name", "too-long"],
		["control signs", { who: "person", name: "Jo\u0007" }, "name", "control-characters"],
	])("is refused in words with %s, and what was typed is kept", (_what, fields, field, name) => {
		const { helped, problem, typed } = read(fields);
		expect([helped, problem]).toEqual([undefined, { field, name }]);
		expect(typed.name).toBe((fields as { name?: string }).name ?? "");
	});
});
