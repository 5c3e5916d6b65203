/** The uses in a patient's care for whoever has their pages before them: the patient, or who acts for them and may not know of every answer. */
import type { PersonActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { isPrivate, shownToOthers } from "#app/core/private-choice.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { toolThen } from "#app/features/record/tool-then.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { decidedThen } from "./decided-then.store.server.ts";
import { listUses } from "./use.store.server.ts";
import { type Use, usesIn } from "./use.ts";

/**
 * All of them, the newest first. What the rule said of a use stands in its entry and can tell of a private answer, so for others it is found
 * again from what is shown to them, as if that answer had never been given. One whose tool or service is not known any more is then left out.
 */
export async function usesFor(db: Db, actor: PersonActor, register: KnownRegister): Promise<Use[]> {
	if (actor.role === "patient") return listUses(db, actor);
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	const entries = subject === undefined ? [] : await entriesOf(db.read, subject);
	const uses = usesIn(shownToOthers(entries));
	const told = await Promise.all(uses.map((use) => toldToOthers(db, register, entries, use)));
	return told.filter((use) => use !== undefined);
}

/** One use, where it is there for this person. */
export async function findUseFor(
	db: Db,
	actor: PersonActor,
	register: KnownRegister,
	id: string,
): Promise<Use | undefined> {
	return (await usesFor(db, actor, register)).find((use) => use.id === id);
}

async function toldToOthers(
	db: Db,
	register: KnownRegister,
	entries: readonly Entry[],
	use: Use,
): Promise<Use | undefined> {
	const before = entries.filter(({ seq }) => seq < use.seq);
	if (!before.some(isPrivate)) return use;
	const tool = register.byId.get(use.body.tool);
	const provider = register.providers.get(register.services.get(use.body.service)?.providerId ?? "");
	if (tool === undefined || provider === undefined) return undefined;
	const then = await toolThen(db, db.read, tool.id, use.usedAt);
	const decided = decidedThen(shownToOthers(before), tool, provider, then, use.usedAt);
	return { ...use, body: { ...use.body, decided } };
}
