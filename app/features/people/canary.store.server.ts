/** Makes the made-up patient by whom a provider tries that changes reach its systems: on no list, with no letter, and never cared for. */
import { eq } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { TEST_NHS_NUMBERS, testNhsNumber } from "#app/core/nhs-number.ts";
import { canaryOf } from "#app/features/record/canary.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { canaries, patients } from "#db/schema.ts";
import { NOT_DESCRIBED } from "./described.ts";
import { importInto } from "./import-patients.store.server.ts";

/** Its internal number, made where there is none yet. `random`: which of the numbers for tests, from 0 to 1; one that somebody has is passed over. */
export async function keepCanary(
	db: Db,
	clockwork: SystemActor,
	providerId: string,
	random: number,
	at: Date,
): Promise<number> {
	return db.write(async (q) => {
		const known = await canaryOf(q, providerId);
		if (known !== undefined) return known;
		for (let n = Math.floor(random * TEST_NHS_NUMBERS); ; n = (n + 1) % TEST_NHS_NUMBERS) {
			const nhsNumber = testNhsNumber(n);
			const found = () =>
				q
					.select({ no: patients.no })
					.from(patients)
					.where(eq(patients.nhsIndex, db.vault.index("nhs-number", nhsNumber)));
			if ((await found()).length > 0) continue;
			const person = {
				...{ line: 0, nhsNumber, givenNames: "Made-up", familyName: "Test Patient", birthDate: "1900-01-01" },
				...{ address: [], language: null, formats: [], email: null, phone: null, services: [] },
				...{ provider: providerId, described: NOT_DESCRIBED },
			};
			await importInto(q, db.vault, clockwork, [person], at);
			const [added] = await found();
			if (added === undefined) throw new Error("the canary was not kept");
			await q
				.insert(canaries)
				.values({ patientNo: added.no, providerId })
				.returning({ no: canaries.patientNo });
			return added.no;
		}
	});
}
