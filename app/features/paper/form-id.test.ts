import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#locales/index.ts";
import { formId, type PrintedForm, readFormId } from "./form-id.ts";

const forms: fc.Arbitrary<PrintedForm> = fc.oneof(
	fc.record({
		about: fc.constant("tool" as const),
		number: fc.integer({ min: 1, max: 99_999 }),
		notice: fc.integer({ min: 1, max: 999 }),
		lang: fc.constantFrom(...LANGUAGES.map(({ tag }) => tag)),
	}),
	fc.record({
		about: fc.constantFrom("purposes" as const, "everything" as const, "wrong" as const, "needs" as const),
		lang: fc.constantFrom(...LANGUAGES.map(({ tag }) => tag)),
	}),
);

describe("the id of a paper form", () => {
	it("is read back as it was printed, also in small letters and with other gaps", () => {
		fc.assert(
			fc.property(forms, fc.constantFrom("-", " ", ".", "–", " - "), (form, gap) => {
				const typed = formId(form).toLowerCase().replaceAll("-", gap);
				expect(readFormId(` ${typed} `)).toEqual({ ok: true, value: form });
			}),
		);
	});

	it("is refused where one digit is wrong, or two changed places", () => {
		fc.assert(
			fc.property(forms, fc.nat(), fc.integer({ min: 1, max: 9 }), (form, at, by) => {
				const id = formId(form);
				const digits = [...id.matchAll(/\d(?=.*-)/g)].map(({ index }) => index);
				if (digits.length === 0) return;
				const place = digits[at % digits.length] ?? 0;
				const other = String((Number(id[place]) + by) % 10);
				const wrong = `${id.slice(0, place)}${other}${id.slice(place + 1)}`;
				expect(readFormId(wrong).ok, wrong).toBe(false);
				const [a = "", b = ""] = [id[place], id[place + 1]];
				if (a === b || !/\d/.test(b)) return;
				const swapped = `${id.slice(0, place)}${b}${a}${id.slice(place + 2)}`;
				expect(readFormId(swapped).ok, swapped).toBe(false);
			}),
		);
	});

	it.each(["", "12", "12-3", "12-3-PA", "X-PA-K", "12-3-PA-KK", "943 476 5919", "0".repeat(5000)])(
		"is not %j",
		(typed) => {
			expect(readFormId(typed)).toEqual({ ok: false, reason: "form-id" });
		},
	);
});
