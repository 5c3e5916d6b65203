import { describe, expect, it } from "vitest";
import { DECISION_STATUSES } from "#app/core/entry.ts";
import { TRUST_MAY } from "#app/core/trust-entry.ts";
import { standsIn } from "./acting.ts";

const person = { id: "p1", name: "Sam Carter", authority: "attorney", may: "decide", limits: null } as const;

describe("who stands in the patient's place", () => {
	it("is only who decides without limits for somebody who does not decide", () => {
		const all = DECISION_STATUSES.flatMap((status) =>
			TRUST_MAY.flatMap((may) => [null, "Not the house."].map((limits) => ({ status, may, limits }))),
		);
		const found = all.filter(({ status, ...over }) =>
			standsIn({ person: { ...person, ...over }, patient: { name: "Alex", status } }),
		);
		expect(found).toEqual([{ status: "represented", may: "decide", limits: null }]);
	});
});
