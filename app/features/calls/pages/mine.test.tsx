import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { action, loader } from "./mine.tsx";

const PATH = "/en/my/call";
const ONCE = "c".repeat(32);
let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ language: "pl" });
});
afterEach(() => portal.close());

const send = (fields: Readonly<Record<string, string>>, live = true) =>
	action({
		request: new Request(`http://localhost:3000${PATH}`, {
			method: "POST",
			body: new URLSearchParams({ once: ONCE, ...fields }),
		}),
		params: { lang: "en" },
		context: portal.context(amina.actor, PATH, NOON, live),
	}).catch((thrown: Response) => thrown);
const load = async () =>
	(
		await loader({
			request: new Request(`http://localhost:3000${PATH}`),
			params: { lang: "en" },
			context: portal.context(amina.actor, PATH),
		})
	).json();

describe("the page on which a patient asks to be called", () => {
	it("shows the end of the number on the list and the language they speak, and never the number", async () => {
		const shown = await load();
		expect(shown).toMatchObject({ listed: "111", talk: { speaks: "pl" }, open: null });
		expect(JSON.stringify(shown)).not.toContain("01632");
	});

	it("asks once by a double press, and tells another press that there is a call already", async () => {
		const right = { which: "listed", time: "afternoon" };
		expect((await send(right)).status).toBe(303);
		expect((await send(right)).status).toBe(303);
		const more = await send({ ...right, once: "d".repeat(32) });
		expect([more.status, (await more.json()).problems]).toEqual([409, [{ field: "main", name: "already" }]]);
		expect((await load()).open).toMatchObject({ due: "2026-11-25", time: "afternoon" });
	});

	it("gives back what was typed with what is wrong", async () => {
		const wrong = await send({ which: "other", number: "x", about: "My letter" });
		expect([wrong.status, await wrong.json()]).toMatchObject([
			422,
			{ typed: { about: "My letter", number: "x" }, once: ONCE },
		]);
	});

	it("keeps what was typed when the session ended, and asks once it is pressed again", async () => {
		const late = await send(
			{ which: "other", number: "01632 960 222", time: "any", about: "My letter" },
			false,
		);
		expect(late.headers.get("location")).toMatch(/^\/en\/sign-in\?to=/);
		const { kept, open } = await load();
		expect([kept, open]).toMatchObject([
			{ typed: { about: "My letter", number: "01632 960 222" }, once: ONCE },
			null,
		]);
		expect((await send({ ...kept?.typed, once: ONCE })).status).toBe(303);
		expect((await load()).kept).toBeUndefined();
	});

	it("takes a call back by one press", async () => {
		await send({ which: "listed", time: "any" });
		const { open } = await load();
		expect((await send({ "take-back": open?.ref ?? "" })).headers.get("location")).toBe(`${PATH}?taken-back`);
		expect((await load()).open).toBeNull();
	});
});
