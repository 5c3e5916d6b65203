import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sessions } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { findSession, startSession } from "../session.store.server.ts";
import { action } from "./helping.tsx";

let portal: TestPortal;
let amina: TestPatient;
let id: string;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	id = await signIn();
});
afterEach(() => portal.close());

const signIn = () =>
	portal.db.write((q) =>
		startSession(portal.db, q, { patientNo: amina.no, shared: false, helped: null }, NOON),
	);
const session = async (one = id, at = NOON) => findSession(portal.db, one, at);
async function send(
	fields: Readonly<Record<string, string>>,
	{ to = "", actor = amina.actor as TestPatient["actor"] | typeof rhian | null } = {},
) {
	const path = `/en/helping${to}`;
	const request = new Request(`http://localhost:3000${path}`, {
		method: "POST",
		body: new URLSearchParams(fields),
	});
	const given = portal.context(actor ?? undefined, path);
	const context = actor === amina.actor ? { ...given, session: await session() } : given;
	return action({ request, params: { lang: "en" }, context }).catch((thrown: Response) => thrown);
}
const helped = async (one = id) => {
	const actor = (await session(one))?.actor;
	return actor?.role === "patient" ? actor.helped : undefined;
};

describe("a patient who says who helps", () => {
	it("has it with all that they say from then on, and a session that ends after 15 minutes", async () => {
		expect((await send({ who: "person", name: "Jo Hill" })).headers.get("location")).toBe("/en/my");
		expect(await helped()).toBe("Jo Hill");
		expect(await session()).toMatchObject({ shared: true, endsAt: minutesAfterNoon(15) });
		expect((await session(id, minutesAfterNoon(15)))?.live).toBe(false);
	});

	it("has the name nowhere to read in the database, and not in another session", async () => {
		const other = await signIn();
		await send({ who: "person", name: "Jo Hill" });
		expect(JSON.stringify(await portal.db.read.select().from(sessions))).not.toContain("Jo Hill");
		expect(await helped(other)).toBeNull();
	});

	it("says it without a name, or that it is staff of a library", async () => {
		await send({ who: "person", name: "" });
		expect(await helped()).toBe(true);
		await send({ who: "library", name: "Sam" });
		expect(await helped()).toBe("library-staff");
	});

	it("ends it by one press, stays on the page, and is helped by nobody then", async () => {
		await send({ who: "person", name: "Jo Hill" });
		const ended = await send({ end: "1" }, { to: "?to=%2Fen%2Fmy%2Fchoices" });
		expect([ended.status, ended.headers.get("location")]).toEqual([303, "/en/my/choices"]);
		expect(await helped()).toBe(false);
		expect((await send({ end: "1" }, { to: "?to=https%3A%2F%2Fevil.example" })).headers.get("location")).toBe(
			"/en/my",
		);
	});

	it("is told what is wrong, with what they typed, and nothing changes", async () => {
		const wrong = await send({ who: "person", name: "x".repeat(300) });
		expect([wrong.status, await wrong.json()]).toMatchObject([
			422,
			{ typed: { name: "x".repeat(300) }, problem: { field: "name", name: "too-long" } },
		]);
		expect(await helped()).toBeNull();
	});

	it("is a patient who is signed in, and nobody else", async () => {
		for (const actor of [null, rhian])
			expect((await send({ who: "library" }, { actor })).headers.get("location")).toMatch(/^\/en\/sign-in/);
	});
});
