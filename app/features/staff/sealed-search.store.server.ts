/** A search of staff in an address: sealed, because addresses stay in histories and in the logs of proxies. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Vault } from "#db/vault.ts";

const placeOf = ({ staffId }: StaffActor) => ({ table: "addresses", row: staffId, column: "search" });

/** The address of what this text finds. It says nothing of the text, and opens for this staff member alone. */
export function sealedSearch(vault: Vault, actor: StaffActor, typed: string): string {
	return `/staff/patients?s=${vault.portal.seal(placeOf(actor), typed.toWellFormed())}`;
}

/** The text again; undefined where the address was changed, or made for somebody else. */
export function openSearch(vault: Vault, actor: StaffActor, sealed: string): string | undefined {
	try {
		return vault.portal.open(placeOf(actor), sealed);
	} catch {
		return undefined;
	}
}
