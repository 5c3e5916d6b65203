/**
 * The address of the next page: sealed for the client that searched. So it holds no NHS number, no number of the database and nothing that
 * another client could use; and what was asked for cannot be changed in the middle.
 */
import { z } from "zod";
import type { ClientActor } from "#app/core/actor.ts";
import type { Pairs } from "#app/features/fhir/search.forms.ts";
import type { Vault } from "#db/vault.ts";

const page = z.strictObject({
	/** What was searched for, but for whose. */
	pairs: z.array(z.tuple([z.string(), z.string()])),
	patientId: z.string(),
	/** After which place it goes on. */
	after: z.int(),
});
export type Page = z.infer<typeof page>;

const placeOf = ({ clientId }: ClientActor, kind: string) => ({ table: "fhir", row: clientId, column: kind });

/** Seals a page for the client. `kind` is what is searched: a page of one is none of another. */
export function sealPage(
	vault: Vault,
	client: ClientActor,
	kind: string,
	{ pairs, patientId, after }: Page,
): string {
	const kept = pairs.filter(([name]) => !/^(?:patient|_format)/.test(name));
	return vault.portal.seal(placeOf(client, kind), JSON.stringify({ pairs: kept, patientId, after }));
}

/** The page, or undefined where it was sealed for another client or another search, or by nobody here. */
export function openPage(vault: Vault, client: ClientActor, kind: string, sealed: string): Page | undefined {
	try {
		return page.parse(JSON.parse(vault.portal.open(placeOf(client, kind), sealed)));
	} catch {
		return undefined;
	}
}

/** What was searched for, as a self link may repeat it: an NHS number is left out. */
export function shownQuery(pairs: Pairs): string {
	const shown = pairs.filter(([name]) => name !== "patient.identifier" && name !== "_format");
	return shown.length === 0 ? "" : `?${new URLSearchParams(shown.map(([name, value]) => [name, value]))}`;
}
