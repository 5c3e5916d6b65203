import { describe, expect, it } from "vitest";
import { staffPersonOf } from "./staff-openid.ts";

const second = { acr: ["urn:two"], amr: ["mfa", "hwk"] };
const claims = { sub: "account-7", amr: ["pwd", "mfa"] };
const person = { email: "rhian@riverside.example", email_verified: true };
const proved = (over: object) =>
	staffPersonOf({ claims: { ...claims, amr: undefined, ...over }, person }, second);
const told = (over: object) => staffPersonOf({ claims, person: { ...person, ...over } }, second);

describe("a member of staff who comes by OpenID", () => {
	it.each([{ amr: ["pwd", "mfa"] }, { amr: ["hwk"] }, { acr: "urn:two" }])(
		"is their account there, and the e-mail address that the provider stands for, with %j",
		(over) => {
			expect(proved(over)).toEqual({
				ok: true,
				value: { sub: "account-7", email: "rhian@riverside.example" },
			});
		},
	);

	it.each([
		{},
		{ amr: [] },
		{ amr: ["pwd"] },
		{ amr: "mfa" },
		{ amr: ["MFA"] },
		{ amr: [["mfa"]] },
		{ amr: { 0: "mfa" } },
		{ acr: "urn:two " },
		{ acr: ["urn:two"] },
		{ acr: "mfa" },
		{ amr: ["urn:two"] },
	])("is nobody without a second factor in the words of the settings: %j", (over) => {
		expect(proved(over)).toEqual({ ok: false, reason: "second" });
	});

	it("is nobody where the second factor stands beside the token alone", () => {
		const beside = { ...person, amr: ["mfa"], acr: "urn:two" };
		const without = { ...claims, amr: ["pwd"] };
		expect(staffPersonOf({ claims: without, person: beside }, second)).toMatchObject({ ok: false });
	});

	it.each(["", undefined, 7, "x".repeat(256)])("is nobody with the account %j", (sub) => {
		expect(proved({ sub, amr: ["mfa"] })).toEqual({ ok: false, reason: "unknown" });
	});

	it.each([
		{ email_verified: false },
		{ email_verified: "true" },
		{ email_verified: 1 },
		{ email_verified: undefined },
		{ email: undefined },
		{ email: ["rhian@riverside.example"] },
		{ email: "rhian" },
	])("has no e-mail address where the provider does not stand for it: %j", (over) => {
		expect(told(over)).toEqual({ ok: true, value: { sub: "account-7", email: undefined } });
	});

	it("has it as it is kept here, however it is written there", () => {
		expect(told({ email: " Rhian@Riverside.example" })).toMatchObject({
			value: { email: "rhian@riverside.example" },
		});
	});
});
