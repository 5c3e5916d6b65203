import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { refuse } from "#app/core/result.ts";
import { recordDeath } from "#app/features/after/death.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { ownRecord } from "#app/features/record/own-messages.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, toolComments } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { addAccounts, martin, SCAN } from "#tests/cases.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { addComment, listOwnComments } from "./comment.store.server.ts";
import { MOST_A_DAY, type NewComment } from "./comment.ts";
import { addCommentFor, findWrittenFor, readCommentableFor } from "./for-patient.store.server.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, rhian, colm, martin);
});
afterEach(() => portal.close());

const SAID: NewComment = { clear: null, worry: "Who sees my pictures?", wish: "" };
let keys = 0;
const aKey = () => String(++keys).padStart(32, "0");

async function write(
	over: {
		readonly actor?: StaffActor;
		readonly once?: string;
		readonly tool?: string;
		readonly comment?: NewComment;
		readonly at?: Date;
	} = {},
) {
	const { actor = rhian, once = aKey(), tool = SCAN, comment = SAID, at = NOON } = over;
	const told = { tool, way: "phone", interpreter: "Urdu", comment } as const;
	const register = await currentRegister(portal.db);
	return addCommentFor(portal.db, actor, register, amina.id, told, { once, lang: "en" }, at);
}

const rows = () => portal.db.read.select().from(toolComments);

describe("a comment that staff write down for a patient", () => {
	it("is the patient's own entry and row, in their words, by the hand of staff and by the way they were told", async () => {
		expect(await write()).toMatchObject({ ok: true });
		const { entries: own } = await ownRecord(portal.db, amina.actor);
		expect(own.map(({ body }) => body)).toMatchObject([
			{
				kind: "comment.made",
				tool: SCAN,
				worry: SAID.worry,
				said: {
					decider: { who: "patient" },
					recorder: { who: "staff", id: rhian.staffId, name: rhian.name },
					way: "phone",
					interpreter: "Urdu",
				},
			},
		]);
		expect(await rows()).toMatchObject([{ patientNo: amina.no, staffId: null, providerId: "riverside" }]);
		expect(await listOwnComments(portal.db, amina.actor, SCAN)).toMatchObject([
			{ by: "patient", writtenDown: { name: rhian.name } },
		]);
		expect(await listOwnComments(portal.db, rhian, SCAN)).toEqual([]);
	});

	it("is kept once however often it is pressed, and is a look that the patient reads", async () => {
		const once = aKey();
		const first = await write({ once });
		expect(await write({ once })).toEqual(first);
		expect(await write({ once, actor: { ...rhian, staffId: "staff-other" } })).toEqual(
			refuse("key-not-yours"),
		);
		expect(await rows()).toHaveLength(1);
		const looks = await listLookUps(portal.db, amina.actor, 0, 9);
		expect(looks.filter(({ what }) => what === "recorded")).toHaveLength(1);
	});

	it("is not kept for a patient of nobody's here, for a tool of nobody's here, or for somebody who has died", async () => {
		expect(await write({ actor: colm })).toBeUndefined();
		expect(await write({ tool: "no-such-tool" })).toBeUndefined();
		const register = await currentRegister(portal.db);
		const death = { on: "2026-11-20", source: "care-team", evidence: "Her son told us." } as const;
		await recordDeath(portal.db, rhian, register, amina.id, death, aKey(), NOON);
		expect(await write({ at: minutesAfterNoon(1) })).toBeUndefined();
		expect(await readCommentableFor(portal.db, rhian, register, amina.id, NOON)).toBeUndefined();
		expect((await portal.db.read.select().from(entries)).map(({ kind }) => kind)).not.toContain(
			"comment.made",
		);
	});

	it("counts to the same few a day as what the patient sends by their own hand", async () => {
		const register = await currentRegister(portal.db);
		const how = () => ({ once: aKey(), lang: "en" });
		for (let said = 1; said < MOST_A_DAY.patient; said += 1)
			await addComment(portal.db, amina.actor, register, SCAN, SAID, how(), NOON);
		expect(await write()).toMatchObject({ ok: true });
		expect(await write()).toEqual(refuse("too-many"));
		expect(await addComment(portal.db, amina.actor, register, SCAN, SAID, how(), NOON)).toEqual(
			refuse("too-many"),
		);
	});

	it("is read back to whoever wrote it down and to no other of the staff, nor anything else that the patient said", async () => {
		const register = await currentRegister(portal.db);
		const done = await write();
		const byHand = await addComment(
			portal.db,
			amina.actor,
			register,
			SCAN,
			SAID,
			{ once: aKey(), lang: "en" },
			NOON,
		);
		const found = await readCommentableFor(portal.db, rhian, register, amina.id, NOON);
		if (found === undefined || !done?.ok || !byHand?.ok) throw new Error("nothing was written");
		const read = (actor: StaffActor, id: string) => findWrittenFor(portal.db, actor, found.patient, SCAN, id);
		expect(await read(rhian, done.value)).toMatchObject({ worry: SAID.worry });
		expect(await read(martin, done.value)).toBeUndefined();
		expect(await read(rhian, byHand.value)).toBeUndefined();
	});

	it("is offered for what the provider uses, and for no retired tool", async () => {
		const register = await currentRegister(portal.db);
		const offered = await readCommentableFor(portal.db, rhian, register, amina.id, NOON);
		expect(offered?.about.map(({ id }) => id)).toContain(SCAN);
		const retired = {
			...register,
			...{ tools: register.tools.map((tool) => ({ ...tool, retired: true })) },
			byId: new Map(register.tools.map((tool) => [tool.id, { ...tool, retired: true }])),
		};
		expect((await readCommentableFor(portal.db, rhian, retired, amina.id, NOON))?.about).toEqual([]);
	});
});
