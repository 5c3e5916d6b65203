import { describe, expect, it } from "vitest";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { answers } from "#tests/answers.ts";
import { machines, patient, portal, reportUse, token, withOneClient } from "#tests/one-client.ts";
import { anAiDevice } from "#tests/use-bundle.ts";
import { aSentProvenance } from "#tests/use-provenance.ts";

withOneClient();

const NOVEMBER = "?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z";
const ask = (query = NOVEMBER, by: string | null = token) => machines.ask(`/api/conformance${query}`, by);
const report = () => reportUse(aSentProvenance({ device: anAiDevice({ version: undefined }) }));

describe("what a system reads of itself", () => {
	it("is each use that it reported without asking, by its Provenance, and looks at nobody", async () => {
		await answers(portal, patient, "yes");
		const place = (await report()).headers.get("location") ?? "";
		const before = await listLookUps(portal.db, patient.actor, 0, 9);
		const found = await ask();
		expect(found.json).toMatchObject({
			...{ says: "Your system asked before acting in 0 of 1.", uses: 1, asked: 0, isAll: true },
			notAsked: [{ use: place.split("/").at(-1), tool: "eye-scan-urgency", why: "never-asked" }],
		});
		expect(found.text).not.toContain(patient.nhsNumber);
		expect(await listLookUps(portal.db, patient.actor, 0, 9)).toEqual(before);
	});

	it("has nothing of another system at the same provider, nor of another time", async () => {
		await report();
		const other = await machines.client({ name: "Ward camera" });
		const none = { says: "Your system reported no use in this time.", uses: 0, notAsked: [] };
		expect((await ask(NOVEMBER, other)).json).toMatchObject(none);
		expect((await ask("?from=2026-12-01T00:00:00Z&until=2027-01-01T00:00:00Z")).json).toMatchObject(none);
	});

	it("is for a token that may read answers", async () => {
		const reports = await machines.client({ scopes: ["system/Provenance.c"] });
		expect([(await ask(NOVEMBER, null)).status, (await ask(NOVEMBER, reports)).status]).toEqual([401, 403]);
	});

	it.each([
		"",
		"?from=2026-11-01T00:00:00Z",
		"?from=2026-11-01&until=2026-12-01",
		"?from=2026-12-01T00:00:00Z&until=2026-11-01T00:00:00Z",
		`${NOVEMBER}&client=other`,
		`${NOVEMBER}&from=2026-11-02T00:00:00Z`,
	])("is refused for %j", async (query) => {
		const refused = await ask(query);
		expect([refused.status, refused.json["error"]]).toEqual([400, "invalid_request"]);
	});
});
