import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { findDraft } from "#app/features/choices/kept-draft.store.server.ts";
import { myTool, readMine, toolsOfMine } from "#app/features/choices/my-tools.store.server.ts";
import { openRound } from "#app/features/comments/comment.ts";
import { askPeople } from "#app/features/comments/round.store.server.ts";
import { readDraft } from "#app/features/keeping/read-draft.store.server.ts";
import { loader as letterLoader } from "#app/features/people/pages/letter.tsx";
import { readDayList } from "#app/features/staff/day.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { loader as publicLoader } from "#app/features/tools/pages/show.tsx";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { outbox } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { draftDesk, freshKey, hillsideLead, lena, omar, third } from "#tests/two-leads.ts";
import { listStops, readStopped, stopTool } from "./stop.store.server.ts";
import { type Stopped, stopMark } from "./stop.ts";

const SCAN = "eye-scan-urgency";
const WHY = "Its maker gave it up.";
const hannah: StaffActor = { ...lena, staffId: "staff-hannah", staffRole: "clinician", name: "Hannah Okoye" };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function press(
	actor: StaffActor,
	what: Parameters<typeof stopTool>[3]["what"],
	over: { readonly once?: string; readonly seen?: Stopped; readonly tool?: string } = {},
) {
	const { db } = portal;
	const { once = freshKey(), tool = SCAN } = over;
	const now = over.seen ?? (await readStopped(db.read, actor, tool));
	const seen = now === undefined ? "" : stopMark(db.vault.sha256, now);
	return stopTool(db, actor, tool, { what, why: WHY, once, seen }, await currentRegister(db), NOON);
}
async function retire() {
	await press(lena, "retire-asked");
	return press(hannah, "retired");
}

async function says(answer: "yes" | "no" | "unsure", about: "tool" | "everything" = "tool") {
	const who = await portal.addPatient();
	const register = await currentRegister(portal.db);
	const question = about === "tool" ? ({ about, tool: SCAN } as const) : ({ about } as const);
	await keepDraft(portal.db, who.actor, register, question, answer, NOON);
	const once = (await findDraft(portal.db, who.actor, question, NOON))?.id;
	const saved = await saveDraft(portal.db, who.actor, register, question, once, "en", NOON);
	if (!saved?.ok) throw new Error("not saved");
	return who;
}

async function reasonFor(who: TestPatient) {
	const register = await currentRegister(portal.db);
	const tool = register.byId.get(SCAN);
	if (tool === undefined) throw new Error("no tool");
	const mine = await readMine(portal.db, who.actor, register);
	return { reason: myTool(mine, tool, NOON).decision.reason, listed: toolsOfMine(mine, NOON) };
}

const at = (path: string, params: Record<string, string>, actor?: StaffActor) => ({
	request: new Request(`http://localhost:3000${path}`),
	params,
	context: portal.context(actor, path),
});
const publicPage = async () => {
	const page = await (await publicLoader(at(`/en/tools/${SCAN}`, { lang: "en", tool: SCAN }))).json();
	if (page.sheets !== null) throw new Error("a page on paper");
	return page;
};

