import Sqlite from "better-sqlite3";
import { beforeEach, expect, it, vi } from "vitest";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { answers, EYES } from "#tests/answers.ts";
import { machines, patient, portal, reportUse, token, withOneClient } from "#tests/one-client.ts";
import { anAiDevice } from "#tests/use-bundle.ts";
import { aSentProvenance } from "#tests/use-provenance.ts";

withOneClient();

let ref: string;
beforeEach(async () => {
	ref = await answers(portal, patient, "no", EYES);
	// Past the portal and its triggers: the words of the patient's entry do not open any more.
	const file = new Sqlite(`${portal.folder}/portal.db`);
	file.exec(
		`DROP TRIGGER entries_no_update; UPDATE entries SET sealed = 'x' WHERE patient_no = ${patient.no}`,
	);
	file.close();
	vi.mocked(console.error).mockImplementation(() => {});
});

/** What the patient reads of who looked, and that the fault was told to whoever runs the portal. */
async function looksAfterFault(): Promise<string[]> {
	expect(vi.mocked(console.error)).toHaveBeenCalled();
	vi.mocked(console.error).mockReset();
	return (await listLookUps(portal.db, patient.actor, 0, 9)).map(({ what }) => what);
}

it.each([
	["a search", () => `/fhir/Consent?patient=${patient.id}`],
	["a reading", () => `/fhir/Consent/${ref}`],
	["a history", () => `/fhir/Consent/${ref}/_history`],
	["who wrote an answer", () => `/fhir/Provenance?target=Consent/${ref}`],
	["an entry", () => `/fhir/Provenance/${ref}`],
])("writes down that the client looked where %s fails, for of nobody it would not have", async (_, path) => {
	const failed = await machines.ask(path(), token);
	expect([failed.status, failed.json]).toMatchObject([500, { resourceType: "OperationOutcome" }]);
	expect(failed.text).not.toContain(patient.id);
	expect(await looksAfterFault()).toEqual(["summary"]);
});

it("writes down that a use was reported and refused where it could not be kept", async () => {
	const failed = await reportUse(aSentProvenance({ device: anAiDevice({ version: undefined }) }));
	expect(failed.status).toBe(500);
	expect(await looksAfterFault()).toEqual(["use-refused"]);
});

it("tells of a moment that is over that it cannot be told, and writes that down", async () => {
	const file = new Sqlite(`${portal.folder}/portal.db`);
	file.exec(`UPDATE patient_keys SET wrapped = 'x' WHERE patient_no = ${patient.no}`);
	file.exec(`UPDATE patients SET imported_at = imported_at - 3600000 WHERE no = ${patient.no}`);
	file.close();
	const checks = [{ nhsNumber: patient.nhsNumber, tool: "eye-scan-urgency", purpose: "care" }];
	const told = await machines.ask("/api/decisions", token, {
		...{ method: "POST", headers: { "content-type": "application/json" } },
		body: JSON.stringify({ checks, asAt: "2026-11-21T11:59:00Z" }),
	});
	expect([told.status, told.json]).toMatchObject([
		200,
		{ decisions: [{ answer: "unknown", reason: "could-not-tell" }] },
	]);
	expect((await listLookUps(portal.db, patient.actor, 0, 9)).map(({ what }) => what)).toEqual(["asked-past"]);
	vi.mocked(console.error).mockReset();
});
