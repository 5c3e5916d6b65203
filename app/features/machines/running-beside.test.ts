import { describe, expect, it } from "vitest";
import type { KnownTool } from "#app/features/tools/known-tool.ts";
import type { ToolHere } from "#app/features/tools/tool-here.ts";
import type { CheckAnswer } from "./check.ts";
import { runningBeside } from "./running-beside.ts";

const saidBy = (id: string, says: ToolHere) => [{ provider: { id, name: id }, saidAt: new Date(0), says }];
const knowing = (facts: ToolHere) => ({
	byId: new Map([
		["pump", { here: [...saidBy("riverside", facts), ...saidBy("hillside", {})] } as unknown as KnownTool],
	]),
});
const told = (
	over: Partial<CheckAnswer>,
	facts: ToolHere = { onUnknown: "goes-on" },
	provider = "riverside",
) =>
	runningBeside(
		{
			...{ nhsNumber: null, tool: "pump", purpose: "care", answer: "unknown", reason: "could-not-tell" },
			...{ choice: null, notice: null, asOf: "", expires: "" },
			...over,
		},
		knowing(facts),
		provider,
	);

describe("what a machine is told of what already runs", () => {
	it("is the tool's policy where the answer is asked first or could not be told", () => {
		expect([told({}), told({ answer: "ask", reason: "unsure" })]).toEqual(["goes-on", "goes-on"]);
	});

	it("holds for a check that could not be read too: a mistyped number ends nobody's care", () => {
		expect(told({ reason: "bad-number", error: "bad-number" })).toBe("goes-on");
		expect(told({ reason: "bad-number", error: "bad-number" }, {})).toBe("person-decides");
	});

	it("is what the provider says for which it asks: a neighbour's policy is none of theirs", () => {
		expect(told({}, { onUnknown: "goes-on" }, "hillside")).toBe("person-decides");
		expect(told({}, { onUnknown: "goes-on" }, "elsewhere")).toBe("person-decides");
	});

	it("is a person who takes over at a no, whatever the policy is for doubt", () => {
		expect(told({ answer: "deny", reason: "said-no" })).toBe("person-takes-over");
	});

	it("is nothing beside a yes, for another purpose, of a tool that nobody knows, or of a moment that is over", () => {
		const nothing = [
			{ answer: "permit", reason: "said-yes" },
			{ purpose: "research" },
			{ purpose: "anything" },
			{ tool: "other" },
			{ tool: null },
			{ past: true },
		] as const;
		expect(nothing.map((over) => told(over))).toEqual(nothing.map(() => null));
	});
});
