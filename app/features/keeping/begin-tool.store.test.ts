import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMine, toolsOfMine } from "#app/features/choices/my-tools.store.server.ts";
import { importProviders } from "#app/features/people/import-provider.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPortal } from "#tests/portal.ts";
import { draftDesk, freshKey, hillsideLead, lena, omar } from "#tests/two-leads.ts";
import { beginTool } from "./begin-tool.store.server.ts";
import { listDrafts, readDraft } from "./read-draft.store.server.ts";

const NEW = { name: "Chest scan reader", line: "It reads scans of the chest." };
const ID = "chest-scan-reader";
const CLINIC = "riverside-eyes";

let portal: TestPortal;
let desk: ReturnType<typeof draftDesk>;
beforeEach(async () => {
	portal = await openPortal();
	desk = draftDesk(portal, ID);
});
afterEach(() => portal.close());

const begin = (over: Partial<typeof NEW> = {}, actor = lena, once = freshKey()) =>
	beginTool(portal.db, actor, { ...NEW, ...over }, null, once, NOON);
const known = async (tool = ID) => (await currentRegister(portal.db)).byId.get(tool);

describe("a tool that the register does not have", () => {
	it("begins as a draft with a number of its own, of which the register, patients and decisions know nothing", async () => {
		expect(await begin()).toEqual({ ok: true, value: ID });
		expect((await desk.draftOf()).content).toMatchObject({ facts: { number: 1001 }, words: { en: NEW } });
		expect(await known()).toBeUndefined();
		const { actor } = await portal.addPatient();
		const mine = await readMine(portal.db, actor, await currentRegister(portal.db));
		expect(toolsOfMine(mine, NOON).map(({ tool }) => tool.id)).not.toContain(ID);
		expect(await begin({ name: "Heart tool" })).toEqual({ ok: true, value: "heart-tool" });
		expect((await draftDesk(portal, "heart-tool").draftOf()).content.facts.number).toBe(1002);
	});

	it("is published with its words and facts by a second lead, and is then known to all who use it", async () => {
		await begin();
		expect(await desk.ask()).toEqual({ ok: false, reason: "facts-missing" });
		await desk.say({ category: "service" }, { [CLINIC]: { stage: "in-use", since: null } });
		await desk.ask();
		expect(await desk.publish(lena)).toEqual({ ok: false, reason: "same-person" });
		expect(await desk.publish()).toEqual({ ok: false, reason: "people-not-asked" });
		await desk.askNobody();
		expect(await desk.publish()).toMatchObject({ ok: true });
		expect(await known()).toMatchObject({
			number: 1001,
			notice: { number: 1 },
			basis: { care: "consent" },
			uses: [{ serviceId: CLINIC, stage: "in-use", since: "2026-11-21" }],
		});
		const { actor } = await portal.addPatient();
		const mine = await readMine(portal.db, actor, await currentRegister(portal.db));
		const tool = toolsOfMine(mine, minutesAfterNoon(1)).find((one) => one.tool.id === ID);
		expect(tool?.decision.reason).toBe("needs-a-yes");
	});

	it("that was first published as not used here comes into use by a later draft, and out of it again", async () => {
		await begin();
		await desk.say({});
		await desk.ask();
		await desk.askNobody();
		await desk.publish();
		expect((await known())?.uses).toEqual([]);
		await desk.say({}, { [CLINIC]: { stage: "trial", since: "2026-11-01" } }, omar);
		await desk.ask(omar);
		expect(await desk.publish(lena)).toEqual({ ok: false, reason: "people-not-asked" });
		await desk.askNobody();
		expect(await desk.publish(lena)).toMatchObject({ ok: true });
		expect((await known())?.uses).toMatchObject([{ serviceId: CLINIC, stage: "trial", since: "2026-11-01" }]);
		await desk.say({}, { [CLINIC]: { stage: "not-used", since: null } }, omar);
		await desk.ask(omar);
		await desk.publish(lena);
		expect((await known())?.uses).toEqual([]);
	});

	it("has a name that no other tool has, in a draft or before patients", async () => {
		await begin();
		expect(await begin({ name: " chest SCAN reader" })).toEqual({ ok: false, reason: "name-taken" });
		const theirs = (await known("eye-scan-urgency"))?.words.get("en")?.name ?? "";
		expect(await begin({ name: theirs })).toEqual({ ok: false, reason: "name-taken" });
		expect(await begin({ name: "Chest scan reader 2" })).toEqual({ ok: true, value: `${ID}-b` });
	});

	it("is begun once by two presses, and by nobody but a lead", async () => {
		expect(await begin({}, lena, "one")).toEqual({ ok: true, value: ID });
		expect(await begin({}, lena, "one")).toEqual({ ok: true, value: ID });
		expect(await begin({}, omar, "one")).toEqual({ ok: false, reason: "key-not-yours" });
		for (const staffRole of ["reception", "clinician"] as const)
			expect(await begin({ name: "Other" }, { ...lena, staffRole })).toBeUndefined();
		expect(await listDrafts(portal.db, lena)).toHaveLength(1);
	});

	it("is its own provider's while it is a draft, and nobody's once it is thrown away; its number is not given again", async () => {
		await begin();
		expect(await readDraft(portal.db.read, hillsideLead, ID)).toBeUndefined();
		expect(await listDrafts(portal.db, hillsideLead)).toEqual([]);
		expect(await listDrafts(portal.db, omar)).toMatchObject([
			{ tool: ID, isNew: true, names: { en: NEW.name } },
		]);
		await desk.drop(omar);
		expect(await readDraft(portal.db.read, lena, ID)).toBeUndefined();
		expect(await begin()).toEqual({ ok: true, value: `${ID}-b` });
		expect((await draftDesk(portal, `${ID}-b`).draftOf()).content.facts.number).toBe(1002);
	});

	it("leaves a reason where nobody can choose", async () => {
		await begin();
		await desk.say({ basis: { care: "information" } });
		expect(await desk.ask()).toEqual({ ok: false, reason: "why-missing" });
	});
});

