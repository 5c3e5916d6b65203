import { describe, expect, it } from "vitest";
import type { PersonActor } from "#app/core/actor.ts";
import { readOwnNeeds, sayNeeds } from "#app/features/needs/needs.store.server.ts";
import { endTrustByStaff } from "#app/features/trust/end-trust.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { actor, EYES, parent, portal, register, say, withChoices } from "#tests/choosing.ts";
import { rhian } from "#tests/portal.ts";
import { trust } from "#tests/trusted.ts";
import { listDisputes, moveDispute } from "./dispute.store.server.ts";
import { findDraft, keepDraft, saveDraft } from "./dispute-draft.store.server.ts";
import { readShown } from "./shown.store.server.ts";

withChoices();

const [NINE, FOURTEEN] = ["2017-03-27", "2012-03-27"];

const begin = (who: PersonActor, tool: string | null = EYES.tool) =>
	keepDraft(
		portal.db,
		who,
		{
			about: tool === null ? { kind: "unknown" } : { kind: "tool", id: tool },
			what: { routes: ["tool-output"], words: "It was another eye.", lang: "en" },
			answer: { by: "letter", helpers: [], pauses: false },
		},
		NOON,
	);
async function send(who: PersonActor) {
	const draft = await findDraft(portal.db, who, NOON);
	return saveDraft(portal.db, who, register, draft?.id, "en", NOON);
}
async function raise(who: PersonActor, tool: string | null = EYES.tool): Promise<string> {
	await begin(who, tool);
	const sent = await send(who);
	if (!sent.ok) throw new Error(sent.reason);
	return sent.value.id;
}
const idsFor = async (who: PersonActor) => (await listDisputes(portal.db, who)).map(({ id }) => id);
const shownTo = (who: PersonActor, id: string) =>
	readShown(portal.db, who, register, id, "as-switched", "en", NOON);

describe("a parent who decides together with a young person", () => {
	it("says what is wrong in their own name, and both read it", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		const sam = await actor(alex, await parent(alex));
		const id = await raise(sam);
		for (const who of [sam, alex.actor])
			expect((await shownTo(who, id))?.shown.saidFor).toEqual({ name: "Sam Carter", authority: "parent" });
	});

	it("reads nothing of what the young person says is wrong, nor of what they have begun", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		const sam = await actor(alex, await parent(alex));
		const own = await raise(alex.actor);
		await begin(alex.actor);
		expect(await idsFor(sam)).toEqual([]);
		expect(await shownTo(sam, own)).toBeUndefined();
		expect(await findDraft(portal.db, sam, NOON)).toBeUndefined();
	});

	it("changes what the young person needs in no way, but reads it", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		const sam = await actor(alex, await parent(alex));
		const known = await readOwnNeeds(portal.db, sam, NOON);
		if (known === undefined) throw new Error("no needs");
		const said = { needs: { ...known.needs, speaks: "cy" }, once: "a".repeat(32), seen: "", lang: "en" };
		expect(await sayNeeds(portal.db, sam, said, NOON)).toEqual({ ok: false, reason: "own" });
	});
});

describe("a parent of a child of 9", () => {
	it("knows of all that is said to be wrong, but not about a tool of which the child keeps an answer", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await actor(alex, await parent(alex));
		const before = await raise(alex.actor);
		await say(alex.actor, "no", true);
		await raise(alex.actor);
		await raise(alex.actor, null);
		expect(await idsFor(sam)).toEqual([before]);
	});

	it("takes back what they said, and the record says that it was they", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await actor(alex, await parent(alex));
		const id = await raise(sam);
		const [dispute] = await listDisputes(portal.db, sam);
		const pressed = {
			moved: { move: "withdraw" } as const,
			once: "b".repeat(32),
			seen: dispute?.seq ?? 0,
			authority: "parent" as const,
		};
		const done = await moveDispute(portal.db, sam, register, id, pressed, NOON, async () => undefined);
		expect(done?.ok).toBe(true);
		expect((await shownTo(alex.actor, id))?.shown.events).toMatchObject([
			{ move: "withdraw", by: { name: "Sam Carter", authority: "parent" } },
		]);
	});

	it("says what the child needs, and it says who did", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await actor(alex, await parent(alex));
		const known = await readOwnNeeds(portal.db, sam, NOON);
		if (known === undefined) throw new Error("no needs");
		const said = { needs: { ...known.needs, speaks: "cy" }, once: "a".repeat(32), seen: "", lang: "en" };
		expect((await sayNeeds(portal.db, sam, said, NOON))?.ok).toBe(true);
		expect(await readOwnNeeds(portal.db, alex.actor, NOON)).toMatchObject({
			needs: { speaks: "cy" },
			said: { by: "Sam Carter" },
		});
	});

	it("has nothing sent when their authority ended while they typed", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const id = await parent(alex);
		const sam = await actor(alex, id);
		await begin(sam);
		const over = { because: "staff", note: "Over.", way: null } as const;
		await endTrustByStaff(portal.db, rhian, register, alex.id, id, over, NOON);
		expect(await send(sam)).toEqual({ ok: false, reason: "stopped" });
		expect(await idsFor(alex.actor)).toEqual([]);
	});
});

describe("a carer", () => {
	it("sends nothing in the patient's name and reads nothing of it", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id));
		await begin(sam);
		expect(await send(sam)).toEqual({ ok: false, reason: "help" });
		await raise(alex.actor);
		expect(await idsFor(sam)).toEqual([]);
	});
});
