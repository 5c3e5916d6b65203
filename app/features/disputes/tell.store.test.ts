import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { outbox } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { answered, okoye, raise, take } from "#tests/dispute-desk.ts";
import { colm, openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { moveDispute } from "./dispute.store.server.ts";
import { tell } from "./tell.store.server.ts";

const ONCE = "0123456789abcdef0123456789abcdef";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await portal.addStaff(okoye);
});
afterEach(() => portal.close());

describe("messages", () => {
	const ways = async () => (await portal.db.read.select().from(outbox)).map(({ way }) => way);

	it("go out for each move that the patient must know of, and for no look for harm", async () => {
		await answered(portal, amina, await raise(portal, amina));
		expect(await ways()).toEqual(["letter", "letter", "letter"]);
	});

	it("go by e-mail to who asked for that", async () => {
		amina = await portal.addPatient({ email: "amina@patient.example" });
		await raise(portal, amina, { answerBy: "email" });
		expect(await ways()).toEqual(["email"]);
	});

	it("are none while a challenge is withheld", async () => {
		await raise(portal, amina, { what: { by: "clinician", challenge: "harm", withheld: "Not now." } });
		expect(await ways()).toEqual([]);
	});

	it("are not for another provider to move", async () => {
		const dispute = await raise(portal, amina);
		const register = await currentRegister(portal.db);
		const pressed = { moved: take, once: ONCE, seen: dispute.seq, authority: null };
		const asker = { ...colm, staffRole: "clinician", patientId: amina.id } as const;
		expect(await moveDispute(portal.db, asker, register, dispute.id, pressed, NOON, tell)).toBeUndefined();
	});
});
