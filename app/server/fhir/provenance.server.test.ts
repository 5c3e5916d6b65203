import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { listUses } from "#app/features/uses/use.store.server.ts";
import { clientDays, patientServices, tasks, uses } from "#db/schema.ts";
import { answers, EYES } from "#tests/answers.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { ORIGIN } from "#tests/machine-portal.ts";
import { machines, patient, portal, reportUse, token, withOneClient } from "#tests/one-client.ts";
import type { TestPatient } from "#tests/portal.ts";
import { aBundle, aFhirPatient, anAiDevice, aProvenance } from "#tests/use-bundle.ts";
import { aSentProvenance } from "#tests/use-provenance.ts";
import { readRegisterFiles } from "../register-files.server.ts";

withOneClient();

const UNVERSIONED = anAiDevice({ version: undefined });
const sent = (parts: Parameters<typeof aBundle>[0] = {}) =>
	aSentProvenance({ device: UNVERSIONED, ...parts });

const kept = () => portal.db.read.select().from(uses);
const looksAt = async ({ actor }: TestPatient) =>
	(await listLookUps(portal.db, actor, 0, 9)).map(({ name, what }) => [name, what]);
const atService = (value: string) =>
	aProvenance({ location: { identifier: { system: "urn:ai-choices:service", value } } });

/** From the day before the use on the notice of each tool names this version. */
async function withVersion(makerVersion: string) {
	const { register, words } = readRegisterFiles();
	const versioned = register.tools.map((tool) => ({ ...tool, makerVersion }));
	await importRegister(portal.db, { ...register, tools: versioned }, words, new Date("2026-11-19T12:00:00Z"));
}

