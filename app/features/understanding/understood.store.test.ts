import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onceKeys, understoodCounts } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { countUnderstood, listCounted, readCounted } from "./understood.store.server.ts";
import type { Graded } from "./understood.ts";

const TOOL = "eye-scan-urgency";
const NEXT_QUARTER = new Date("2027-01-02T12:00:00Z");
const PAGE = { tool: TOOL, notice: 1, lang: "pl" } as const;
const QUARTER = { quarter: "2026-10", notice: 1 };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const count = (grades: Graded, at = NOON) => countUnderstood(portal.db, PAGE, grades, at);
const read = (at = NEXT_QUARTER) => readCounted(portal.db, rhian, TOOL, QUARTER, at);

describe("the count of what was understood", () => {
	it("adds up in one row for each question, and a question that was left out has none", async () => {
		await count({ decides: "right", no: "wrong" });
		await count({ decides: "unsure" });
		expect(await read()).toEqual([
			{ lang: "pl", question: "decides", right: 1, wrong: 0, unsure: 1 },
			{ lang: "pl", question: "no", right: 0, wrong: 1, unsure: 0 },
		]);
	});

	it("holds nothing of who or when, and leaves no other trace", async () => {
		await count({ decides: "right" });
		const earlier = await portal.db.read.select().from(understoodCounts);
		await count({ decides: "right" }, new Date("2026-12-24T23:00:00Z"));
		const [row, ...others] = await portal.db.read.select().from(understoodCounts);
		expect(others).toEqual([]);
		expect({ ...row, rightCount: 1 }).toEqual(earlier[0]);
		expect(Object.keys(row ?? {}).sort()).toEqual(
			["lang", "notice", "quarter", "question", "rightCount", "toolId", "unsureCount", "wrongCount"].sort(),
		);
		expect(await portal.db.read.select().from(onceKeys)).toEqual([]);
	});

	it("is shown to nobody before its quarter is over: figures that grow tell of a single answer", async () => {
		await count({ decides: "right" });
		expect(await listCounted(portal.db, rhian, TOOL, NOON)).toEqual([]);
		expect(await read(NOON)).toEqual([]);
		expect(await listCounted(portal.db, rhian, TOOL, NEXT_QUARTER)).toEqual([QUARTER]);
	});
});
