import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listClients } from "#app/features/machines/client.store.server.ts";
import { toldSystems } from "#app/features/machines/told.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, lookUps } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { NOON } from "#tests/builders.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { idsIn, nextOf } from "#tests/machine-portal.ts";
import { machines, patient, portal, reportUse, token, withOneClient } from "#tests/one-client.ts";
import { system, type TestPatient } from "#tests/portal.ts";
import { aFhirPatient, anAiDevice, aProvenance } from "#tests/use-bundle.ts";
import { aSentProvenance } from "#tests/use-provenance.ts";

withOneClient();

const ask = (path: string, init?: RequestInit) => machines.ask(`/fhir${path}`, token, init);

describe("the addresses of FHIR", () => {
	it("say what they do to anybody", async () => {
		const metadata = await machines.ask("/fhir/metadata", null);
		expect(metadata.status).toBe(200);
		expect(troublesIn(metadata.json as never)).toEqual([]);
	});

	it("answer nobody else without a token that was given for them", async () => {
		const reports = await machines.client({ scopes: ["system/Provenance.c"] });
		const reads = await machines.client({ scopes: ["system/Consent.rs"] });
		const paths = [
			"/Consent?patient=a",
			"/Consent/A",
			"/Consent/A/_history",
			"/Consent/A/_history/B",
			"/Device/eye-scan-urgency",
			"/Provenance/A",
			"/AuditEvent?patient=a",
		];
		for (const path of paths) {
			for (const none of [null, "00".repeat(32)]) {
				const answer = await machines.ask(`/fhir${path}`, none);
				expect([answer.status, troublesIn(answer.json as never)]).toEqual([401, []]);
				expect(answer.headers.get("www-authenticate")).toContain("Bearer");
			}
			expect((await machines.ask(`/fhir${path}`, reports)).status).toBe(403);
		}
		const posted = await machines.ask("/fhir/Provenance", reads, {
			method: "POST",
			headers: { "content-type": "application/fhir+json" },
			body: "{}",
		});
		expect([posted.status, troublesIn(posted.json as never)]).toEqual([403, []]);
	});

	it.each([
		["/Consent/A", "PUT", 405],
		["/Consent/A", "DELETE", 405],
		["/Consent/_search", "GET", 405],
		["/Consent?patient=a", "POST", 405],
		["/Consent/A%2f", "GET", 404],
		["//Consent", "GET", 404],
		[`/Consent?patient=${"a".repeat(3_000)}`, "GET", 414],
		["/Patient/a", "GET", 404],
		["/Patient?identifier=1", "GET", 404],
		["/", "GET", 404],
		["/Consent/A/$everything", "GET", 404],
		["/Consent/A?_summary=true", "GET", 400],
		["/Consent/A?_elements=status", "GET", 400],
		["/Device/eye-scan-urgency?_include=*", "GET", 400],
		["/metadata?mode=full", "GET", 400],
		["/Device?type=x", "GET", 404],
		["/Provenance?agent=Device/eye-scan-urgency", "GET", 400],
		["/Provenance?target=Consent/A&target=Consent/B", "GET", 400],
		["/Consent/A/_history?_since=2026", "GET", 400],
		["/Consent/A/_history?_count=-1", "GET", 400],
	])("answer %s by %s with %i and what is wrong", async (path, method, status) => {
		const answer = await ask(path, { method });
		expect([answer.status, troublesIn(answer.json as never)]).toEqual([status, []]);
		if (status === 405) expect(answer.headers.get("allow")).toBeTruthy();
	});

	it.each([
		["application/fhir+xml", "", 406],
		["text/html", "", 406],
		["application/fhir+json;q=0", "", 406],
		["application/fhir+json; fhirVersion=5.0", "", 406],
		["application/fhir+json; fhirVersion=4.0", "", 200],
		["application/json", "", 200],
		["text/html, */*;q=0.1", "", 200],
		["application/fhir+json", "?_format=xml", 406],
		["application/fhir+xml", "?_format=json", 200],
		["*/*", "?_format=application/fhir+json", 200],
		["*/*", "?_format=json&_format=xml", 400],
	])("answer what accepts %s%s with %i", async (accept, query, status) => {
		const answer = await machines.ask(`/fhir/metadata${query}`, null, { headers: { accept } });
		expect(answer.status).toBe(status);
		expect(troublesIn(answer.json as never)).toEqual([]);
	});

	it("have each tool of the register as a Device", async () => {
		const device = await ask("/Device/eye-scan-urgency");
		expect([device.status, troublesIn(device.json as never)]).toEqual([200, []]);
		const tag = device.headers.get("etag") ?? "";
		expect((await ask("/Device/eye-scan-urgency", { headers: { "if-none-match": tag } })).status).toBe(304);
		for (const tool of (await currentRegister(portal.db)).tools)
			expect([tool.id, troublesIn((await ask(`/Device/${tool.id}`)).json as never)]).toEqual([tool.id, []]);
	});

	it("have the client's own looks as AuditEvents, and nobody else's", async () => {
		const ref = await answers(portal, patient, "no");
		await machines.ask(`/fhir/Consent/${ref}`, await machines.client({ name: "Another" }));
		for (const _ of [1, 2, 3]) await ask(`/Consent/${ref}`);
		const first = await ask(`/AuditEvent?patient=${patient.id}&_count=2`);
		expect(first.json).toMatchObject({ total: 3 });
		expect(troublesIn(first.json as never)).toEqual([]);
		const second = await ask(nextOf(first) ?? "");
		expect(new Set([...idsIn(first), ...idsIn(second)]).size).toBe(3);
		expect(first.text + second.text).not.toContain("Another");
		const rows = await portal.db.read.select().from(lookUps).where(eq(lookUps.patientNo, patient.no));
		expect(rows).toHaveLength(4);
	});

	it("count as asking, for the patient and for the lead, when answers are read", async () => {
		const ref = await answers(portal, patient, "no");
		const [said] = await portal.db.read.select().from(entries).where(eq(entries.ref, ref));
		const asked = async () => {
			const { actor } = patient;
			const [camera] = await toldSystems(portal.db, actor, "eye-scan-urgency", said?.seq ?? 0);
			return [camera?.asked, (await listClients(portal.db, system))[0]?.lastAsked ?? null];
		};
		expect(await asked()).toEqual([null, null]);
		await ask(`/Consent?patient=${patient.id}`);
		expect(await asked()).toEqual([NOON, { at: NOON, checks: 1 }]);
	});

	it("say of each look what it was: a question with its answer, a use that was kept, one that was not, a reading", async () => {
		await answers(portal, patient, "no");
		const { nhsNumber } = patient;
		const checks = [{ nhsNumber, tool: "eye-scan-urgency", purpose: "care" }];
		const json = { "content-type": "application/json" };
		const body = JSON.stringify({ checks });
		await machines.ask("/api/decisions", token, { method: "POST", headers: json, body });
		expect((await reportUse(sent())).status).toBe(201);
		await ask(`/Consent?patient=${patient.id}`);
		expect(await eventsOf(patient)).toEqual([
			["R", "read", "0", null, null],
			["C", "create", "0", null, null],
			["E", "operation", "0", "deny", "TREAT"],
		]);
		const nowhere = await portal.addPatient({ services: ["riverside-gp"] });
		const nobody = {
			provenance: aProvenance({ location: undefined }),
			patient: aFhirPatient(nowhere.nhsNumber),
		};
		expect((await reportUse(sent(nobody))).status).toBe(409);
		expect(await eventsOf(nowhere)).toEqual([["C", "create", "4", "The use was not kept.", null]]);
	});
});

const sent = (parts: Parameters<typeof aSentProvenance>[0] = {}) =>
	aSentProvenance({ device: anAiDevice({ version: undefined }), ...parts });

/** Action, interaction, outcome with its words, and purpose of each look of the client, the newest first. */
async function eventsOf({ id }: TestPatient) {
	const events = await ask(`/AuditEvent?patient=${id}`);
	expect(troublesIn(events.json as never)).toEqual([]);
	const found = (events.json["entry"] ?? []) as unknown as { readonly resource: AnEvent }[];
	return found.map(({ resource: { action, subtype, outcome, outcomeDesc, purposeOfEvent } }) => [
		...[action, subtype[0]?.code, outcome, outcomeDesc ?? null],
		purposeOfEvent?.[0]?.coding[0]?.code ?? null,
	]);
}

interface AnEvent {
	readonly action: string;
	readonly subtype: readonly { readonly code: string }[];
	readonly outcome: string;
	readonly outcomeDesc?: string;
	readonly purposeOfEvent?: readonly { readonly coding: readonly { readonly code: string }[] }[];
}
