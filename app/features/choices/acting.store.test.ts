import { describe, expect, it } from "vitest";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { endTrustByStaff } from "#app/features/trust/end-trust.store.server.ts";
import { outbox, tasks } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import {
	actor,
	decisionFor,
	EYES,
	keep,
	parent,
	portal,
	receipt,
	register,
	save,
	say,
	withChoices,
} from "#tests/choosing.ts";
import { rhian } from "#tests/portal.ts";
import { assess, trust } from "#tests/trusted.ts";
import { askForCall } from "./ask-call.store.server.ts";
import { listChoices, undoChoice } from "./history.store.server.ts";
import { findDraft, listDrafts } from "./kept-draft.store.server.ts";

const NINE = "2017-03-27";

withChoices();

describe("a parent who decides for a child of 9", () => {
	it("chooses: who decided and who wrote it down is the parent, and the patient is told of it", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await actor(alex, await parent(alex));
		const ref = await say(sam, "no");
		expect(await decisionFor(alex.actor)).toBe("said-no");
		expect((await receipt(alex.actor, ref))?.by).toEqual({
			...{ decider: "Sam Carter", authority: "parent", recorder: "Sam Carter", way: "acting", helped: null },
		});
		expect(await portal.db.read.select().from(outbox)).toMatchObject([{ patientNo: alex.no, ref }]);
	});

	it("takes their own answer back, and not the patient's", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await actor(alex, await parent(alex));
		const [theirs, own] = [await say(sam, "yes"), await say(alex.actor, "no")];
		const undo = (ref: string) => undoChoice(portal.db, sam, register, ref, NOON);
		expect(await undo(own)).toEqual({ ok: false, reason: "not-theirs" });
		expect(await undo(theirs)).toEqual({ ok: true, value: true });
	});

	it("keeps drafts apart from the patient's", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await actor(alex, await parent(alex));
		await keep(alex.actor, "no");
		await keep(sam, "yes");
		const answers = [alex.actor, sam].map(
			async (who) => (await findDraft(portal.db, who, EYES, NOON))?.answer,
		);
		expect(await Promise.all(answers)).toEqual(["no", "yes"]);
		expect((await listDrafts(portal.db, alex.actor, NOON)).prepared).toEqual([]);
	});

	it("and the other parent, who say otherwise in the same moment, are a conflict, and both receipts are true", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const [sam, pat] = [
			await actor(alex, await parent(alex)),
			await actor(alex, await parent(alex, "Pat Carter")),
		];
		await Promise.all([keep(sam, "yes"), keep(pat, "no")]);
		const saved = await Promise.all([save(sam), save(pat)]);
		// Whoever came second is shown the page again, since what counts had changed.
		const refs = await Promise.all(
			[sam, pat].map(async (who, place) => {
				const first = saved[place];
				const done = first?.ok ? first : await save(who);
				if (!done.ok) throw new Error(done.reason);
				return done.value.ref;
			}),
		);
		expect(await decisionFor(alex.actor)).toBe("conflict");
		const receipts = await Promise.all(refs.map((ref) => receipt(alex.actor, ref)));
		expect(receipts.map((one) => [one?.by.decider, one?.answer, one?.effect])).toEqual([
			["Sam Carter", "yes", "not-used"],
			["Pat Carter", "no", "not-used"],
		]);
	});
});

describe("an attorney", () => {
	it("who says yes against the patient's voiced no is asked about first", async () => {
		const alex = await portal.addPatient();
		await say(alex.actor, "no");
		await assess(portal.db, alex.no, "represented");
		const sam = await actor(alex, await trust(portal.db, alex.id, { authority: "attorney", may: "decide" }));
		const ref = await say(sam, "yes");
		expect(await decisionFor(alex.actor)).toBe("patient-objects");
		expect((await receipt(sam, ref))?.effect).toBe("ask");
	});

	it("decides nothing while the patient decides for themself, and is told so in words, not by silence", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id, { authority: "attorney", may: "decide" }));
		await keep(sam, "yes");
		expect(await save(sam)).toEqual({ ok: false, reason: "help" });
		expect(await listChoices(portal.db, alex.actor)).toEqual([]);
	});
});

describe("a carer", () => {
	it("who helps fills in an answer, which is the patient's only once the patient saves it", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id));
		await keep(sam, "no");
		expect(await save(sam)).toEqual({ ok: false, reason: "help" });
		expect((await listDrafts(portal.db, alex.actor, NOON)).prepared).toEqual([EYES]);
		expect((await save(alex.actor)).ok).toBe(true);
		const [saved] = await listChoices(portal.db, alex.actor);
		expect(saved?.entry.body.said).toMatchObject({
			...{ decider: { who: "patient" }, recorder: { who: "patient" }, helped: "Sam Carter" },
		});
		expect((await listDrafts(portal.db, alex.actor, NOON)).prepared).toEqual([]);
	});

	it("who helps asks for one call, and the patient reads that they did", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id));
		expect(await askForCall(portal.db, sam, register, NOON)).toEqual({ ok: true, value: "2026-11-25" });
		expect(await askForCall(portal.db, sam, register, minutesAfterNoon(1))).toEqual({
			...{ ok: true, value: "2026-11-25" },
		});
		expect(await portal.db.read.select().from(tasks)).toMatchObject([{ kind: "help", patientNo: alex.no }]);
		// The second press leaves nothing more behind: no entry and no look.
		const subject = await subjectOf(portal.db.read, portal.db.vault, alex.no);
		const entries = subject === undefined ? [] : await entriesOf(portal.db.read, subject);
		expect(entries.filter(({ body }) => body.kind === "task.opened")).toHaveLength(1);
		const looks = await listLookUps(portal.db, alex.actor, 0, 10);
		expect(looks.filter(({ what }) => what === "acting-called")).toMatchObject([{ name: "Sam Carter" }]);
	});

	it("who only reads keeps nothing and causes nothing", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id, { may: "read" }));
		expect(await keep(sam, "no")).toBe("read");
		expect(await askForCall(portal.db, sam, register, NOON)).toEqual({ ok: false, reason: "read" });
		expect(await save(sam)).toEqual({ ok: false, reason: "read" });
	});
});

describe("an authority that ends while they type", () => {
	it("leaves nothing of it saved, although the request began before", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const id = await parent(alex);
		const sam = await actor(alex, id);
		await keep(sam, "yes");
		await endTrustByStaff(
			portal.db,
			rhian,
			register,
			alex.id,
			id,
			{ because: "staff", note: "Over.", way: null },
			NOON,
		);
		expect(await save(sam)).toEqual({ ok: false, reason: "stopped" });
		expect(await keep(sam, "no")).toBe("stopped");
		expect(await undoChoice(portal.db, sam, register, "x", NOON)).toEqual({ ok: false, reason: "stopped" });
		expect(await listChoices(portal.db, alex.actor)).toEqual([]);
	});
});
