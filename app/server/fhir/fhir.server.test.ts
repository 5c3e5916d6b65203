import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import type { Scope } from "#app/core/scope.ts";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { takeBack } from "#app/features/record/take-back.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { answers, EYES } from "#tests/answers.ts";
import { aSaying, EVERYTHING, NOON } from "#tests/builders.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { idsIn, type MachinePortal, nextOf, startMachines } from "#tests/machine-portal.ts";
import { openPortal, system, type TestPatient, type TestPortal } from "#tests/portal.ts";

let portal: TestPortal;
let machines: MachinePortal;
let patient: TestPatient;
let token: string;

beforeEach(async () => {
	portal = await openPortal();
	patient = await portal.addPatient();
	machines = await startMachines(portal);
	token = await machines.client({ name: "Eye clinic camera" });
});

afterEach(() => portal.close());

const says = (answer: Answer, scope: Scope = EYES, who = patient) => answers(portal, who, answer, scope);
const ask = (path: string, init?: RequestInit) => machines.ask(`/fhir${path}`, token, init);
const byForm = (path: string, fields: Readonly<Record<string, string>>) =>
	ask(path, { method: "POST", body: new URLSearchParams(fields) });
const NUMBER_OF = (who: TestPatient) => `https://fhir.nhs.uk/Id/nhs-number|${who.nhsNumber}`;
const looks = () => listLookUps(portal.db, patient.actor, 0, 50);

describe("a search for Consents", () => {
	it("finds what the patient said about the client's tools, in valid FHIR, and the patient reads who looked", async () => {
		const [everything, eyes] = [await says("no", EVERYTHING), await says("yes")];
		await says("no", { tool: "consultation-notes", purpose: "care" });
		const found = await ask(`/Consent?patient=${patient.id}`);
		expect([found.status, found.headers.get("content-type")]).toEqual([
			200,
			"application/fhir+json; charset=utf-8",
		]);
		expect(idsIn(found)).toEqual([everything, eyes]);
		expect(found.json).toMatchObject({ type: "searchset", total: 2 });
		expect(troublesIn(found.json as never)).toEqual([]);
		expect((await looks()).map(({ who, name, what, provider }) => [who, name, what, provider])).toEqual([
			["machine", "Eye clinic camera", "summary", "Riverside Health"],
		]);
	});

	it("finds the patient by the NHS number in a form, and repeats that number nowhere", async () => {
		const ref = await says("no");
		const found = await byForm("/Consent/_search", { "patient.identifier": NUMBER_OF(patient), _count: "1" });
		expect(idsIn(found)).toEqual([ref]);
		expect(found.text).not.toContain(patient.nhsNumber);
		expect(machines.logged.join("\n")).not.toContain(patient.nhsNumber);
	});

	it("goes on from page to page by an address that only this client can use", async () => {
		const refs = [await says("no", EVERYTHING), await says("yes"), await says("unsure")];
		const first = await byForm("/Consent/_search", { "patient.identifier": NUMBER_OF(patient), _count: "2" });
		const next = nextOf(first) ?? "";
		expect(next).not.toMatch(new RegExp(`${patient.nhsNumber}|${patient.id}`));
		const second = await ask(next);
		expect([...idsIn(first), ...idsIn(second)]).toEqual(refs);
		expect(nextOf(second)).toBeUndefined();
		const other = await machines.client();
		expect((await machines.ask(`/fhir${next}`, other)).status).toBe(400);
		expect((await ask(`/AuditEvent${next.slice(next.indexOf("?"))}`)).status).toBe(400);
	});

	it("is by status, purpose and tool, and finds what is about everything by each", async () => {
		const [everything, eyes] = [await says("no", EVERYTHING), await says("yes")];
		const found = async (query: string) => idsIn(await ask(`/Consent?patient=${patient.id}&${query}`));
		expect(await found("status=active&actor=Device/eye-scan-urgency")).toEqual([everything, eyes]);
		expect(await found("status=inactive,rejected")).toEqual([]);
		expect(await found("purpose=HRESCH")).toEqual([everything]);
		expect(await found("category=59284-0&actor=Device/other")).toEqual([everything]);
		expect(await found("category=npp")).toEqual([]);
		expect(await found("_lastUpdated=gt2026-11-21")).toEqual([]);
		expect((await ask(`/Consent?patient=${patient.id}&_count=0`)).json).toMatchObject({ total: 2 });
	});

	it("of a patient of another provider is the same bytes as of nobody", async () => {
		const stranger = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
		await says("no", EYES, stranger);
		const byId = async (id: string) => (await ask(`/Consent?patient=${id}`)).text.replaceAll(id, "ID");
		expect(await byId(stranger.id)).toBe(await byId("0123456789abcdef"));
		const byNumber = (number: string) =>
			byForm("/Consent/_search", { "patient.identifier": `https://fhir.nhs.uk/Id/nhs-number|${number}` });
		expect((await byNumber(stranger.nhsNumber)).text).toBe((await byNumber("9434765919")).text);
		const seen = await listLookUps(portal.db, stranger.actor, 0, 5);
		expect(seen).toEqual([]);
	});

	it("is refused in FHIR's words by any parameter that is not listed", async () => {
		const refused = await ask(`/Consent?patient=${patient.id}&_include=*`);
		expect(refused.status).toBe(400);
		expect(troublesIn(refused.json as never)).toEqual([]);
		expect(await looks()).toEqual([]);
	});
});

