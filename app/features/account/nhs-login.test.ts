import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { nhsPersonOf, vectorsFor, wantsP9 } from "./nhs-login.ts";

const number = testNhsNumber(7);
const claims = { sub: "account-7", vot: "P9.Cp.Cd" };
const person = { nhs_number: number, birthdate: "1957-03-27" };
const known = (over: object, asked: "P5" | "P9" = "P5") =>
	nhsPersonOf({ claims: { ...claims, ...over }, person }, asked);
const told = (over: object) => nhsPersonOf({ claims, person: { ...person, ...over } }, "P5");

describe("somebody who comes from NHS login", () => {
	it("is their account there, with number, birth date and level", () => {
		expect(known({})).toEqual({
			ok: true,
			value: { sub: "account-7", level: "P9", nhsNumber: number, birthDate: "1957-03-27" },
		});
		expect(known({ vot: "P5.Cm" })).toMatchObject({ ok: true, value: { level: "P5" } });
	});

	it.each([
		"P0.Cp",
		"P0",
		"p9.Cp.Cd",
		"P9",
		"P9.Cp",
		"P9.Cp.Xx",
		"P9.Cp.Cd ",
		"",
		undefined,
		9,
		["P9.Cp.Cd"],
	])("is nobody with the vector %j", (vot) => {
		expect(known({ vot })).toEqual({ ok: false, reason: "level" });
	});

	it("is not known well enough by P5 where P9 was asked for", () => {
		expect(known({ vot: "P5.Cp.Cd" }, "P9")).toEqual({ ok: false, reason: "level" });
		expect(vectorsFor("P9").every((vector) => vector.startsWith("P9."))).toBe(true);
	});

	it.each([
		number.slice(0, 9),
		`${number}0`,
		`${number.slice(0, 3)} ${number.slice(3)}`,
		"9990000000",
		Number(number),
		null,
		undefined,
	])("is nobody with the NHS number %j", (nhs_number) => {
		expect(told({ nhs_number })).toEqual({ ok: false, reason: "unknown" });
	});

	it.each(["0000-03-27", "1957-02-30", "27/03/1957", "1957", 1957, undefined])(
		"is nobody with the birth date %j",
		(birthdate) => {
			expect(told({ birthdate })).toEqual({ ok: false, reason: "unknown" });
		},
	);

	it.each(["", undefined, 7, "x".repeat(256)])("is nobody with the account %j", (sub) => {
		expect(known({ sub })).toEqual({ ok: false, reason: "unknown" });
	});
});

describe("a page", () => {
	it.each(["choices", "looked", "copy", "copy/json", "uses/u1", "details", "disputes/new", "people"])(
		"my/%s wants P9",
		(page) => {
			expect(wantsP9(`/en/my/${page}?page=2`)).toBe(true);
		},
	);

	it.each(["/en/my/LOOKED", "/EN/My/looked", "/en/my/%6cooked", "/en/%6D%79/looked/", "/en/my/%ff"])(
		"%s wants P9 too: the router takes it for the same page, or for none",
		(path) => {
			expect(wantsP9(path)).toBe(true);
		},
	);

	it.each([
		"/en/my",
		"/ur/my/tools/eye-scan-urgency/choose",
		"/en/my/everything",
		"/en/my/receipts/A1",
		"/en/my/nhs-login",
	])("%s wants P5", (path) => {
		expect(wantsP9(path)).toBe(false);
	});
});
