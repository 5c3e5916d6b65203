import { describe, expect, it } from "vitest";
import { formId } from "#app/features/paper/form-id.ts";
import { isLanguage } from "#locales/index.ts";
import { readPrintedForm } from "./printed-form.ts";

const HERE = { tools: new Map([[12, { id: "skin-lesion-check", notice: { number: 3 } }]]), isLanguage };
const of = (number: number, notice: number, lang: string) => formId({ about: "tool", number, notice, lang });
const reason = (typed: string) => {
	const read = readPrintedForm(typed, HERE);
	return read.ok ? undefined : read.reason;
};

describe("the number at the foot of a form", () => {
	it("says which tool, which version of its page and which language was printed, however it is typed", () => {
		const id = of(12, 2, "pa");
		const meant = {
			ok: true,
			value: { id, about: "tool", tool: "skin-lesion-check", notice: 2, lang: "pa" },
		};
		expect(readPrintedForm(id, HERE)).toEqual(meant);
		expect(readPrintedForm(` ${id.toLowerCase().replaceAll("-", " ")} `, HERE)).toEqual(meant);
	});

	it.each(["purposes", "everything", "wrong", "needs"] as const)("says that it asks about %s", (about) => {
		const id = formId({ about, lang: "pa" });
		expect(readPrintedForm(id, HERE)).toEqual({ ok: true, value: { id, about, lang: "pa" } });
	});

	it("may be left out", () => {
		expect(readPrintedForm("  ", HERE)).toEqual({ ok: true, value: null });
	});

	it("is refused with a slip in it", () => {
		const id = of(12, 2, "pa");
		expect(reason(id.replace("12-", "21-"))).toBe("form-id-check");
		expect(reason("twelve")).toBe("form-id");
	});

	it("is refused where no such form was ever printed here", () => {
		expect(reason(of(13, 1, "en"))).toBe("form-unknown");
		expect(reason(of(12, 4, "en"))).toBe("form-unknown");
		expect(reason(of(12, 1, "de"))).toBe("form-unknown");
		expect(reason(formId({ about: "wrong", lang: "de" }))).toBe("form-unknown");
		expect(reason(formId({ about: "everything", lang: "de" }))).toBe("form-unknown");
	});
});
