import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseLetterCode } from "#app/core/letter-code.ts";
import { signInByLetter } from "#app/features/account/letter-code.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { letterCodes } from "#db/schema.ts";
import { minutesAfterNoon } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { action, loader } from "./letter.tsx";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const PATH = "/staff/letters/new";

async function press(patients: readonly string[], actor: typeof rhian | undefined = rhian, minutes = 1) {
	const body = new URLSearchParams(patients.map((id) => ["patient", id]));
	const request = new Request(`http://localhost:3000${PATH}`, { method: "POST", body });
	const context = portal.context(actor, PATH, minutesAfterNoon(minutes));
	const response = await action({ request, params: { id: "new" }, context }).catch(
		(thrown: Response) => thrown,
	);
	return { status: response.status, headers: response.headers, html: await response.text() };
}

function codesIn(html: string): string[] {
	return [...html.matchAll(/<p class="code">.*?<bdi dir="ltr">([^<]+)<\/bdi>/g)].map(([, code = ""]) => code);
}

async function signIn(typed: string) {
	const code = parseLetterCode(typed);
	if (!code.ok) throw new Error(code.reason);
	const { db, passwords } = portal.context(undefined, "/en/sign-in");
	const attempt = { code: code.value, birthDate: "1957-03-27", shared: false, helped: null };
	return signInByLetter(db, passwords, attempt, minutesAfterNoon(5));
}

describe("a new letter", () => {
	it("has a code that works, once, in no copy and in no address", async () => {
		const amina = await portal.addPatient({ language: "ur" });
		const { status, headers, html } = await press([amina.id]);
		expect([status, headers.get("cache-control"), headers.get("location")]).toEqual([200, "no-store", null]);
		const [code = "", ...more] = codesIn(html);
		expect(more).toEqual([]);
		expect(html.split(code)).toHaveLength(2);
		expect(html).toContain('lang="ur" dir="rtl"');
		expect(html).toContain("Eye scan tool");
		expect(await signIn(code)).toMatchObject({ ok: true });
	});

	it("stops the code of the letter before", async () => {
		const amina = await portal.addPatient();
		const [old = ""] = codesIn((await press([amina.id])).html);
		const [now = ""] = codesIn((await press([amina.id], rhian, 2)).html);
		expect(await signIn(old)).toEqual({ ok: false, reason: "not-matched" });
		expect(await signIn(now)).toMatchObject({ ok: true });
	});

	it("is a look that the patient can read, with who it was", async () => {
		const amina = await portal.addPatient();
		await press([amina.id]);
		const looks = await listLookUps(portal.db, amina.actor, 0, 5);
		expect(looks.map(({ what }) => what).sort()).toEqual(["letter-made", "letter-printed"]);
		expect(looks.find(({ what }) => what === "letter-printed")).toMatchObject({ name: "Rhian Price" });
	});

	it("is made by staff for a patient on their own lists only", async () => {
		const amina = await portal.addPatient();
		expect((await press([amina.id], colm)).status).toBe(404);
		expect((await press(["nobody"])).status).toBe(404);
		expect((await press([amina.id, amina.id])).status).toBe(404);
		expect((await press([])).status).toBe(404);
		const context = portal.context(undefined, PATH);
		const request = new Request(`http://localhost:3000${PATH}`);
		const out = await loader({ request, params: { id: "new" }, context }).catch((thrown: Response) => thrown);
		expect(out.headers.get("location")).toContain("/staff/sign-in");
		expect(await portal.db.read.select().from(letterCodes)).toEqual([]);
		expect(await listLookUps(portal.db, amina.actor, 0, 5)).toEqual([]);
	});
});
