/** A move in a made-up case: by its patient, or by the member of staff who looks at it. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Moved } from "#app/core/dispute-entry.ts";
import { type Asker, moveDispute } from "#app/features/disputes/dispute.store.server.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";
import { staff } from "./schema.ts";

/** The demo's member of staff with this role. The staff of the demo must have accounts. */
export async function demoStaffActor(db: Db, role: "reception" | "clinician"): Promise<StaffActor> {
	const members = await db.read.select().from(staff);
	const member = members.find((one) => one.role === role && one.providerId === DEMO_PROVIDER);
	if (member === undefined) throw new Error(`the demo has no ${role}`);
	const { id, providerId, name } = member;
	return { role: "staff", staffId: id, staffRole: role, providerId, name };
}

/** Answers the case after the move. Throws where it is refused: the demo must be right. */
export async function moveInDemo(
	db: Db,
	register: KnownRegister,
	actor: Asker,
	dispute: Dispute,
	moved: Moved,
	at: Date,
	after: Parameters<typeof moveDispute>[6],
): Promise<Dispute> {
	const pressed = { moved, once: db.vault.randomHex(16), seen: dispute.seq, authority: null };
	const done = await moveDispute(db, actor, register, dispute.id, pressed, at, after);
	if (done === undefined || !done.ok) throw new Error(`the demo's ${moved.move} was refused`);
	return done.value;
}

/** What the patient is told in their language, which for made-up people is English. */
export const english = (words: string) => ({ words, lang: "en", translated: null });

/** Looked at on the day after `raisedAt`, by this reviewer, and answered ten days after: the tool was overruled. */
export async function answerInDemo(
	db: Db,
	register: KnownRegister,
	reviewer: StaffActor & { readonly patientId: string },
	dispute: Dispute,
	raisedAt: Date,
): Promise<void> {
	const later = (days: number) => new Date(raisedAt.getTime() + days * 86_400_000);
	const steps: readonly (readonly [number, Moved])[] = [
		[1, { move: "look", harm: "none", note: "A small break that heals well." }],
		[1, { move: "take", reviewer: { id: reviewer.staffId, name: reviewer.name } }],
		[
			10,
			{
				move: "answer",
				outcomes: ["overruled"],
				passedTo: [],
				written: english(
					"A doctor looked at your X-ray again. The tool did not see a small break. It heals well.",
				),
				apology: null,
			},
		],
	];
	let now = dispute;
	for (const [days, moved] of steps)
		now = await moveInDemo(db, register, reviewer, now, moved, later(days), async () => {});
}
