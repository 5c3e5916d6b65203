/** Two practices and a patient of one of them: what staff of the other see of her, and what she reads of that. */
import { randomBytes } from "node:crypto";
import type { StaffActor } from "#app/core/actor.ts";
import { openOutside } from "#app/features/outside/outside.store.server.ts";
import type { OutsideAsked } from "#app/features/outside/outside.ts";
import { readOutsideLook } from "#app/features/outside/outside-look.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "./builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "./portal.ts";

/** The AI lead where Colm works. */
export const olga: StaffActor = { ...colm, staffId: "staff-olga", staffRole: "lead", name: "Olga Lead" };
/** Works beside Colm. */
export const dara: StaffActor = { ...colm, staffId: "staff-dara", name: "Dara Quinn" };

export const WHY = "She came in by ambulance.";

export interface OutsideDesk {
	readonly portal: TestPortal;
	/** On a list of Riverside's eye clinic, and on none of Hillside's, where Colm works. */
	readonly amina: TestPatient;
	/** What Colm asks about her; `over` says what is different. */
	asked(over?: Partial<OutsideAsked>): OutsideAsked;
	/** Colm asks, or whoever `actor` is, with a key of its own. */
	ask(
		over?: Partial<OutsideAsked>,
		given?: { readonly actor?: StaffActor; readonly at?: Date; readonly once?: string },
	): ReturnType<typeof openOutside>;
	/** The reference of a look that was opened. */
	open(actor?: StaffActor, at?: Date): Promise<string>;
	/** What is shown of the look with this reference. */
	look(ref: string, actor?: StaffActor, at?: Date): ReturnType<typeof readOutsideLook>;
}

/** Opens it. Close its portal after the test. */
export async function openOutsideDesk(): Promise<OutsideDesk> {
	const portal = await openPortal();
	for (const actor of [colm, dara, olga, rhian]) await portal.addStaff(actor);
	const amina = await portal.addPatient({ language: "ur", formats: ["large-print"] });
	const asked: OutsideDesk["asked"] = (over) => ({
		nhsNumber: amina.nhsNumber,
		birthDate: "1957-03-27",
		because: "care-now",
		why: WHY,
		lang: "en",
		...over,
	});
	const ask: OutsideDesk["ask"] = (over, given = {}) => {
		const { actor = colm, at = NOON, once = randomBytes(16).toString("hex") } = given;
		return openOutside(portal.db, actor, asked(over), once, at);
	};
	return {
		portal,
		amina,
		asked,
		ask,
		async open(actor = colm, at = NOON) {
			const opened = await ask({}, { actor, at });
			if (!opened.ok || opened.value.to !== "look") throw new Error("no look was opened");
			return opened.value.ref;
		},
		look: async (ref, actor = colm, at = NOON) =>
			readOutsideLook(portal.db, actor, await currentRegister(portal.db), ref, at),
	};
}
