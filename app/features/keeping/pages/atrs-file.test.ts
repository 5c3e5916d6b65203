import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { addCheck } from "#app/features/watch/check.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { toolUses } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { atrsRecord } from "../atrs.ts";
import { loader } from "./atrs-file.ts";

const SCAN = "eye-scan-urgency";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

function ask(actor: StaffActor | undefined, tool: string, query = "") {
	const path = `/staff/tools/${tool}/atrs${query}`;
	const context = portal.context(actor, path);
	const request = new Request(`http://localhost:3000${path}`);
	return loader({ request, params: { tool }, context }).catch((thrown: Response) => thrown);
}

describe("the transparency record of a tool", () => {
	it("is that of the asker's own provider, with its check", async () => {
		const check = { ...{ version: "", on: "2026-11-02", nextOn: "2027-02-02" }, found: "It missed 3." };
		const figures = { figures: { right: 188, of: 200 }, source: "Audit 14" };
		await addCheck(portal.db, lena, SCAN, { ...check, ...figures }, "a1".repeat(16), NOON);
		const answer = await ask(rhian, SCAN);
		expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="atrs-${SCAN}.json"`);
		const { sections, phase } = atrsRecord.parse(await answer.json());
		expect(phase).toBe("production");
		expect(sections["Tier 2 - Owner and Responsibility"]?.["Organisation or department"]).toContain(
			"Riverside",
		);
		const checked = sections["Tier 2 - Tool Specification"]?.["Maintenance"];
		expect(checked).toContain("It was right in 188 of 200.");
		await portal.db.write(async (q) => {
			const use = { serviceId: "hillside-gp", toolId: SCAN, stage: "trial", since: "2026-02-02" } as const;
			await q.insert(toolUses).values(use).returning();
			await markRegisterChanged(q);
		});
		const theirs = atrsRecord.parse(await (await ask(colm, SCAN)).json());
		expect(JSON.stringify(theirs)).not.toMatch(/188|Riverside/);
		expect(theirs.phase).toBe("beta-pilot");
	});

	it("is a table too, one line for each field, which a spreadsheet opens", async () => {
		const answer = await ask(rhian, SCAN, "?as=csv");
		expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
		const rows: string[][] = parse(await answer.text(), { bom: true });
		expect(rows).toHaveLength(52);
		expect(rows[0]).toEqual(["tier", "category", "name", "text"]);
		expect(rows[1]?.slice(0, 3)).toEqual(["Tier 1", "Information", "Name"]);
	});

	it("is there for no tool that this provider does not use, and for nobody who is not signed in", async () => {
		for (const tool of ["no-such-tool", "constructor"]) expect((await ask(rhian, tool)).status).toBe(404);
		const unused = "staff-rostering";
		expect((await ask(colm, unused)).status).toBe(404);
		expect((await ask(undefined, SCAN)).status).toBe(303);
	});
});