describe("a tool that two people retire", () => {
	it("is used as before until the second agreed, and then for nobody, whatever they said", async () => {
		const [yes, no] = [await says("yes"), await says("no")];
		await press(lena, "retire-asked");
		expect((await reasonFor(yes)).reason).toBe("said-yes");
		expect((await publicPage()).watched).toMatchObject({ retired: null });
		expect(await press(lena, "retired")).toEqual({ ok: false, reason: "same-person" });
		expect(await press(rhian, "retired")).toEqual({ ok: false, reason: "not-your-move" });
		expect(await press(hannah, "retired")).toMatchObject({ ok: true });
		for (const who of [yes, no]) expect((await reasonFor(who)).reason).toBe("tool-retired");
		const register = await currentRegister(portal.db);
		const summary = await readSummary(portal.db, rhian, register, yes.id, "en", NOON);
		expect(summary?.tools.find(({ id }) => id === SCAN)?.reason).toBe("tool-retired");
	});

	it("is asked about no more: not in the patient's tools, not on the day list", async () => {
		const who = await says("yes");
		const day = async () =>
			(
				await readDayList(
					portal.db,
					rhian,
					await currentRegister(portal.db),
					"riverside-eyes",
					[who.nhsNumber],
					NOON,
				)
			).tools.map(({ id }) => id);
		expect(await day()).toContain(SCAN);
		await retire();
		expect(await day()).not.toContain(SCAN);
		const { listed } = await reasonFor(who);
		expect(listed.map(({ tool }) => tool.id)).not.toContain(SCAN);
		const register = await currentRegister(portal.db);
		const tool = register.byId.get(SCAN);
		const mine = await readMine(portal.db, who.actor, register);
		expect(tool && myTool(mine, tool, NOON).canChoose).toBe(false);
		expect(tool && myTool(mine, tool, NOON).said?.answer).toBe("yes");
	});

	it("has a page that says since when and why, stays readable, and asks nothing", async () => {
		await retire();
		expect(await publicPage()).toMatchObject({
			watched: { state: "retired", retired: { since: NOON.toISOString(), why: WHY } },
			tool: { retired: true, stage: { here: "no" }, words: { name: "Eye scan tool" } },
			canChoose: false,
			elsewhere: false,
		});
	});

	it("is written about to everybody who had said yes, to just it or to everything, and to nobody else", async () => {
		const yes = [await says("yes"), await says("yes", "everything")];
		await says("no");
		await says("unsure");
		await portal.addPatient();
		await press(lena, "paused");
		const before = await portal.db.read.select().from(outbox);
		await retire();
		const told = (await portal.db.read.select().from(outbox)).slice(before.length);
		expect(told.map(({ patientNo }) => patientNo)).toEqual(yes.map(({ no }) => no));
		const id = String(told[0]?.id);
		const letter = await letterLoader(at(`/staff/letters/${id}`, { id }, rhian));
		const html = await letter.text();
		for (const words of ["We do not use an AI tool any more", "Eye scan tool", "21 November 2026", WHY])
			expect(html).toContain(words);
	});

	it("stays retired: nobody moves it or is asked about a draft of it, no draft is opened, no register file brings it back", async () => {
		const desk = draftDesk(portal, SCAN);
		await desk.write(lena, "It looks.");
		const { content, number } = await desk.draftOf();
		const days = { opens: "2026-11-21", closes: "2026-12-04" };
		await askPeople(portal.db, lena, { tool: SCAN, number: number + 1, content }, days, freshKey(), NOON);
		const round = async () => openRound(await currentRegister(portal.db), SCAN, "2026-11-21");
		expect(await round()).toBeDefined();
		await retire();
		expect(await round()).toBeUndefined();
		for (const what of ["paused", "resumed", "retire-asked", "retire-kept", "retired"] as const)
			expect(await press(omar, what)).toEqual({ ok: false, reason: "not-from-here" });
		expect(await readDraft(portal.db.read, lena, SCAN)).toBeUndefined();
		const { register, words } = readRegisterFiles();
		const tools = register.tools.map((tool) => (tool.id === SCAN ? { ...tool, does: "Again." } : tool));
		await importRegister(portal.db, { ...register, tools }, words, NOON);
		expect((await currentRegister(portal.db)).byId.get(SCAN)?.retired).toBe(true);
	});

	it("is in the record with who asked, who agreed and why; two presses at once retire it once", async () => {
		await press(lena, "retire-asked");
		const seen = await readStopped(portal.db.read, omar, SCAN);
		if (seen === undefined) throw new Error("no tool");
		const both = await Promise.all([press(omar, "retired", { seen }), press(third, "retired", { seen })]);
		expect(both.filter((done) => done?.ok)).toHaveLength(1);
		expect(both).toContainEqual({ ok: false, reason: "changed" });
		const stops = await listStops(portal.db, rhian, SCAN);
		expect(stops.map(({ body: { what, why } }) => [what, why])).toEqual([
			["retired", WHY],
			["retire-asked", WHY],
		]);
	});

	it("is kept where the other does not agree, and can be asked for again", async () => {
		await press(lena, "retire-asked");
		await press(hannah, "retire-kept");
		expect(await press(omar, "retired")).toEqual({ ok: false, reason: "not-from-here" });
		await press(omar, "retire-asked");
		expect(await press(lena, "retired")).toMatchObject({ ok: true });
	});
});

describe("a tool that nobody uses", () => {
	it("is any lead's to retire, and nobody else's", async () => {
		const tool = "antibiotic-search";
		expect(await press(hannah, "retire-asked", { tool })).toBeUndefined();
		expect(await press(hillsideLead, "retire-asked", { tool })).toMatchObject({ ok: true });
		expect(await press(lena, "retired", { tool })).toMatchObject({ ok: true });
		expect(await portal.db.read.select().from(outbox)).toEqual([]);
	});
});
