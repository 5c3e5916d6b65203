/** Training that the demo's lead asks for: one that reception has not confirmed, one of theirs that runs out soon, and a tool that needs none. */
import type { StaffActor } from "#app/core/actor.ts";
import { addDays, dayOf } from "#app/core/calendar.ts";
import { askTraining, confirmTraining } from "#app/features/training/training.store.server.ts";
import type { NewRequirement } from "#app/features/training/training.ts";
import { demoStaffActor } from "./demo-move.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";

const LEAD: StaffActor = {
	role: "staff",
	staffId: "demo",
	staffRole: "lead",
	providerId: DEMO_PROVIDER,
	name: "Martin Lowe",
};

const NONE: NewRequirement = { needed: false, words: "", link: null, months: null };
const COURSE: NewRequirement = {
	needed: true,
	words: "The maker's course about the tool: what it can miss, and what to do then. It takes 1 hour.",
	link: null,
	months: 12,
};

/** Records it all for a demo that begins at `at`. The staff of the demo must have accounts. */
export async function recordDemoTraining(db: Db, at: Date): Promise<void> {
	const [reception, doctor] = [await demoStaffActor(db, "reception"), await demoStaffActor(db, "clinician")];
	const once = () => db.vault.randomHex(16);
	for (const [tool, asked, members] of [
		["eye-scan-urgency", COURSE, [[doctor, 60]]],
		["chest-xray-priority", COURSE, [[reception, 350]]],
		["skin-lesion-check", NONE, []],
	] as const) {
		const done = await askTraining(db, LEAD, tool, asked, { once: once(), seen: "0.0" }, at);
		if (!done?.ok) throw new Error(`the demo asks for no training: ${tool}`);
		for (const [member, daysAgo] of members) {
			const on = addDays(dayOf(at), -daysAgo);
			const said = await confirmTraining(db, member, tool, on, { once: once(), seen: "1.0" }, at);
			if (!said?.ok) throw new Error(`the demo's training was refused: ${tool}`);
		}
	}
}
