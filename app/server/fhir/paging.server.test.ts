import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANSWERS, type Answer } from "#app/core/entry.ts";
import { PURPOSES, type Scope } from "#app/core/scope.ts";
import { answers } from "#tests/answers.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { idsIn, type MachinePortal, nextOf, startMachines } from "#tests/machine-portal.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";

let portal: TestPortal;
let machines: MachinePortal;
let token: string;

beforeEach(async () => {
	portal = await openPortal();
	machines = await startMachines(portal);
	token = await machines.client();
});

afterEach(() => portal.close());

const ask = (path: string) => machines.ask(`/fhir${path}`, token);

/** Every id from here on, page after page; `between` happens before each page but the first. */
async function allFrom(path: string, between: (page: number) => Promise<unknown> = async () => {}) {
	const ids: string[] = [];
	let next: string | undefined = path;
	for (let page = 0; next !== undefined; page += 1) {
		if (page > 0) await between(page);
		const found = await ask(next);
		expect(found.status).toBe(200);
		ids.push(...idsIn(found));
		next = nextOf(found);
	}
	return ids;
}

describe("the pages of a search", () => {
	const word: fc.Arbitrary<{ answer: Answer; scope: Scope }> = fc.record({
		answer: fc.constantFrom(...ANSWERS),
		scope: fc.record({
			tool: fc.constantFrom("eye-scan-urgency", "eye-scan-urgency", null),
			purpose: fc.constantFrom(null, ...PURPOSES),
		}),
	});

	const no = (purpose: (typeof PURPOSES)[number]): { answer: Answer; scope: Scope } => ({
		...{ answer: "no", scope: { tool: "eye-scan-urgency", purpose } },
	});

	it("show each answer that is meant all the while, and none twice, whatever is said between two of them", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(word, { minLength: 1, maxLength: 8 }),
				fc.array(word, { maxLength: 6 }),
				fc.integer({ min: 1, max: 3 }),
				async (before, between, size) => {
					const patient = await portal.addPatient();
					for (const { answer, scope } of before) await answers(portal, patient, answer, scope);
					const path = `/Consent?patient=${patient.id}&status=active`;
					const first = idsIn(await ask(path));
					const shown = await allFrom(`${path}&_count=${size}`, async (page) => {
						const said = between[page - 1];
						if (said !== undefined) await answers(portal, patient, said.answer, said.scope);
					});
					const last = idsIn(await ask(path));
					expect(new Set(shown).size).toBe(shown.length);
					expect(shown).toEqual(expect.arrayContaining(first.filter((id) => last.includes(id))));
				},
			),
			{
				// The last answer of the first page is no more among those that are meant.
				examples: [[[no("planning"), no("research"), no("care")], [no("research")], 2]],
				numRuns: process.env["LONG_TESTS"] ? 300 : 10,
			},
		);
	});

	it("go on from a search of as many characters as one may have", async () => {
		const patient = await portal.addPatient();
		for (const answer of ANSWERS) await answers(portal, patient, answer, { tool: null, purpose: null });
		const systems = Array.from({ length: 9 }, (_, at) => `urn:${"s".repeat(60)}:${at}|active`);
		const query = new URLSearchParams([
			["patient", patient.id],
			["status", [...systems, "active", "inactive"].join()],
			["_count", "1"],
		]);
		expect(query.get("status")?.length).toBeGreaterThan(600);
		expect(await allFrom(`/Consent?${query}`)).toHaveLength(3);
	});

	it("that would have nothing on them have no entry at all", async () => {
		const patient = await portal.addPatient();
		const ref = await answers(portal, patient, "no");
		const empty = [
			`/Consent?patient=${patient.id}&_count=0`,
			`/Consent?patient=${patient.id}&status=inactive`,
			`/Consent/${ref}/_history?_count=0`,
			`/Consent/${ref}/_history?_before=0`,
			`/AuditEvent?patient=${patient.id}&_count=0`,
			"/Provenance?target=Consent/AAAA-BBBB-CCCC",
		];
		for (const path of empty) {
			const { json } = await ask(path);
			expect([path, Object.hasOwn(json, "entry"), troublesIn(json as never)]).toEqual([path, false, []]);
		}
	});
});

describe("the pages of a history", () => {
	it("show each version once while newer ones come", async () => {
		const patient = await portal.addPatient();
		const ref = await answers(portal, patient, "no", { tool: null, purpose: null });
		const says = async (purpose: (typeof PURPOSES)[number]) =>
			answers(portal, patient, "yes", { tool: "eye-scan-urgency", purpose });
		for (const purpose of ["care", "research", "training"] as const) await says(purpose);
		const versionsOf = async (path: string, between = async () => {}) => {
			const versions: string[] = [];
			for (let next: string | undefined = path; next !== undefined; ) {
				const found = await ask(next);
				const entries = found.json["entry"] as unknown as { resource: { meta: { versionId: string } } }[];
				versions.push(...entries.map(({ resource }) => resource.meta.versionId));
				next = nextOf(found);
				await between();
			}
			return versions;
		};
		const whole = await versionsOf(`/Consent/${ref}/_history`);
		const paged = await versionsOf(`/Consent/${ref}/_history?_count=1`, async () => {
			await answers(portal, patient, "unsure", { tool: "eye-scan-urgency", purpose: "care" });
			await says("care");
		});
		expect(whole.length).toBeGreaterThan(1);
		expect(paged).toEqual(whole);
	});
});