describe("a use that a client reports", () => {
	it("is kept once, whoever asks again, and the patient sees it and who reported it", async () => {
		const first = await reportUse(sent());
		expect([first.status, first.text]).toEqual([201, ""]);
		const place = first.headers.get("location") ?? "";
		const again = await reportUse(sent());
		expect([again.status, again.headers.get("location")]).toEqual([200, place]);
		expect(await kept()).toHaveLength(1);
		expect((await listUses(portal.db, patient.actor)).map(({ body }) => body)).toMatchObject([
			{
				tool: "eye-scan-urgency",
				recommended: "See you within 2 weeks.",
				checked: { by: "person", name: "Dr Hannah Okoye", agreed: "agreed" },
				recorder: { who: "system", name: "Eye clinic camera" },
			},
		]);
		const looks = await listLookUps(portal.db, patient.actor, 0, 5);
		expect(looks.map(({ who, name, what }) => [who, name, what])).toEqual([
			["machine", "Eye clinic camera", "use-reported"],
		]);
		const read = await machines.ask(place.replace(ORIGIN, ""), token);
		expect([read.status, troublesIn(read.json as never)]).toEqual([200, []]);
		expect(read.text).not.toMatch(/2 weeks|Okoye/);
	});

	it("comes as a Bundle too, by its fullUrl, and is the same use", async () => {
		const bundle = aBundle({ device: UNVERSIONED });
		expect((await reportUse(bundle, { "if-none-exist": "" })).status).toBe(201);
		expect((await reportUse(sent())).status).toBe(200);
		expect((await reportUse(bundle, { "if-none-exist": "identifier=urn:uuid:other" })).status).toBe(422);
		expect(await kept()).toHaveLength(1);
	});

	it("against a no is kept, and makes a job for the AI lead", async () => {
		await answers(portal, patient, "no", EYES, new Date("2026-11-19T12:00:00Z"));
		expect((await reportUse(sent())).status).toBe(201);
		const jobs = await portal.db.read.select().from(tasks).where(eq(tasks.patientNo, patient.no));
		expect(jobs.map(({ kind }) => kind)).toEqual(["use-against-no"]);
	});

	it("is no use of a tool that the client does not act for, nor of a patient who is on no list of its provider", async () => {
		const stranger = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
		const nobody = await reportUse(sent({ patient: aFhirPatient(testNhsNumber(77)) }));
		const theirs = await reportUse(sent({ patient: aFhirPatient(stranger.nhsNumber) }));
		expect([theirs.status, theirs.text]).toEqual([nobody.status, nobody.text]);
		const notes = await machines.client({ tools: ["consultation-notes"] });
		expect((await reportUse(sent(), {}, notes)).status).toBe(422);
		expect(await kept()).toEqual([]);
	});

	/** Reports with one thing wrong, and what of them is said before anybody is looked for. */
	const wrong: readonly (readonly [string, Parameters<typeof aBundle>[0], string])[] = [
		["another version", { device: anAiDevice({ version: [{ value: "9" }] }) }, "Device.version"],
		["a service that is not there", { provenance: atService("moon-base") }, "Provenance.location"],
		["a service of another provider", { provenance: atService("hillside-gp") }, "Provenance.location"],
	];

	it.each(wrong)(
		"with %s is refused alike whoever it is about, and nobody was looked at",
		async (_what, parts, element) => {
			await withVersion("2.1");
			const stranger = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
			const theirs = await reportUse(sent(parts));
			expect([theirs.status, theirs.text]).toEqual([422, expect.stringContaining(element)]);
			for (const number of [testNhsNumber(77), stranger.nhsNumber]) {
				const other = await reportUse(sent({ ...parts, patient: aFhirPatient(number) }));
				expect([other.status, other.text]).toEqual([theirs.status, theirs.text]);
			}
			expect(await looksAt(patient)).toEqual([]);
		},
	);

	it("is refused in one sentence where it depends on the person, and each of them reads that somebody asked", async () => {
		const stranger = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
		const nowhere = await portal.addPatient({ services: ["riverside-gp"] });
		const about = (number: string) =>
			reportUse(sent({ provenance: aProvenance({ location: undefined }), patient: aFhirPatient(number) }));
		const nobody = await about(testNhsNumber(77));
		for (const someone of [stranger, nowhere]) {
			const told = await about(someone.nhsNumber);
			expect([told.status, told.text]).toEqual([nobody.status, nobody.text]);
			expect(await looksAt(someone)).toEqual([["Eye clinic camera", "use-refused"]]);
		}
		expect(await kept()).toEqual([]);
	});

	it("is said again to its sender whose lists ever the patient is on now", async () => {
		const place = (await reportUse(sent())).headers.get("location");
		await portal.db.write((q) =>
			q.delete(patientServices).where(eq(patientServices.patientNo, patient.no)).returning(),
		);
		const again = await reportUse(sent());
		expect([again.status, again.headers.get("location")]).toEqual([200, place]);
	});

	it("counts as a question of the day, whether anybody has the number or not", async () => {
		await reportUse(sent());
		await reportUse(sent({ patient: aFhirPatient(testNhsNumber(77)) }), {
			"if-none-exist": "identifier=urn:uuid:x",
		});
		expect(await portal.db.read.select({ checks: clientDays.checks }).from(clientDays)).toEqual([
			{ checks: 2 },
		]);
	});

	it("is not read by a client of another tool", async () => {
		const place = (await reportUse(sent())).headers.get("location")?.replace(ORIGIN, "") ?? "";
		const notes = await machines.client({ tools: ["consultation-notes"] });
		expect((await machines.ask(place, notes)).status).toBe(404);
	});

	it.each([
		["no JSON", "{", 400, undefined],
		["nothing", "", 400, undefined],
		["a list", "[]", 422, "Provenance"],
		["another resource", { resourceType: "Consent" }, 422, "Provenance"],
		["a Bundle without a use", { resourceType: "Bundle", type: "collection" }, 422, "Bundle.entry"],
		["no label", sent({ provenance: aProvenance({ meta: {} }) }), 422, "Provenance.meta.security"],
		[
			"no time",
			sent({ provenance: aProvenance({ occurredDateTime: undefined }) }),
			422,
			"Provenance.occurred",
		],
		[
			"a day alone",
			sent({ provenance: aProvenance({ occurredDateTime: "2026-11-20" }) }),
			422,
			"Provenance.occurred",
		],
		[
			"a time to come",
			sent({ provenance: aProvenance({ occurredDateTime: "2027-01-01T00:00:00Z" }) }),
			422,
			"Provenance.occurred",
		],
		["another tool", sent({ device: anAiDevice({ identifier: [] }) }), 422, "Device.identifier"],
		["a wrong number", sent({ patient: aFhirPatient("9990000000") }), 422, "Patient.identifier"],
		["what is not contained", { ...sent(), contained: [] }, 422, "Provenance.agent.who"],
		["a contained number", { ...sent(), contained: [7] }, 422, "Provenance"],
		[
			"far too deep",
			`{"resourceType":"Provenance","x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
			422,
			"Provenance",
		],
	])(
		"is refused with %s, by the element that is wrong, and nothing is kept",
		async (_what, body, status, element) => {
			const refused = await reportUse(body);
			const issue = (refused.json["issue"] as unknown as { expression?: string[] }[])[0];
			expect([refused.status, issue?.expression?.[0]]).toEqual([status, element]);
			expect(troublesIn(refused.json as never)).toEqual([]);
			expect(refused.text).not.toContain(testNhsNumber(1));
			expect(await kept()).toEqual([]);
		},
	);

	it.each([
		["no identifier", { "if-none-exist": "" }, 422],
		["another condition", { "if-none-exist": "target=Patient/1" }, 422],
		["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
		["XML", { "content-type": "application/fhir+xml" }, 415],
		["what is compressed", { "content-encoding": "gzip" }, 415],
	])("is refused with %s", async (_what, headers, status) => {
		const refused = await reportUse(sent(), headers);
		expect([refused.status, troublesIn(refused.json as never)]).toEqual([status, []]);
	});

	it("is refused when it is too long", async () => {
		const refused = await reportUse(`{"resourceType":"Provenance","x":"${"x".repeat(70_000)}"}`);
		expect([refused.status, troublesIn(refused.json as never)]).toEqual([413, []]);
	});
});
