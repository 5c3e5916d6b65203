import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PatientActor } from "#app/core/actor.ts";
import { keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { findDraft } from "#app/features/choices/kept-draft.store.server.ts";
import type { Question } from "#app/features/choices/question.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { switchAtDesk } from "#app/features/uses/details.store.server.ts";
import { reportUse } from "#app/features/uses/use.store.server.ts";
import { entries } from "#db/schema.ts";
import { LANGUAGES } from "#locales/index.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { addAccounts, hannah, omar, raise } from "#tests/cases.ts";
import { written } from "#tests/dispute-builders.ts";
import { openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { aReport } from "#tests/uses.ts";
import type { MyCopy } from "../copy.ts";
import { logStaffLook } from "../look-up.store.server.ts";
import { loader } from "./copy-file.ts";

const EYES: Question = { about: "tool", tool: "eye-scan-urgency" };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, hannah, omar);
	const { db } = portal;
	const register = await currentRegister(db);
	await keepDraft(db, amina.actor, register, EYES, "yes", NOON);
	const once = (await findDraft(db, amina.actor, EYES, NOON))?.id;
	await saveDraft(db, amina.actor, register, EYES, once, "en", NOON);
	await reportUse(
		db,
		system,
		register,
		{ nhsNumber: amina.nhsNumber },
		aReport({ source: "urn:uuid:1", usedAt: NOON }),
		minutesAfterNoon(1),
	);
	await raise(portal, amina, { written: written("It was <b>not</b> my eye.") });
	await db.write((q) => logStaffLook(q, rhian, [amina.no], "summary", NOON));
});
afterEach(() => portal.close());

async function file(actor: PatientActor, kind: string, lang = "en") {
	const path = `/${lang}/my/copy/${kind}`;
	const request = new Request(`http://localhost:3000${path}`);
	const context = portal.context(actor, path);
	const response = await loader({ request, params: { lang, kind }, context }).catch(
		(thrown: Response) => thrown,
	);
	return { status: response.status, headers: response.headers, text: await response.text() };
}

const data = async (actor = amina.actor) => JSON.parse((await file(actor, "json")).text) as MyCopy;

describe("the copy of everything, as data", () => {
	it("has every entry of the record, each use, what was told, each letter and each look", async () => {
		const copy = await data();
		const rows = await portal.db.read.select({ ref: entries.ref, kind: entries.kind }).from(entries);
		expect(copy.entries.map(({ ref, kind }) => ({ ref, kind }))).toEqual(rows);
		expect(copy.entries[0]).toMatchObject({
			kind: "choice.made",
			body: { answer: "yes", scope: { purpose: "care" } },
		});
		expect(copy.uses).toMatchObject([{ name: "Eye scan tool" }]);
		expect(copy.disputes).toMatchObject([{ state: "raised", said: { words: "It was <b>not</b> my eye." } }]);
		expect(copy.messages.map(({ about }) => about)).toContain("choice");
		expect(copy.looks).toContainEqual(
			expect.objectContaining({ who: "staff", name: "Rhian Price", what: "summary" }),
		);
	});

	it("has what a tool found only once health details are switched on", async () => {
		expect((await file(amina.actor, "json")).text).not.toMatch(/2 weeks|Okoye/);
		expect((await file(amina.actor, "html")).text).not.toMatch(/2 weeks|Okoye/);
		await switchAtDesk(portal.db, rhian, amina.id, true, NOON);
		expect((await data()).uses[0]?.details).toMatchObject({ recommended: "See you within 2 weeks." });
		expect((await file(amina.actor, "html")).text).toContain("See you within 2 weeks.");
	});

	it("has what the list holds of the patient, and only once health details are switched on", async () => {
		const described = { ...NOT_DESCRIBED, disability: "yes", deprivation: "3" } as const;
		const who = await portal.addPatient({ familyName: "Quill", phone: "01632 960 122", described });
		expect((await data(who.actor)).listed).toBeNull();
		expect((await file(who.actor, "html")).text).not.toContain("01632 960 122");
		await switchAtDesk(portal.db, rhian, who.id, true, NOON);
		expect((await data(who.actor)).listed).toMatchObject({ phone: "01632 960 122", described });
		const { text } = await file(who.actor, "html");
		for (const line of [
			"01632 960 122",
			"Disability: <bdi>Disabled</bdi>",
			"How poor the area is, from 1 to 10: <bdi>3</bdi>",
		])
			expect(text).toContain(line);
	});

	it("has no word of a challenge that the patient is not told of", async () => {
		await raise(portal, amina, {
			what: { by: "clinician", challenge: "harm", withheld: "It would do harm." },
			written: written("A secret worry."),
			pauses: true,
		});
		const { text } = await file(amina.actor, "json");
		expect(text).not.toMatch(/secret worry|would do harm/);
		expect((await data()).disputes).toHaveLength(1);
		expect((await data()).entries.filter(({ kind }) => kind === "dispute.raised")).toHaveLength(1);
	});

	it("is each patient's own", async () => {
		const other = await portal.addPatient();
		const copy = await data(other.actor);
		expect([copy.entries, copy.uses, copy.disputes, copy.messages, copy.looks]).toEqual([[], [], [], [], []]);
	});
});

describe("the copy of everything, as a page", () => {
	it.each(LANGUAGES)("is a whole document in $name that fetches nothing", async ({ tag, dir }) => {
		const { status, headers, text } = await file(amina.actor, "html", tag);
		expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
		expect(headers.get("content-disposition")).toMatch(
			/^attachment; filename="ai-choices-\d{4}-\d\d-\d\d\.html"$/,
		);
		expect(headers.get("cache-control")).toBe("no-store");
		expect(text).toContain(`<html lang="${tag}" dir="${dir}">`);
		expect(text).not.toMatch(/record:|choices:|src=|href=|<b>not/);
		expect(text).toContain("It was &lt;b&gt;not&lt;/b&gt; my eye.");
		expect(text.match(/<h2>/g)).toHaveLength(5);
	});

	it("comes in no other kind", async () => {
		expect((await file(amina.actor, "pdf")).status).toBe(404);
	});
});
