/** The made-up patient by whom a provider tries that changes reach its systems: a system is told of them as of anybody, and nobody else is. */
import { and, eq, exists, or, sql } from "drizzle-orm";
import type { Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { canaries, patients } from "#db/schema.ts";
import { listsOfProvider } from "./listed-patient.store.server.ts";

const ofProvider = (handle: Reader | Writer) =>
	prepared(handle, "canaries.of-provider", (q) =>
		q
			.select({ no: canaries.patientNo })
			.from(canaries)
			.where(eq(canaries.providerId, sql.placeholder("providerId")))
			.prepare(),
	);

/** The internal number of this provider's; undefined where it has none. */
export async function canaryOf(handle: Reader | Writer, providerId: string): Promise<number | undefined> {
	const [row] = await ofProvider(handle).execute({ providerId });
	return row?.no;
}

/** In a query of `patients`: whoever is on a list of this provider, and its canary. */
export function toldOfProvider(q: Reader | Writer, providerId: string) {
	const canary = q
		.select({ no: canaries.patientNo })
		.from(canaries)
		.where(and(eq(canaries.patientNo, patients.no), eq(canaries.providerId, providerId)));
	return or(exists(listsOfProvider(q, providerId)), exists(canary));
}
