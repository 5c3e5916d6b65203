/** A tool that is stopped, for everybody or for this patient, promises nothing; nor does paper promise what an answer already took back. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { PatientActor } from "#app/core/actor.ts";
import { loader as choose } from "#app/features/choices/pages/choose.tsx";
import { openNewLetter } from "#app/features/people/new-letter.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { portal, say, withChoices } from "#tests/choosing.ts";
import { raise, TOOL } from "#tests/dispute-desk.ts";
import { rhian, type TestPatient } from "#tests/portal.ts";
import { loader as mine } from "./mine.tsx";
import { loader as show } from "./show.tsx";

const USED = "If you do nothing, we use the tool.";
const UNLESS = "We use it in your care unless you say no.";
const NOT_NOW = "For now we do not use this tool in your care.";

withChoices();
let amina: TestPatient;
beforeEach(async () => {
	amina = await portal.addPatient({ birthDate: "2012-03-27" });
});

const asked = (path: string, actor?: PatientActor) => ({
	request: new Request(`http://localhost:3000${path}`),
	params: { lang: "en", tool: TOOL },
	context: portal.context(actor, path),
});
const own = (query = "") => mine(asked(`/en/my/tools/${TOOL}${query}`, amina.actor));
const paper = async () => {
	const { sheets } = await own("?format=print");
	return sheets ?? expect.fail("no form");
};
const question = () => choose(asked(`/en/my/tools/${TOOL}/choose`, amina.actor));
const publicPage = async (query = "") => (await show(asked(`/en/tools/${TOOL}${query}`))).json();
const stopForEverybody = () =>
	portal.db.write(async (q) => {
		await q
			.update(tools)
			.set({ pausedAt: NOON, pausedWhy: "It missed 2 eyes." })
			.where(eq(tools.id, TOOL))
			.returning({ id: tools.id });
		await markRegisterChanged(q);
	});
/** Is it used without an answer, as a new letter to her says? */
const inLetter = async () => {
	const letter = await openNewLetter(portal.db, rhian, await currentRegister(portal.db), amina.id, NOON);
	return letter?.tools.find(({ tool }) => tool.id === TOOL)?.used;
};

describe("a tool that is used unless somebody says no", () => {
	it("says so on its form and in a letter, while nothing was said", async () => {
		expect(await paper()).toContain(USED);
		expect(await paper()).toContain(UNLESS);
		expect(await own()).toMatchObject({ nothing: "objection", tool: { stopped: false } });
		expect(await question()).toMatchObject({ stopped: false });
		expect(await inLetter()).toBe(true);
	});

	it("promises nothing to a patient for whom it is stopped", async () => {
		await raise(portal, amina, { pauses: true });
		const form = await paper();
		for (const promise of [USED, UNLESS, "unless you say no"]) expect(form).not.toContain(promise);
		expect(form).toContain(NOT_NOW);
		expect(await own()).toMatchObject({ nothing: null, stopped: true, tool: { stopped: true } });
		expect(await question()).toMatchObject({ stopped: true });
		expect(await inLetter()).toBe(false);
		expect(await publicPage(), "for everybody it goes on").toMatchObject({ tool: { stopped: false } });
	});

	it("promises nothing to anybody while it is stopped for everybody, on the public form either", async () => {
		await stopForEverybody();
		const { sheets } = await publicPage("?format=print");
		for (const form of [await paper(), sheets ?? expect.fail("no form")]) {
			for (const promise of [USED, UNLESS]) expect(form).not.toContain(promise);
			expect(form).toContain(NOT_NOW);
		}
		expect(await own()).toMatchObject({ nothing: null, tool: { stopped: true } });
		expect(await publicPage()).toMatchObject({ tool: { stopped: true } });
		expect(await inLetter()).toBe(false);
	});

	it("is not promised on the form of a patient who said no, and their letter says so but where they keep it to themself", async () => {
		await say(amina.actor, "no", true);
		expect(await inLetter(), "others read a letter").toBe(true);
		await say(amina.actor, "no");
		expect(await paper()).not.toContain(USED);
		expect(await inLetter()).toBe(false);
	});
});