describe("where leads said that a tool is used", () => {
	it("stays as they said when a register and a provider file come later", async () => {
		await begin();
		await desk.say({}, { [CLINIC]: { stage: "in-use", since: null } });
		await desk.ask();
		await desk.askNobody();
		await desk.publish();
		const { register, words } = readRegisterFiles();
		expect(await importRegister(portal.db, register, words, NOON)).toBe(0);
		const { services, providers } = await currentRegister(portal.db);
		const file = {
			providers: [...providers.values()].map(({ freepost: _none, ...one }) => ({
				...one,
				address: one.address.split("\n"),
			})),
			services: [...services.values()].map(({ id, providerId, names }) => ({
				...{ id, provider: providerId, uses: [] },
				names: { ...names },
			})),
		};
		await importProviders(portal.db, system, file);
		expect((await known())?.uses).toHaveLength(1);
		expect((await known("eye-scan-urgency"))?.uses).toEqual([]);
	});

	it("is changed only by a lead of the provider whose service it is", async () => {
		await begin();
		await desk.say({});
		await desk.ask();
		await desk.askNobody();
		await desk.publish();
		await desk.say({}, { [CLINIC]: { stage: "in-use", since: null } });
		expect(await desk.ask(hillsideLead)).toEqual({ ok: false, reason: "not-your-services" });
		await desk.ask();
		await desk.askNobody();
		expect(await desk.publish(hillsideLead)).toEqual({ ok: false, reason: "not-your-services" });
		expect(await desk.publish()).toMatchObject({ ok: true });
		// Who uses it keeps it; another provider has a draft of its own, with which it begins.
		expect(await desk.draftOf(hillsideLead)).toMatchObject({ begins: true, edited: null });
	});
});
