/** One-time keys of forms: a double press, Back or a retry of the same form saves once and leads to the same receipt. */
import { eq, sql } from "drizzle-orm";
import type { PersonActor, StaffActor } from "#app/core/actor.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { onceKeys } from "#db/schema.ts";

/** Who may use a key again: nobody else's retry leads to this receipt. */
export type KeyOwner = `patient:${number}` | `trusted:${string}` | `staff:${string}`;

/** Whose keys those are that this person's forms carry. */
export function ownerOf(actor: PersonActor | StaffActor): KeyOwner {
	switch (actor.role) {
		case "patient":
			return `patient:${actor.patientNo}`;
		case "trusted":
			return `trusted:${actor.person.id}`;
		case "staff":
			return `staff:${actor.staffId}`;
	}
}

const usedQuery = (handle: Writer) =>
	prepared(handle, "once.used", (q) =>
		q
			.select({ owner: onceKeys.owner, ref: onceKeys.ref })
			.from(onceKeys)
			.where(eq(onceKeys.key, sql.placeholder("key")))
			.prepare(),
	);

/** Where the first use of this key led, or undefined before it. `isTheirs` is false for a key of somebody else. */
export async function usedKey(
	q: Writer,
	key: string,
	owner: KeyOwner,
): Promise<{ readonly ref: string; readonly isTheirs: boolean } | undefined> {
	const [used] = await usedQuery(q).execute({ key });
	return used && { ref: used.ref, isTheirs: used.owner === owner };
}

const spendQuery = (handle: Writer) =>
	prepared(handle, "once.spend", (q) =>
		q
			.insert(onceKeys)
			.values({
				key: sql.placeholder("key"),
				owner: sql.placeholder("owner"),
				ref: sql.placeholder("ref"),
				at: sql.placeholder("at"),
			})
			.returning({ key: onceKeys.key })
			.prepare(),
	);

/** Notes where this key led, in the transaction of what it saved. */
export async function spendKey(
	q: Writer,
	key: string,
	owner: KeyOwner,
	ref: string,
	at: Date,
): Promise<void> {
	await spendQuery(q).execute({ key, owner, ref, at });
}
