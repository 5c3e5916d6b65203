/** Another provider beside the one under attack. */
import { randomBytes } from "node:crypto";
import type { SystemActor } from "#app/core/actor.ts";
import { addStaff } from "#app/features/account/staff-account.store.server.ts";
import { importProviders } from "#app/features/people/import-provider.store.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import type { Db } from "#db/open.server.ts";

const system: SystemActor = { role: "system", name: "attack" };

/** Brings in another provider that uses this tool, with an AI lead of its own. Answers the lead's account. */
export async function addStranger(db: Db, tool: string): Promise<string> {
	await importProviders(db, system, {
		providers: [
			{
				id: "westwood",
				name: "Westwood Health",
				phone: "01632 960 900",
				email: "help@westwood.example",
				address: ["9 West Lane"],
				nation: "england",
				planningBasis: "objection",
			},
		],
		services: [
			{
				id: "westwood-eyes",
				provider: "westwood",
				names: { en: "Eyes" },
				uses: [{ tool, stage: "in-use", since: "2026-01-05" }],
			},
		],
	});
	const made = await addStaff(
		db,
		makePasswords(),
		system,
		{
			providerId: "westwood",
			name: "Colm Byrne",
			email: "colm@westwood.example",
			role: "lead",
			password: randomBytes(12).toString("hex"),
		},
		new Date(),
	);
	if (!made.ok) throw new Error(made.reason);
	return made.value.id;
}
