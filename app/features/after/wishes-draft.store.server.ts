/** What a patient wants to hold after their death, chosen and not saved yet: kept for a day, checked on a page of its own, and saved once. */
import { z } from "zod";
import type { PatientActor } from "#app/core/actor.ts";
import { AFTER_DEATH_PURPOSES, WISHES } from "#app/core/death-entry.ts";
import { type Result, refuse } from "#app/core/result.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { ownerOf, spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import {
	endTyped,
	findTyped,
	keepTyped,
	keepTypedInside,
} from "#app/features/record/typed-draft.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { sayWishes, wishesNow } from "./wishes.store.server.ts";
import { chosenAgain, type Wishes } from "./wishes.ts";

const kept = z.strictObject({
	/** Also the one-time key of its save: another one after each change. */
	id: z.string(),
	wishes: z.record(z.enum(AFTER_DEATH_PURPOSES), z.enum(WISHES)),
	/** What the page knew on which they were chosen. */
	seen: z.string(),
});
export type WishesDraft = z.infer<typeof kept>;

/** Keeps them for 24 hours in the place of older ones. */
export async function keepWishes(
	db: Db,
	actor: PatientActor,
	draft: { readonly wishes: Wishes; readonly seen: string },
	at: Date,
): Promise<void> {
	await keepTyped(db, actor, "after", { ...draft, id: db.vault.randomHex(16) } satisfies WishesDraft, at);
}

/** What was kept in the last day, or undefined. */
export async function findWishes(db: Db, actor: PatientActor, at: Date): Promise<WishesDraft | undefined> {
	return findTyped(db.read, db.vault, actor, "after", kept, at);
}

/** Why nothing was saved. `changed`: other wishes were said meanwhile; the draft knows them now. `no-draft` also stands for a patient who was erased. */
export type WishesRefusal = "no-draft" | "draft-changed" | "changed" | "not-alive" | "not-confirmed";

/** Saves what was kept, once. `once` is the key of the page that was pressed: one that was used before saves nothing more. */
export async function saveWishes(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	once: string | undefined,
	lang: string,
	at: Date,
): Promise<Result<null, WishesRefusal>> {
	try {
		return await db.write(async (q): Promise<Result<null, WishesRefusal>> => {
			const owner = ownerOf(actor);
			const used = once === undefined ? undefined : await usedKey(q, once, owner);
			if (used?.isTheirs) return { ok: true, value: null };
			const draft = await findTyped(q, db.vault, actor, "after", kept, at);
			const subject = await subjectOf(q, db.vault, actor.patientNo);
			if (draft === undefined || subject === undefined || once === undefined) return refuse("no-draft");
			if (draft.id !== once) return refuse("draft-changed");
			const { wishes, seen } = draft;
			const said = await sayWishes(db, q, actor, register, subject, { wishes, seen, lang }, at);
			if (!said.ok) {
				if (said.reason !== "changed") return said;
				const now = await wishesNow(q, register, subject);
				const again = { wishes: chosenAgain(wishes, seen, now.wishes), seen: now.seen };
				await keepTypedInside(q, subject, actor, "after", { ...again, id: db.vault.randomHex(16) }, at);
				return said;
			}
			await spendKey(q, once, owner, "", at);
			await endTyped(q, subject.no, "after");
			return said;
		});
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (isUnconfirmed(error)) return refuse("not-confirmed");
		throw error;
	}
}
