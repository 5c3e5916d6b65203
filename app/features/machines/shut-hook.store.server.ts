/** A webhook that was stopped: nothing is left of its address, of its secrets, and of what went wrong. */
import { eq } from "drizzle-orm";
import type { Writer } from "#db/open.server.ts";
import { clientHooks } from "#db/schema.ts";

/** All is well as far as anybody knows. */
export const NO_TROUBLE = { tries: 0, failingSince: null, answered: null, deadAt: null };
/** Nobody wants another address. */
export const NOTHING_ASKED = { askedAddress: null, askedBy: null };
/** It is sent nowhere. */
export const SHUT = { address: null, secret: null, oldSecret: null, oldUntil: null, ...NO_TROUBLE };

/** Whoever is shut out is sent nothing, also once they are let in again: two leads agree on an address anew. */
export async function shutHook(q: Writer, clientId: string): Promise<void> {
	await q
		.update(clientHooks)
		.set({ ...SHUT, ...NOTHING_ASKED })
		.where(eq(clientHooks.clientId, clientId))
		.returning({ id: clientHooks.clientId });
}
