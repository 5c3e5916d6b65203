import { describe, expect, it } from "vitest";
import { careLineOf, planningLineOf } from "./care-line.ts";

const USED = { here: "in-use", since: "2026-01-01" } as const;
const tool = (over: Partial<Parameters<typeof careLineOf>[0]> = {}) => ({
	...{ basis: { care: "objection", planning: "objection" } as const, stage: USED },
	...{ retired: false, stopped: false },
	...over,
});

describe("what holds in care where nothing is said", () => {
	it("is the basis of a tool that is used for the reader", () => {
		expect(careLineOf(tool())).toBe("objection");
		expect(careLineOf(tool({ basis: { care: "consent" } }))).toBe("consent");
		expect(planningLineOf(tool())).toBe("objection");
	});

	it("is nothing that promises a use, where the tool is stopped, not used here or not used any more", () => {
		expect(careLineOf(tool({ stopped: true }))).toBe("stopped");
		expect(careLineOf(tool({ stopped: true, basis: { care: "consent" } }))).toBe("stopped");
		expect(planningLineOf(tool({ stopped: true }))).toBeUndefined();
		expect(careLineOf(tool({ stopped: true, stage: { here: "no", elsewhere: "unknown" } as never }))).toBe(
			"not-here",
		);
		expect(careLineOf(tool({ stopped: true, retired: true }))).toBe("retired");
	});

	it("stays where nobody can choose, and where planning needs a yes", () => {
		expect(careLineOf(tool({ stopped: true, basis: { care: "information" } }))).toBe("information");
		expect(careLineOf(tool({ stopped: true, basis: {} }))).toBe("none");
		expect(planningLineOf(tool({ stopped: true, basis: { planning: "consent" } }))).toBe("consent");
	});
});