describe("one Consent", () => {
	it("is read with its version, and not sent again to who has it", async () => {
		const ref = await says("no");
		const read = await ask(`/Consent/${ref}`);
		expect([read.status, read.headers.get("etag"), read.headers.get("last-modified")]).toEqual([
			200,
			`W/"${ref}"`,
			"Sat, 21 Nov 2026 12:00:00 GMT",
		]);
		const again = await ask(`/Consent/${ref}`, { headers: { "if-none-match": `"x", W/"${ref}"` } });
		expect([again.status, again.text]).toEqual([304, ""]);
		expect(await looks()).toHaveLength(2);
	});

	it("has each of its versions, and who made them", async () => {
		const register = await currentRegister(portal.db);
		const ref = await says("no");
		await portal.db.write(async (q) => {
			const subject = await subjectOf(q, portal.db.vault, patient.no);
			if (subject !== undefined) await takeBack(portal.db.vault, q, register, subject, ref, aSaying(), NOON);
		});
		const history = await ask(`/Consent/${ref}/_history`);
		expect(troublesIn(history.json as never)).toEqual([]);
		const entries = history.json["entry"] as unknown as {
			resource: { status: string; meta: { versionId: string } };
		}[];
		expect(entries.map(({ resource }) => resource.status)).toEqual(["inactive", "active"]);
		const [now, first] = entries.map(({ resource }) => resource.meta.versionId);
		expect(first).toBe(ref);
		expect((await ask(`/Consent/${ref}/_history/${first}`)).json).toMatchObject({ status: "active" });
		expect((await ask(`/Consent/${ref}/_history/none`)).status).toBe(404);
		const page = await ask(`/Consent/${ref}/_history?_count=1`);
		expect(idsIn(await ask(nextOf(page) ?? ""))).toEqual([ref]);
		const who = await ask(`/Provenance?target=Consent/${ref}`);
		expect(idsIn(who)).toEqual([ref, now]);
		expect(troublesIn(who.json as never)).toEqual([]);
		expect((await ask(`/Provenance/${now}`)).json).toMatchObject({
			target: [{ reference: `Consent/${ref}/_history/${now}` }],
		});
		expect((await ask(`/Consent/${now}`)).status).toBe(404);
	});

	it("of a tool that the client does not act for, or of another provider's patient, is as no Consent", async () => {
		const notes = await says("no", { tool: "consultation-notes", purpose: "care" });
		const stranger = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
		const theirs = await says("no", EYES, stranger);
		const none = await ask("/Consent/AAAA-BBBB-CCCC");
		expect(none.status).toBe(404);
		for (const ref of [notes, theirs]) {
			const answer = await ask(`/Consent/${ref}`);
			expect([answer.status, answer.text]).toEqual([404, none.text]);
			for (const more of ["/_history", `/_history/${ref}`])
				expect((await ask(`/Consent/${ref}${more}`)).text).toBe(none.text);
			expect((await ask(`/Provenance/${ref}`)).text).toBe(none.text);
			expect(idsIn(await ask(`/Provenance?target=Consent/${ref}`))).toEqual([]);
			const known = await ask(`/Consent/${ref}`, { headers: { "if-none-match": `W/"${ref}"` } });
			expect(known.status).toBe(404);
		}
		expect(await looks()).toEqual([]);
	});

	it("of somebody who was erased is gone", async () => {
		const ref = await says("no");
		const who = { nhsNumber: patient.nhsNumber, familyName: "Ahmed", why: "asked" } as const;
		expect((await erasePatient(portal.db, system, who, [], NOON)).ok).toBe(true);
		const gone = await ask(`/Consent/${ref}`);
		expect([gone.status, troublesIn(gone.json as never)]).toEqual([410, []]);
		expect(idsIn(await ask(`/Consent?patient=${patient.id}`))).toEqual([]);
	});

	it("is not read where the look cannot be written down", async () => {
		const ref = await says("no");
		portal.forbidLooks();
		const told = console.error;
		console.error = () => {};
		try {
			for (const path of [`/Consent/${ref}`, `/Consent?patient=${patient.id}`]) {
				const answer = await ask(path);
				expect(answer.status).toBeGreaterThanOrEqual(500);
				expect(answer.text).not.toContain(ref);
			}
		} finally {
			console.error = told;
		}
	});
});
