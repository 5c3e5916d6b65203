import { describe, expect, it } from "vitest";
import { minutesAfterNoon } from "#tests/builders.ts";
import { actor, portal, register, say, withChoices } from "#tests/choosing.ts";
import { rhian, type TestPatient } from "#tests/portal.ts";
import { trust } from "#tests/trusted.ts";
import { aReport } from "#tests/uses.ts";
import { reportUse } from "./use.store.server.ts";
import { whyNot } from "./use.ts";
import { findUseFor, usesFor } from "./uses-for.store.server.ts";

withChoices();

const AFTER = minutesAfterNoon(60);

/** The tool is used for this patient half an hour after noon. */
async function used(alex: TestPatient, source: string | null = null): Promise<string> {
	const report = aReport({ usedAt: minutesAfterNoon(30), source });
	const kept = await reportUse(portal.db, rhian, register, { patientId: alex.id }, report, AFTER);
	if (!kept.ok) throw new Error(kept.reason);
	return kept.value.id;
}

describe("AI that was used, for who acts for the patient", () => {
	const whyFor = async (who: Parameters<typeof usesFor>[1], use: string) => {
		const found = await findUseFor(portal.db, who, register, use);
		return found && (whyNot(found.body.decided) ?? "allowed");
	};

	it("says why it was not allowed where they may know the answer", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id));
		await say(alex.actor, "no");
		expect(await whyFor(sam, await used(alex))).toBe("said-no");
	});

	it("is as if a private answer had never been said", async () => {
		const alex = await portal.addPatient();
		const sam = await actor(alex, await trust(portal.db, alex.id));
		await say(alex.actor, "no", true);
		const use = await used(alex);
		expect([await whyFor(alex.actor, use), await whyFor(sam, use)]).toEqual(["said-no", "allowed"]);
	});

	it("is nobody's who acts for somebody else", async () => {
		const alex = await portal.addPatient();
		const other = await portal.addPatient();
		const sam = await actor(other, await trust(portal.db, other.id));
		expect(await whyFor(sam, await used(alex))).toBeUndefined();
		expect(await usesFor(portal.db, sam, register)).toEqual([]);
	});
});
