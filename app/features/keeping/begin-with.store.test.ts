import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { findDraft } from "#app/features/choices/kept-draft.store.server.ts";
import { myTool, readMine } from "#app/features/choices/my-tools.store.server.ts";
import { commentable } from "#app/features/comments/comment.ts";
import { askPeople } from "#app/features/comments/round.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { hereAt } from "#app/features/tools/tool-here.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { draftDesk, freshKey, hillsideLead, lena, omar } from "#tests/two-leads.ts";
import { draftHistory, listDrafts, readDraft } from "./read-draft.store.server.ts";

const SCAN = "eye-scan-urgency";
const AT_GP = { "hillside-gp": { stage: "trial", since: null } } as const;
const tom = { answers: "Dr Tom Reed", supplier: "Acme", onUnknown: "person-takes-over" } as const;
const second = { ...hillsideLead, staffId: "staff-second", name: "Second Lead" };

let portal: TestPortal;
let desk: ReturnType<typeof draftDesk>;
beforeEach(async () => {
	portal = await openPortal();
	desk = draftDesk(portal, SCAN);
});
afterEach(() => portal.close());

const register = () => currentRegister(portal.db);
const known = async () => {
	const tool = (await register()).byId.get(SCAN);
	if (tool === undefined) throw new Error("no such tool");
	return tool;
};
const atHillside = () => portal.addPatient({ provider: "hillside", services: ["hillside-gp"] });

async function seenBy(who: TestPatient) {
	const { stage, decision } = myTool(
		await readMine(portal.db, who.actor, await register()),
		await known(),
		minutesAfterNoon(5),
	);
	return [stage, decision.answer, decision.reason];
}

async function saysYes(who: TestPatient): Promise<void> {
	const question = { about: "tool", tool: SCAN } as const;
	await keepDraft(portal.db, who.actor, await register(), question, "yes", NOON);
	const once = (await findDraft(portal.db, who.actor, question, NOON))?.id;
	await saveDraft(portal.db, who.actor, await register(), question, once, "en", NOON);
}

async function begin(): Promise<void> {
	expect(await desk.say({}, AT_GP, hillsideLead, tom)).toMatchObject({ ok: true });
	await desk.askNobody(hillsideLead);
	expect(await desk.ask(hillsideLead)).toMatchObject({ ok: true });
	expect(await desk.publish(second)).toMatchObject({ ok: true });
}

