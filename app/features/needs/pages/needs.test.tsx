import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dropOldTyped } from "#app/features/record/typed-draft.store.server.ts";
import { typedDrafts } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readOwnNeeds } from "../needs.store.server.ts";
import { action, loader } from "./needs.tsx";

const PATH = "/en/my/needs";
const ONCE = "b".repeat(32);
let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ language: "ur" });
});
afterEach(() => portal.close());

const context = (at: Date, live = true) => portal.context(amina.actor, PATH, at, live);
const send = (fields: Readonly<Record<string, string>>, at = NOON, live = true) => {
	const body = new URLSearchParams({ contact: "letter", once: ONCE, seen: "", ...fields });
	const request = new Request(`http://localhost:3000${PATH}`, { method: "POST", body });
	return action({ request, params: { lang: "en" }, context: context(at, live) }).catch(
		(thrown: Response) => thrown,
	);
};
const load = async (at = NOON) => {
	const request = new Request(`http://localhost:3000${PATH}`);
	const page = await (await loader({ request, params: { lang: "en" }, context: context(at) })).json();
	if (page.sheets !== null) throw new Error("the page was asked for, and not its paper");
	return page;
};
const said = async () => (await readOwnNeeds(portal.db, amina.actor, NOON))?.needs.other;

describe("the page of one's own needs", () => {
	it("keeps what was typed when the session had ended, offers it, and ends it once it is saved", async () => {
		const late = await send({ "formats-braille": "yes", other: "Please speak slowly." }, NOON, false);
		expect(late.headers.get("location")).toMatch(/^\/en\/sign-in\?to=/);
		expect(await said()).toBeNull();
		expect(JSON.stringify(await portal.db.read.select().from(typedDrafts))).not.toContain("slowly");
		const { kept, isForm } = await load();
		expect([isForm, kept]).toMatchObject([true, { once: ONCE, typed: { formats: ["braille"] } }]);
		expect((await send({ other: kept?.typed.other ?? "" })).status).toBe(303);
		expect(await said()).toBe("Please speak slowly.");
		expect((await load()).kept).toBeNull();
	});

	it("keeps it a day at most", async () => {
		await send({ other: "Please speak slowly." }, NOON, false);
		const nextDay = minutesAfterNoon(24 * 60 + 1);
		expect((await load(nextDay)).kept).toBeNull();
		await dropOldTyped(portal.db, { role: "system", name: "test" }, nextDay);
		expect(await portal.db.read.select().from(typedDrafts)).toEqual([]);
	});

	it("keeps nothing that the form would refuse", async () => {
		await send({ contact: "fax" }, NOON, false);
		expect(await portal.db.read.select().from(typedDrafts)).toEqual([]);
	});

	it("gives back all that was typed with what is wrong, and saves once on a double press", async () => {
		const wrong = await send({ "supports-quiet-place": "yes", other: "x".repeat(301) });
		expect([wrong.status, await wrong.json()]).toMatchObject([
			422,
			{ typed: { supports: ["quiet-place"], other: "x".repeat(301) } },
		]);
		const both = await Promise.all([send({ other: "Slowly." }), send({ other: "Slowly." })]);
		expect(both.map(({ status }) => status)).toEqual([303, 303]);
	});
});
