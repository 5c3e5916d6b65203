import { describe, expect, it } from "vitest";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { NOON } from "#tests/builders.ts";
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
import type { TestPatient } from "#tests/portal.ts";
import { trust } from "#tests/trusted.ts";
import { checkDraft } from "./check.store.server.ts";
import { saveDraft } from "./draft.store.server.ts";
import { listChoices } from "./history.store.server.ts";
import { findDraft } from "./kept-draft.store.server.ts";
import { readMine } from "./my-tools.store.server.ts";
import { receiptOnPaper } from "./receipt.store.server.ts";

const NINE = "2017-03-27";
const FOURTEEN = "2012-03-27";

withChoices();

describe("a private answer of a young person of 14", () => {
	it("counts for staff, and is not there for the parent: no choice, no receipt, no other answer of a page", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		const sam = await actor(alex, await parent(alex));
		const before = await readMine(portal.db, sam, register);
		const ref = await say(alex.actor, "no", true);
		expect(await listChoices(portal.db, sam)).toEqual([]);
		expect(await receipt(sam, ref)).toBeUndefined();
		expect((await readMine(portal.db, sam, register)).standing).toEqual(before.standing);
		expect(await decisionFor(alex.actor)).toBe("said-no");
		expect((await receipt(alex.actor, ref))?.isPrivate).toBe(true);
		const stored = await readStanding(portal.db.read, register, alex.no);
		expect(stored.some(({ kind, state }) => kind === "choice" && state === "no")).toBe(true);
	});

	it("does not show by a page of the parent's that would have to be read again", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		const sam = await actor(alex, await parent(alex));
		await keep(sam, "yes");
		await say(alex.actor, "no", true);
		const saved = await save(sam);
		expect(saved.ok).toBe(true);
		expect(await decisionFor(alex.actor)).toBe("conflict");
		expect(saved.ok && (await receipt(sam, saved.value.ref))?.effect).toBe("used");
	});

	it("is in no letter: neither its own, nor what another one says of now", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		const own = await say(alex.actor, "no", true);
		const theirs = await say(await actor(alex, await parent(alex)), "yes");
		const onPaper = (ref: string) => receiptOnPaper(portal.db, alex.actor, register, ref, "en", NOON);
		expect(await onPaper(own)).toBeUndefined();
		expect((await onPaper(theirs))?.effect).toBe("used");
		expect((await receipt(alex.actor, theirs))?.effect).toBe("not-used");
	});

	it("is offered only to a patient for whom somebody acts and nobody else decides", async () => {
		const [alone, child, young] = [
			await portal.addPatient(),
			await portal.addPatient({ birthDate: NINE }),
			await portal.addPatient({ birthDate: FOURTEEN }),
		];
		await parent(child);
		await parent(young);
		const offered = async (who: TestPatient) => {
			await keep(who.actor, "no");
			return (await checkDraft(portal.db, who.actor, register, EYES, "en", NOON))?.others;
		};
		expect([await offered(alone), await offered(child), await offered(young)]).toEqual([
			[],
			[],
			["Sam Carter"],
		]);
	});

	it("keeps the mark of the press that saved it: the same key with another mark changes nothing, and says so", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		await parent(alex);
		for (const [first, kept] of [
			[true, "private"],
			[false, "shown"],
		] as const) {
			await keep(alex.actor, "no");
			const once = (await findDraft(portal.db, alex.actor, EYES, NOON))?.id;
			const press = (isPrivate: boolean) =>
				saveDraft(portal.db, alex.actor, register, EYES, once, "en", NOON, isPrivate);
			const saved = await press(first);
			const ref = saved.ok ? saved.value.ref : "";
			expect(await press(first)).toEqual({ ok: true, value: { ref } });
			expect(await press(!first)).toEqual({ ok: true, value: { ref, kept } });
			expect((await receipt(alex.actor, ref))?.isPrivate).toBe(first);
		}
		expect(await listChoices(portal.db, alex.actor)).toHaveLength(2);
	});

	it("does not make the patient read again what a helper filled in, which the helper could ask about", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id));
		await say(alex.actor, "no", true);
		await keep(sam, "yes");
		expect((await save(alex.actor)).ok).toBe(true);
	});

	it("is never what somebody else said: who acts keeps nothing private", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const ref = await say(await actor(alex, await parent(alex)), "no", true);
		expect((await receipt(alex.actor, ref))?.isPrivate).toBe(false);
	});
});