describe("a provider that begins with a tool which only another one uses", () => {
	it("is what its own patients see once a second lead agreed, in the words that stand there", async () => {
		const who = await atHillside();
		expect(await seenBy(who)).toEqual([undefined, "not-applicable", "not-used-here"]);
		await begin();
		expect(await seenBy(who)).toEqual(["trial", "permit", "used-unless-no"]);
		const now = await known();
		expect(now.uses.map(({ serviceId, stage }) => [serviceId, stage])).toContainEqual([
			"hillside-gp",
			"trial",
		]);
		expect(hereAt(now.here, "hillside")).toEqual(tom);
		expect(hereAt(now.here, "riverside")).toEqual({});
	});

	it("changes nothing for the other one: no notice, no rule, and nobody is asked again", async () => {
		const theirs = await portal.addPatient();
		await saysYes(theirs);
		const before = await known();
		await begin();
		expect(await seenBy(theirs)).toEqual(["in-use", "permit", "said-yes"]);
		const { uses: _uses, here: _here, ...now } = await known();
		const { uses: _before, here: _none, ...stood } = before;
		expect(now).toEqual(stood);
	});

	it("is in the record with both leads and where it begins, under the number that stands there", async () => {
		await begin();
		const moves = (await entriesWithoutPatient(portal.db.read, portal.db.vault)).flatMap(({ body }) =>
			body.kind === "draft.moved" ? [body] : [],
		);
		expect(moves.map(({ what, beginsAt }) => [what, beginsAt])).toEqual([
			["saved", "hillside"],
			["asked", "hillside"],
			["published", "hillside"],
		]);
		expect(moves.at(-1)?.published).toEqual({
			notice: 1,
			agreedBy: [hillsideLead.staffId, second.staffId],
			uses: { "hillside-gp": "trial" },
		});
	});

	it("needs two leads, a place where it begins, and people who were asked or told why not", async () => {
		await desk.say({}, {}, hillsideLead, tom);
		expect(await desk.ask(hillsideLead)).toEqual({ ok: false, reason: "begins-nowhere" });
		await desk.say({}, AT_GP, hillsideLead, tom);
		await desk.ask(hillsideLead);
		expect(await desk.publish(hillsideLead)).toEqual({ ok: false, reason: "same-person" });
		expect(await desk.publish(second)).toEqual({ ok: false, reason: "people-not-asked" });
		await desk.askNobody(hillsideLead);
		const draft = await desk.draftOf(second);
		const both = await Promise.all([desk.publish(second, draft), desk.publish(second, draft)]);
		expect(both).toContainEqual({ ok: true, value: "done" });
		expect(both).toContainEqual({ ok: false, reason: "published-already" });
	});

	it("writes beside the draft of those who use the tool: neither reads or overtakes the other's", async () => {
		await desk.write(lena, "It looks at your eye.");
		await desk.say({}, AT_GP, hillsideLead, tom);
		expect((await desk.draftOf(hillsideLead)).content.words["en"]?.line).not.toBe("It looks at your eye.");
		expect((await desk.draftOf(lena)).content.uses).toEqual({});
		expect((await draftHistory(portal.db, lena, SCAN)).map(({ body }) => body.recorder)).toMatchObject([
			{ name: lena.name },
		]);
		expect(
			(await draftHistory(portal.db, hillsideLead, SCAN)).map(({ body }) => body.recorder),
		).toMatchObject([{ name: hillsideLead.name }]);
		expect((await listDrafts(portal.db, second)).filter(({ begins }) => begins)).toMatchObject([
			{ tool: SCAN, asked: false },
		]);
		expect((await listDrafts(portal.db, omar)).some(({ begins }) => begins)).toBe(false);

		await desk.ask(lena);
		await desk.publish(omar);
		const meanwhile = await desk.draftOf(hillsideLead);
		expect([meanwhile.number, meanwhile.content.words["en"]?.line]).toEqual([2, "It looks at your eye."]);
		await desk.askNobody(hillsideLead);
		expect(await desk.ask(hillsideLead)).toMatchObject({ ok: true });
		expect(await desk.publish(second)).toMatchObject({ ok: true });
		expect((await known()).notice.number).toBe(2);
	});

	it("writes nothing of what is the tool's own, and nothing for services that are not its own", async () => {
		expect(await desk.write(hillsideLead, "It looks.")).toEqual({ ok: false, reason: "not-your-services" });
		await desk.say({ does: "Something else." }, AT_GP, hillsideLead, tom);
		expect((await desk.draftOf(hillsideLead)).content.facts.does).toBe((await known()).notice.facts.does);
		await desk.say({}, { "riverside-gp": { stage: "in-use", since: null } }, hillsideLead, tom);
		expect(await desk.ask(hillsideLead)).toMatchObject({ ok: false });
		expect((await known()).uses.some(({ serviceId }) => serviceId === "riverside-gp")).toBe(false);
	});

	it("can be thrown away, and is nobody's but a lead's", async () => {
		await desk.say({}, AT_GP, hillsideLead, tom);
		expect(await desk.drop(second)).toMatchObject({ ok: true });
		expect((await desk.draftOf(hillsideLead)).edited).toBeNull();
		for (const actor of [rhian, { ...hillsideLead, staffRole: "clinician" } as const])
			expect(await readDraft(portal.db.read, actor, SCAN)).toBeUndefined();
	});

	it("asks its own people first, and says nothing of that to patients of the other one", async () => {
		await desk.say({}, AT_GP, hillsideLead, tom);
		const { number, content } = await desk.draftOf(hillsideLead);
		const days = { opens: "2026-11-21", closes: "2026-12-04" };
		await askPeople(
			portal.db,
			hillsideLead,
			{ tool: SCAN, number: number + 1, content },
			days,
			freshKey(),
			NOON,
		);
		const roundFor = async (provider: string) =>
			commentable(await register(), SCAN, new Set([provider]), "2026-11-22")?.round?.provider;
		expect(await roundFor("hillside")).toBe("hillside");
		expect(await roundFor("riverside")).toBeUndefined();
		expect((await desk.draftOf(lena)).rounds).toEqual([]);
	});
});
