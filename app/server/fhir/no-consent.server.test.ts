import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { recordDeath } from "#app/features/after/death.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { machines, patient, portal, token, withOneClient } from "#tests/one-client.ts";
import { rhian } from "#tests/portal.ts";

withOneClient();

const TOOL = "eye-scan-urgency";

/** What a search for Consents finds of the patient, and what is answered to who asks. */
async function found() {
	const bundle = await machines.ask(`/fhir/Consent?patient=${patient.id}`, token);
	const checks = [{ nhsNumber: patient.nhsNumber, tool: TOOL, purpose: "care" }];
	const asked = await machines.ask("/api/decisions", token, {
		...{ method: "POST", headers: { "content-type": "application/json" } },
		body: JSON.stringify({ checks }),
	});
	const [decision] = asked.json["decisions"] as unknown as {
		readonly answer: string;
		readonly reason: string;
	}[];
	return { consents: bundle.json["total"], answer: decision?.answer, reason: decision?.reason };
}

describe("somebody who never answered has no Consent", () => {
	it("and may have the tool used, be it that they said nothing at all", async () => {
		expect(await found()).toMatchObject({ consents: 0, answer: "permit" });
	});

	it("also where the tool is stopped, and no client is told that it may be used", async () => {
		await portal.db.write(async (q) => {
			const stop = { pausedAt: NOON, pausedWhy: "It missed 2 eyes." };
			await q.update(tools).set(stop).where(eq(tools.id, TOOL)).returning({ id: tools.id });
			await markRegisterChanged(q);
		});
		expect(await found()).toMatchObject({ consents: 0, answer: "deny" });
	});

	it("also where they have died, and no client is told that a tool may be used", async () => {
		await portal.addStaff(rhian);
		const register = await currentRegister(portal.db);
		const said = { on: "2026-11-20", source: "certificate", evidence: "Seen at the desk." } as const;
		const once = portal.db.vault.randomHex(16);
		const saved = await recordDeath(portal.db, rhian, register, patient.id, said, once, NOON);
		expect(saved?.ok).toBe(true);
		expect(await found()).toMatchObject({ consents: 0, answer: "deny" });
	});

	it("so what the server says of itself says that none is no permission", async () => {
		const { json } = await machines.ask("/fhir/metadata", null);
		expect(JSON.stringify(json)).toContain("No Consent is no permission");
	});
});
