import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readHistory } from "#app/features/choices/history.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readSummary } from "./summary.store.server.ts";
import { tellPatient } from "./told.store.server.ts";

const SCAN = "eye-scan-urgency";
let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ services: ["riverside-eyes"], language: "ur" });
});
afterEach(() => portal.close());

const tell = async (over: { once?: string; tool?: string; actor?: typeof rhian } = {}) => {
	const { once = "a".repeat(32), tool = SCAN, actor = rhian } = over;
	const pressed = { tool, way: "phone", once } as const;
	return tellPatient(portal.db, actor, await currentRegister(portal.db), amina.id, pressed, "en", NOON);
};
const scan = async () => {
	const register = await currentRegister(portal.db);
	const summary = await readSummary(portal.db, rhian, register, amina.id, "en", minutesAfterNoon(1));
	return summary?.tools.find(({ id }) => id === SCAN);
};
const told = async () => (await readHistory(portal.db, amina.actor)).told;

describe("that a patient was told about a tool", () => {
	it("is one entry, which staff and the patient read, however often it is pressed", async () => {
		expect((await scan())?.told).toBeNull();
		expect([await tell(), await tell()]).toEqual([true, true]);
		expect((await scan())?.told).toEqual({ at: NOON, who: "Rhian Price", older: false });
		expect(await told()).toMatchObject([{ tool: SCAN, way: "phone", who: "Rhian Price" }]);
	});

	it("changes no answer", async () => {
		const before = await scan();
		await tell();
		const after = await scan();
		expect([after?.answer, after?.reason]).toEqual([before?.answer, before?.reason]);
	});

	it("can be said again, and the newest stands first", async () => {
		await tell();
		await tell({ once: "b".repeat(32) });
		expect(await told()).toHaveLength(2);
	});

	it("is not written down for a tool that is not used for them here, nor by staff of another provider", async () => {
		const before = await portal.db.read.select().from(entries);
		expect(await tell({ tool: "sleep-therapy" })).toBe(false);
		expect(await tell({ tool: "no-such-tool" })).toBe(false);
		expect(await tell({ actor: colm })).toBe(false);
		expect(await portal.db.read.select().from(entries)).toHaveLength(before.length);
	});

	it("has the words to read in the language of the page and in the patient's own", async () => {
		expect((await scan())?.scripts.map(({ lang }) => lang)).toEqual(["en", "ur"]);
	});
});
