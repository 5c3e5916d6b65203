import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { NOON } from "#tests/builders.ts";
import { readCheck, unanswered } from "./check.ts";
import { readDecisions } from "./decisions.forms.ts";

const number = testNhsNumber(1);
const good = { nhsNumber: number, tool: "eye-scan-urgency", purpose: "care" };
const read = (sent: unknown) =>
	readCheck(sent, ["eye-scan-urgency"], (id) => ["eye-scan-urgency", "consultation-notes"].includes(id));

describe("a check", () => {
	it("is read with a number in groups, and with the opt-out where it is given", () => {
		const grouped = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
		expect(read({ ...good, nhsNumber: grouped }).check).toEqual({
			...{ number, tool: "eye-scan-urgency", purpose: "care" },
			optOut: false,
		});
		expect(read({ ...good, optOut: true }).check?.optOut).toBe(true);
	});

	it.each([
		["no check", "text", "bad-check"],
		["nothing", null, "bad-check"],
		["a list", [good], "bad-check"],
		["an empty one", {}, "bad-check"],
		[
			"a wrong check digit",
			{ ...good, nhsNumber: number.replace(/.$/, (d) => String((Number(d) + 1) % 10)) },
			"bad-number",
		],
		["a number that is no text", { ...good, nhsNumber: Number(number) }, "bad-number"],
		["no number", { ...good, nhsNumber: undefined }, "bad-number"],
		["a tool that is not there", { ...good, tool: "moon" }, "unknown-tool"],
		["a name of every object", { ...good, tool: "constructor" }, "unknown-tool"],
		["another's tool", { ...good, tool: "consultation-notes" }, "not-your-tool"],
		["no purpose", { ...good, purpose: undefined }, "bad-purpose"],
		["a purpose that is none", { ...good, purpose: "marketing" }, "bad-purpose"],
		["an opt-out that is a text", { ...good, optOut: "true" }, "bad-opt-out"],
		["a misspelt opt-out", { ...good, opt_out: true }, "unknown-field"],
	])("is refused by itself with %s", (_what, sent, error) => {
		const { echo, error: found } = read(sent);
		expect(found).toBe(error);
		expect(unanswered(echo, found ?? "dry-run", NOON)).toMatchObject({
			...{ answer: "unknown", reason: error, error },
			expires: NOON.toISOString(),
		});
	});
});

describe("a request for decisions", () => {
	const reading = (sent: unknown) =>
		readDecisions(typeof sent === "string" ? sent : JSON.stringify(sent), NOON);

	it("holds up to a thousand checks", () => {
		expect(reading({ checks: Array(1000).fill(good) })).toMatchObject({ ok: true, value: { dryRun: false } });
		expect(reading({ checks: [good], asAt: "2026-11-01T09:00:00+01:00" })).toMatchObject({
			value: { asAt: new Date("2026-11-01T08:00:00Z") },
		});
	});

	it.each([
		["nothing", "", "not-json"],
		["half of it", '{"checks":[', "not-json"],
		["a list", [good], "not-this-shape"],
		["nothing of ours", {}, "not-this-shape"],
		["checks that are no list", { checks: good }, "not-this-shape"],
		["no check", { checks: [] }, "no-checks"],
		["too many", { checks: Array(1001).fill(good) }, "too-many"],
		["too many to sign", { checks: Array(101).fill(good), sign: true }, "too-many-signed"],
		["a misspelt trial", { checks: [good], dryrun: true }, "not-this-shape"],
		["a day for a moment", { checks: [good], asAt: "2026-11-01" }, "not-this-shape"],
		["a moment to come", { checks: [good], asAt: "2026-11-21T12:00:00Z" }, "not-past"],
	])("is refused with %s", (_what, sent, reason) => {
		expect(reading(sent)).toEqual({ ok: false, reason });
	});
});
