import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import type { Scope } from "#app/core/scope.ts";
import { undoChoice } from "#app/features/choices/history.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { outbox } from "#db/schema.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { loader } from "./letter.tsx";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

/** Reception writes an answer down; the number of the letter that confirms it, and the reference of its receipt. */
async function aLetter(
	{ no }: TestPatient,
	answer: Answer = "no",
	scope: Scope = { tool: "eye-scan-urgency", purpose: "care" },
) {
	const register = await currentRegister(portal.db);
	const { ref } = await portal.db.write(async (q) => {
		const subject = await subjectOf(q, portal.db.vault, no);
		if (subject === undefined) throw new Error("no such patient");
		const choice = {
			scope,
			answer,
			said: aSaying(undefined, "phone"),
			lang: "en",
			saidOn: null,
			settles: false,
			recordedAt: null,
		} as const;
		return makeChoice(portal.db, q, register, subject, await readStanding(q, register, no), choice, NOON);
	});
	const rows = await portal.db.read.select({ id: outbox.id }).from(outbox).orderBy(asc(outbox.id));
	return { id: String(rows.at(-1)?.id), ref };
}

async function open(
	actor: StaffActor | undefined,
	id: string,
	at = minutesAfterNoon(1),
): Promise<{ status: number; html: string }> {
	const path = `/staff/letters/${id}`;
	const request = new Request(`http://localhost:3000${path}`);
	try {
		const response = await loader({ request, params: { id }, context: portal.context(actor, path, at) });
		return { status: response.status, html: await response.text() };
	} catch (thrown) {
		if (thrown instanceof Response) return { status: thrown.status, html: await thrown.text() };
		throw thrown;
	}
}

describe("the letter that confirms a choice", () => {
	it("says what was saved, what happens now, the reference and until when it can be taken back", async () => {
		const { id, ref } = await aLetter(await portal.addPatient());
		const { status, html } = await open(rhian, id);
		expect(status).toBe(200);
		for (const words of [
			"We saved your choice",
			"Eye scan tool, in your own care: <strong>No</strong>",
			"The Eye scan tool is not used in your care.",
			`<bdi dir="ltr">${ref}</bdi>`,
			"Give this reference if you ask us about this choice.",
			"You can take this back until 28 November 2026.",
			'<bdi dir="ltr">01632 960 100</bdi>',
		])
			expect(html).toContain(words);
	});

	it("keeps what it is about inside: nothing above the patient's address names a tool", async () => {
		const { id } = await aLetter(await portal.addPatient());
		const { html } = await open(rhian, id);
		const head = html.slice(html.indexOf("<header>"), html.indexOf("</header>"));
		expect(head).toContain("1 Mill Lane");
		expect(head).not.toMatch(/eye|scan|choice|AI\b/i);
	});

	it("is in the patient's language, with an English copy that is on the screen only", async () => {
		const { id } = await aLetter(await portal.addPatient({ language: "ur" }));
		const { html } = await open(rhian, id);
		const [before = "", copy = ""] = html.split('<div class="for-staff">');
		expect(before).toContain('lang="ur" dir="rtl"');
		expect(before).not.toContain("We saved your choice");
		expect(copy).toContain("We saved your choice");
	});

	it("says so when the choice was taken back before it was posted", async () => {
		const patient = await portal.addPatient();
		const { id, ref } = await aLetter(patient, "yes");
		await undoChoice(portal.db, patient.actor, await currentRegister(portal.db), ref, minutesAfterNoon(1));
		const { html } = await open(rhian, id, minutesAfterNoon(2));
		expect(html).toContain("This choice was taken back");
		expect(html).not.toContain("We saved your choice</h1>");
		expect(html).not.toContain("You can take this back until");
	});

	it("names the tools that a wide answer cannot speak about", async () => {
		const { id } = await aLetter(await portal.addPatient(), "no", { tool: null, purpose: null });
		const { html } = await open(rhian, id);
		expect(html).toContain("All AI tools, all uses: <strong>No</strong>");
		expect(html).toContain("<li>Staff rota tool</li>");
	});

	it("tells staff what it is not", async () => {
		const { id } = await aLetter(
			await portal.addPatient({ formats: ["braille", "large-print"], language: "zh", address: [] }),
		);
		const { html } = await open(rhian, id);
		for (const words of [
			"Braille. Call them and read it out.",
			"This person reads Chinese.",
			"We have no address for this person.",
			'class="letter large-20"',
		])
			expect(html).toContain(words);
	});

	it("is a look that the patient can read", async () => {
		const patient = await portal.addPatient();
		await open(rhian, (await aLetter(patient)).id);
		const [look] = await listLookUps(portal.db, patient.actor, 0, 1);
		expect([look?.what, look?.name]).toEqual(["letter-printed", "Rhian Price"]);
	});

	it("is there for the staff of its own provider only, and its number must be one", async () => {
		const patient = await portal.addPatient();
		const { id } = await aLetter(patient);
		expect((await open(undefined, id)).status).toBe(303);
		expect((await open(colm, id)).status).toBe(404);
		for (const wrong of ["0", "99", "1e0", "1 OR 1", "-1", "9".repeat(30)])
			expect((await open(rhian, wrong)).status).toBe(404);
		expect(await listLookUps(portal.db, patient.actor, 0, 10)).toEqual([]);
	});
});
