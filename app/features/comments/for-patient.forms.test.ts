import { describe, expect, it } from "vitest";
import { readToldComment } from "./for-patient.forms.ts";

const read = (fields: Readonly<Record<string, string>>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return readToldComment(form, ["eye-scan"]);
};
const WHOLE = { tool: "eye-scan", way: "phone", worry: "Who sees it?" };

describe("the form with a patient's comment", () => {
	it("is read with the tool, the way and the words", () => {
		expect(read({ ...WHOLE, interpreter: "Urdu" })).toMatchObject({
			told: {
				tool: "eye-scan",
				way: "phone",
				interpreter: "Urdu",
				comment: { clear: null, worry: "Who sees it?", wish: "" },
			},
		});
	});

	it.each([
		["no tool", { ...WHOLE, tool: "" }, "tool", "tool-missing"],
		["a tool that is not offered", { ...WHOLE, tool: "other" }, "tool", "tool-missing"],
		["no way", { ...WHOLE, way: "" }, "way", "way-missing"],
		["the way of the patient's own hand", { ...WHOLE, way: "online" }, "way", "way-missing"],
		["nothing said", { ...WHOLE, worry: "" }, "worry", "nothing-said"],
	])("is refused with %s, and what was typed is given back", (_what, fields, field, name) => {
		const found = read(fields);
		expect(found).toMatchObject({ problems: [{ field, name }], typed: { way: fields.way } });
	});

	it("names a field that came twice once", () => {
		const form = new FormData();
		for (const value of ["eye-scan", "eye-scan"]) form.append("tool", value);
		form.append("way", "phone");
		form.append("worry", "Who?");
		expect(readToldComment(form, ["eye-scan"])).toMatchObject({ problems: [{ field: "tool" }] });
	});
});
