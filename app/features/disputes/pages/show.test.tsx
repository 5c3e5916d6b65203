import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import type { Moved } from "#app/core/dispute-entry.ts";
import { myTool, readMine } from "#app/features/choices/my-tools.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, patients, typedDrafts } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import {
	answered as answeredFor,
	ask,
	staffMove as moveBy,
	okoye,
	raise as raiseFor,
	TOOL,
	take,
} from "#tests/dispute-desk.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import type { NewDispute } from "../dispute.store.server.ts";
import type { Dispute } from "../dispute.ts";
import { loader as listLoader } from "./list.tsx";
import { action, loader } from "./show.tsx";

const ONCE = "0123456789abcdef0123456789abcdef";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await portal.addStaff(okoye);
});
afterEach(() => portal.close());

const raise = (over?: Partial<NewDispute>, at?: Date) => raiseFor(portal, amina, over, at);
const staffMove = (dispute: Dispute, moved: Moved, at?: Date) => moveBy(portal, amina, dispute, moved, at);
const answered = (dispute: Dispute) => answeredFor(portal, amina, dispute);

async function open(
	id: string,
	actor: PatientActor | StaffActor | null = amina.actor,
	at = minutesAfterNoon(5),
) {
	const path = `/en/my/disputes/${id}`;
	const request = new Request(`http://localhost:3000${path}`);
	return reply(
		loader({ request, params: { lang: "en", id }, context: portal.context(actor ?? undefined, path, at) }),
	);
}

async function send(id: string, fields: Readonly<Record<string, string>>, actor = amina.actor, live = true) {
	const path = `/en/my/disputes/${id}`;
	const request = new Request(`http://localhost:3000${path}`, {
		method: "POST",
		body: new URLSearchParams(fields),
	});
	const context = portal.context(actor, path, minutesAfterNoon(5), live);
	return reply(action({ request, params: { lang: "en", id }, context }));
}

async function reply(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	return { status, location: headers.get("location"), data: text === "" ? undefined : JSON.parse(text) };
}

const kinds = async () => (await portal.db.read.select().from(entries)).map(({ kind }) => kind);
const decided = async () => {
	const register = await currentRegister(portal.db);
	const tool = register.byId.get(TOOL);
	const mine = await readMine(portal.db, amina.actor, register);
	return tool && myTool(mine, tool, minutesAfterNoon(9)).decision.reason;
};

describe("the page of a dispute", () => {
	it("is its receipt: what, when, the reference, the day of the answer and the tool meanwhile", async () => {
		const dispute = await raise();
		const { status, data } = await open(dispute.id);
		expect(status).toBe(200);
		expect(data.shown).toMatchObject({
			ref: dispute.raised.ref,
			state: "raised",
			answerDay: "2026-12-04",
			pause: "running",
			said: { words: "My eye hurts." },
			matter: { tool: { name: "Eye scan tool" }, service: "Eye clinic" },
			isLate: false,
		});
		expect(await decided()).toBe("disputed");
	});

	it("is not there for another patient, for staff, or where it never was", async () => {
		const { id } = await raise();
		expect((await open(id, (await portal.addPatient()).actor)).status).toBe(404);
		expect((await open("nothing")).status).toBe(404);
		expect((await open(id, rhian)).location).toMatch(/sign-in/);
		expect((await open(id, null)).location).toMatch(/sign-in/);
	});

	it("hides what staff write of health until the patient switched that on, and shows state and days", async () => {
		const dispute = await answered(await raise());
		const before = await open(dispute.id);
		expect(before.data.shown).toMatchObject({ state: "answered", pause: "ended" });
		expect(JSON.stringify(before.data)).not.toMatch(/You were right|new-test/);
		await portal.db.write((q) =>
			q
				.update(patients)
				.set({ detailsAt: NOON })
				.where(eq(patients.no, amina.no))
				.returning({ no: patients.no }),
		);
		expect(JSON.stringify((await open(dispute.id)).data)).toMatch(/You were right/);
	});

	it("says that it is late, once the day is over, and who else there is", async () => {
		const { id } = await raise({ what: { by: "patient", routes: ["complaint", "data-protection"] } });
		const late = await open(id, amina.actor, new Date("2027-01-20T12:00:00Z"));
		expect(late.data.shown.isLate).toBe(true);
		expect(late.data.shown.bodies.map(({ phone }: { phone: string }) => phone)).toEqual([
			"0345 015 4033",
			"0303 123 1113",
		]);
	});

	it("shows a challenge of their clinician, unless it is withheld", async () => {
		const what = { by: "clinician", challenge: "disagree", withheld: null } as const;
		const shown = await raise({ what });
		const hidden = await raise({ what: { ...what, withheld: "It would harm her to read it now." } });
		expect((await open(shown.id)).data.shown).toMatchObject({ by: "clinician", said: null });
		expect((await open(shown.id)).data.moves).toEqual([]);
		expect((await open(hidden.id)).status).toBe(404);
		const path = "/en/my/disputes";
		const request = new Request(`http://localhost:3000${path}`);
		const list = await reply(
			listLoader({ request, params: { lang: "en" }, context: portal.context(amina.actor, path) }),
		);
		expect(list.data.rows.map(({ id }: { id: string }) => id)).toEqual([shown.id]);
	});
});

