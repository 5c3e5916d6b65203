import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import type { ImportedPatient } from "#app/features/people/patient-import.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { outbox } from "#db/schema.ts";
import { aSaying, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { action, loader } from "./letter.tsx";

const PATH = "/staff/letters/all";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

/** A patient about whom a letter waits to be posted. */
async function written(over: Partial<ImportedPatient> = {}): Promise<TestPatient> {
	const patient = await portal.addPatient(over);
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, patient.no);
		if (subject === undefined) throw new Error("no such patient");
		const scope = { tool: "eye-scan-urgency", purpose: "care" } as const;
		const how = { lang: "en", saidOn: null, settles: false, recordedAt: null } as const;
		const choice = { scope, answer: "no", said: aSaying(undefined, "phone"), ...how } as const;
		await makeChoice(db, q, register, subject, await readStanding(q, register, patient.no), choice, NOON);
		await q.update(outbox).set({ state: "to-post" }).returning();
	});
	return patient;
}

async function open(actor: StaffActor = rhian): Promise<string> {
	const request = new Request(`http://localhost:3000${PATH}`);
	return (await loader({ request, params: { id: "all" }, context: portal.context(actor, PATH) })).text();
}

async function press(fields: [string, string][], actor: StaffActor = rhian) {
	const body = new URLSearchParams(fields);
	const request = new Request(`http://localhost:3000${PATH}`, { method: "POST", body });
	return action({ request, params: { id: "all" }, context: portal.context(actor, PATH) });
}

const fieldsOf = (html: string) =>
	[...html.matchAll(/name="(letters)" value="([^"]+)"/g)].map(
		([, name = "", value = ""]): [string, string] => [name, value],
	);
const states = async () => (await portal.db.read.select().from(outbox)).map(({ state }) => state);

describe("all letters to post", () => {
	it("are on one page, each on sheets of its own in its patient's language, and each is a look", async () => {
		const amina = await written({ language: "ur" });
		await written({ givenNames: "Robert", familyName: "Hill" });
		const html = await open();
		expect(html.match(/class="letter[ "]/g)).toHaveLength(2);
		expect(html).toContain('lang="ur" dir="rtl"');
		expect(html).toContain("Robert Hill");
		expect(await listLookUps(portal.db, amina.actor, 0, 5)).toMatchObject([{ what: "letter-printed" }]);
	});

	it("are posted by one press, and one that came after the page is not", async () => {
		await written();
		await written();
		const shown = fieldsOf(await open());
		await written();
		const { status, headers } = await press(shown);
		expect([status, headers.get("location")]).toEqual([303, "/staff/tasks"]);
		expect(await states()).toEqual(["sent", "sent", "to-post"]);
	});

	it("leave out, and name, what needs a person first", async () => {
		await written({ givenNames: "Brenda", formats: ["braille"] });
		await written({ givenNames: "Samira", language: "zh" });
		await written({ givenNames: "Nora", address: [] });
		const html = await open();
		expect(html).not.toContain('class="letter');
		for (const name of ["Brenda", "Samira", "Nora"]) expect(html).toContain(`<bdi>${name} Ahmed</bdi>`);
		expect(fieldsOf(html)).toEqual([]);
	});

	it("are those of the staff member's own provider, to read and to press", async () => {
		await written();
		const shown = fieldsOf(await open());
		expect(fieldsOf(await open(colm))).toEqual([]);
		await press(shown, colm);
		expect(await states()).toEqual(["to-post"]);
	});
});
