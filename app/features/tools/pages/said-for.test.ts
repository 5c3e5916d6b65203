/** The page of a tool where the patient said nothing themself and somebody who acts for them did, or the other way round. */
import { describe, expect, it } from "vitest";
import type { PersonActor } from "#app/core/actor.ts";
import { loader as list } from "#app/features/choices/pages/my-tools.tsx";
import { actor, EYES, parent, portal, say, withChoices } from "#tests/choosing.ts";
import type { TestPatient } from "#tests/portal.ts";
import { assess } from "#tests/trusted.ts";
import { loader as mine } from "./mine.tsx";

const NINE = "2017-03-27";
const FOURTEEN = "2012-03-27";
const USED = "If you do nothing, we use the tool.";

withChoices();

async function page(who: PersonActor, query = "") {
	const path = `/en/my/tools/${EYES.tool}${query}`;
	const request = new Request(`http://localhost:3000${path}`);
	const context = portal.context(who as TestPatient["actor"], path);
	return mine({ request, params: { lang: "en", tool: EYES.tool }, context });
}
const shown = async (who: PersonActor) => {
	const found = await page(who);
	if (found.sheets !== null) return expect.fail("a form");
	const { nothing, now, others, said } = found;
	return {
		nothing,
		now,
		said: said?.answer,
		others: others.map(({ authority, answer }) => [authority, answer]),
	};
};
const row = async (who: PersonActor) => {
	const request = new Request("http://localhost:3000/en/my");
	const context = portal.context(who as TestPatient["actor"], "/en/my");
	const { tools } = await list({ request, params: { lang: "en" }, context });
	return tools.find(({ id }) => id === EYES.tool);
};

describe("a tool about which only somebody else spoke for the patient", () => {
	it.each([
		["no", "deny"],
		["yes", "permit"],
	] as const)("tells that a parent said %s, by what right, and what it means", async (answer, now) => {
		const alex = await portal.addPatient({ birthDate: NINE });
		const sam = await actor(alex, await parent(alex));
		await say(sam, answer);
		expect(await shown(alex.actor)).toEqual({
			nothing: null,
			now,
			said: undefined,
			others: [["parent", answer]],
		});
		expect((await page(alex.actor, "?format=print")).sheets).not.toContain(USED);
		expect(await row(alex.actor)).toMatchObject({ group: "for-you", others: [{ answer }] });
		expect(await shown(sam), "who said it reads their own word").toMatchObject({ said: answer, others: [] });
	});

	it("tells of both parents where they do not agree", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		await assess(portal.db, alex.no, "represented");
		await say(await actor(alex, await parent(alex)), "yes");
		await say(await actor(alex, await parent(alex, "Kim Carter")), "no");
		expect(await shown(alex.actor)).toMatchObject({
			now: "deny",
			others: [
				["parent", "yes"],
				["parent", "no"],
			],
		});
	});

	it("promises nothing where the one who decides is not sure, and does not say that the patient is asked", async () => {
		const alex = await portal.addPatient({ birthDate: NINE });
		await assess(portal.db, alex.no, "represented");
		await say(await actor(alex, await parent(alex)), "unsure");
		expect(await shown(alex.actor)).toMatchObject({ nothing: null, now: "deny" });
	});

	it("is told to another parent too, but never what a young person keeps to themself", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		const sam = await actor(alex, await parent(alex));
		const kim = await actor(alex, await parent(alex, "Kim Carter"));
		const before = await shown(kim);
		expect(before).toMatchObject({ nothing: "objection", others: [] });
		await say(alex.actor, "no", true);
		expect(await shown(kim)).toEqual(before);
		expect(await row(kim)).toMatchObject({ group: "objection", others: [] });
		await say(sam, "yes");
		expect(await shown(kim)).toMatchObject({ nothing: null, now: "permit", others: [["parent", "yes"]] });
		expect(await shown(alex.actor), "the patient reads both").toMatchObject({
			said: "no",
			now: "deny",
			others: [["parent", "yes"]],
		});
	});

	it("says beside the patient's own yes who said the no that counts", async () => {
		const alex = await portal.addPatient({ birthDate: FOURTEEN });
		await assess(portal.db, alex.no, "jointly");
		await say(alex.actor, "yes");
		expect(await shown(alex.actor)).toMatchObject({ now: "permit", others: [] });
		await say(await actor(alex, await parent(alex)), "no");
		expect(await shown(alex.actor)).toMatchObject({ said: "yes", now: "deny", others: [["parent", "no"]] });
	});
});