describe("what a patient does there", () => {
	it("keeps an answer that was typed when the session ended, and sends it once it is pressed again", async () => {
		const asked = await staffMove(await staffMove(await raise(), take), ask);
		const fields = { move: "reply", words: "The left one.", once: ONCE, seen: String(asked.seq) };
		const late = await send(asked.id, fields, amina.actor, false);
		expect([late.status, (await open(asked.id)).data.shown.state]).toEqual([303, "asking"]);
		expect(JSON.stringify(await portal.db.read.select().from(typedDrafts))).not.toContain("left");
		expect((await open(asked.id)).data.kept).toMatchObject({
			move: "reply",
			typed: "The left one.",
			once: ONCE,
		});
		expect((await send(asked.id, fields)).status).toBe(303);
		expect((await open(asked.id)).data.kept).toBeUndefined();
		expect(await portal.db.read.select().from(typedDrafts)).toEqual([]);
	});

	it("answers a question once, whatever is pressed twice", async () => {
		const asked = await staffMove(await staffMove(await raise(), take), ask);
		const fields = { move: "reply", words: "The left one.", once: ONCE, seen: String(asked.seq) };
		const [first, second] = [await send(asked.id, fields), await send(asked.id, fields)];
		expect([first.status, second.status]).toEqual([303, 303]);
		expect((await open(asked.id)).data.shown.state).toBe("looking");
		expect((await kinds()).filter((kind) => kind === "dispute.moved")).toHaveLength(3);
	});

	it("is told when something changed meanwhile, and keeps what was typed", async () => {
		const dispute = await raise();
		await staffMove(dispute, take);
		const late = await send(dispute.id, {
			move: "withdraw",
			once: ONCE,
			seen: String(dispute.seq),
			words: "x",
		});
		expect(late).toMatchObject({ status: 409, data: { problem: "changed", typed: "x" } });
	});

	it.each([
		["no words for an answer", { move: "reply", words: "" }, "words-missing"],
		["words without end", { move: "reply", words: "x".repeat(4001) }, "too-long"],
		["odd characters", { move: "reply", words: "a\u0000b" }, "control-characters"],
		["a move that is staff's", { move: "answer", words: "x" }, "not-text"],
	])("%s saves nothing", async (_what, fields, problem) => {
		const asked = await staffMove(await staffMove(await raise(), take), ask);
		const before = (await kinds()).length;
		const sent = await send(asked.id, { ...fields, once: ONCE, seen: String(asked.seq) });
		expect(sent).toMatchObject({ status: 422, data: { problem } });
		expect((await kinds()).length).toBe(before);
	});

	it("takes it back: the rule asks before the tool is used again", async () => {
		const dispute = await raise();
		await send(dispute.id, { move: "withdraw", once: ONCE, seen: String(dispute.seq) });
		expect((await open(dispute.id)).data.shown).toMatchObject({ state: "withdrawn", pause: "ended" });
		expect(await decided()).toBe("dispute-closed");
	});

	it("does not agree: it is open again, paused again, and not for the same reviewer", async () => {
		const done = await answered(await raise());
		expect(await decided()).toBe("dispute-closed");
		await send(done.id, { move: "disagree", words: "", once: ONCE, seen: String(done.seq) });
		const { shown } = (await open(done.id)).data;
		expect(shown).toMatchObject({ state: "raised", reviewer: null, pause: "running" });
		expect(await decided()).toBe("disputed");
	});

	it("does nothing to what is another patient's", async () => {
		const dispute = await raise();
		const other = await portal.addPatient();
		const sent = await send(
			dispute.id,
			{ move: "withdraw", once: ONCE, seen: String(dispute.seq) },
			other.actor,
		);
		expect(sent.status).toBe(404);
		expect((await open(dispute.id)).data.shown.state).toBe("raised");
	});
});
