import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explain } from "#app/features/tools/explain.ts";
import { currentRegister, findNotice } from "#app/features/tools/register.store.server.ts";
import { hereAt } from "#app/features/tools/tool-here.ts";
import { toolUses } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { draftDesk, hillsideLead, lena, omar } from "#tests/two-leads.ts";
import { publishDraft } from "./publish.store.server.ts";

const SCAN = "eye-scan-urgency";
const jane = { answers: "Dr Jane Cole", onUnknown: "goes-on" } as const;
const tom = { answers: "Dr Tom Reed", supplier: "Acme" } as const;
const hillsideSecond = { ...hillsideLead, staffId: "staff-second", name: "Second Lead" };

let portal: TestPortal;
let desk: ReturnType<typeof draftDesk>;
beforeEach(async () => {
	portal = await openPortal();
	desk = draftDesk(portal, SCAN);
	const row = { serviceId: "hillside-gp", toolId: SCAN, stage: "in-use", since: "2026-05-01" } as const;
	await portal.db.write((q) => q.insert(toolUses).values(row).returning({ tool: toolUses.toolId }));
});
afterEach(() => portal.close());

async function publishBoth(): Promise<void> {
	for (const [here, lead, second] of [
		[jane, lena, omar],
		[tom, hillsideLead, hillsideSecond],
	] as const) {
		expect(await desk.say({}, {}, lead, here)).toMatchObject({ ok: true });
		expect(await desk.ask(lead)).toMatchObject({ ok: true });
		expect(await desk.publish(second, await desk.draftOf(second))).toMatchObject({ ok: true });
	}
}

const known = async () => {
	const tool = (await currentRegister(portal.db)).byId.get(SCAN);
	if (tool === undefined) throw new Error("no such tool");
	return tool;
};
/** What a reader who uses these services reads: by whom, where that is said, and who answers for it. */
const readAt = async (...services: string[]) => {
	const tool = await known();
	const shown = explain(tool, { ...tool.notice, words: tool.words }, new Set(services), "en");
	return shown.answering.map(({ provider, says }) => [provider, says.answers]);
};

describe("what a provider says of a tool that it uses", () => {
	it("is said to its own patients and staff, and never as what a neighbour says", async () => {
		await publishBoth();
		expect(await readAt("riverside-eyes")).toEqual([[null, "Dr Jane Cole"]]);
		expect(await readAt("hillside-gp")).toEqual([[null, "Dr Tom Reed"]]);
		const { here } = await known();
		expect(hereAt(here, "riverside").onUnknown).toBe("goes-on");
		expect(hereAt(here, "hillside").onUnknown).toBeUndefined();
	});

	it("stands with the name of each provider where both are the reader's, or for everybody", async () => {
		await publishBoth();
		expect(await readAt("riverside-eyes", "hillside-gp")).toEqual([
			["Hillside Health", "Dr Tom Reed"],
			["Riverside Health", "Dr Jane Cole"],
		]);
		expect(await readAt()).toEqual([]);
	});

	it("is unknown where one of them has not said it, and not for who says it", async () => {
		await publishBoth();
		const tool = await known();
		const untold = (service: string) =>
			explain(tool, { ...tool.notice, words: tool.words }, new Set([service]), "en").untold;
		expect(untold("riverside-eyes")).toContain("supplier");
		expect(untold("hillside-gp")).not.toContain("supplier");
		expect(untold("hillside-gp")).toContain("onUnknown");
	});

	it("is not said to be unknown beside the answer of the other: below whose name it is missing, it says so", async () => {
		await publishBoth();
		const tool = await known();
		const both = new Set(["riverside-eyes", "hillside-gp"]);
		const shown = explain(tool, { ...tool.notice, words: tool.words }, both, "en");
		expect(shown.users, "each is responsible for its own use").toHaveLength(2);
		expect(shown.untold).not.toContain("onUnknown");
		expect(shown.answering.map(({ provider, untold }) => [provider, untold])).toEqual([
			["Hillside Health", ["onUnknown"]],
			["Riverside Health", ["supplier"]],
		]);
	});

	it("is a change like any other: shown to the second person, and nothing new where it is the same", async () => {
		await desk.say({}, {}, lena, jane);
		expect((await desk.draftOf(omar)).content.here).toEqual({ riverside: jane });
		await desk.say({}, {}, lena, {});
		expect((await desk.draftOf(omar)).content.here).toEqual({});
		expect(await desk.ask(lena)).toEqual({ ok: false, reason: "nothing-new" });
	});

	it("is published by nobody but its own provider's leads", async () => {
		await desk.say({}, {}, lena, jane);
		expect(await desk.ask(hillsideLead)).toEqual({ ok: false, reason: "not-your-services" });
		await desk.ask(lena);
		const refused = await desk.publish(hillsideLead, await desk.draftOf(hillsideLead));
		expect(refused).toEqual({ ok: false, reason: "not-your-services" });
		expect((await known()).here).toEqual([]);
	});

	it("stays as it was beside an old notice", async () => {
		await publishBoth();
		await desk.say({}, {}, lena, { answers: "Dr New" });
		await desk.ask(lena);
		const press = await desk.press(await desk.draftOf(omar));
		await publishDraft(portal.db, omar, SCAN, press, minutesAfterNoon(9));
		expect(await readAt("riverside-eyes")).toEqual([[null, "Dr New"]]);
		const old = await findNotice(portal.db, SCAN, 2);
		if (old === undefined) throw new Error("no old notice");
		const shown = explain(await known(), { ...old, asAt: old.madeAt }, new Set(["riverside-eyes"]), "en");
		expect(shown.answering).toMatchObject([{ says: jane }]);
		expect(old.madeAt).toEqual(NOON);
	});
});
