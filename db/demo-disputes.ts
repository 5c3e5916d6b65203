/** What the demo's patients said is wrong before the demo began: one open, one overdue, one answered. Through the same stores as everybody's. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Moved } from "#app/core/dispute-entry.ts";
import {
	type Asker,
	moveDispute,
	type NewDispute,
	raiseInside,
} from "#app/features/disputes/dispute.store.server.ts";
import { tell } from "#app/features/disputes/tell.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";
import { patients, staff } from "./schema.ts";

const DAY = 86_400_000;

type Raised = Pick<NewDispute, "tool" | "service" | "pauses" | "answerBy"> & {
	readonly routes: Extract<NewDispute["what"], { by: "patient" }>["routes"];
	readonly words: string;
	/** By phone, typed by reception; else online. */
	readonly byPhone?: true;
};

/** A move so many days ago: by the patient, or by the clinician who reviews it. */
interface Step {
	readonly daysAgo: number;
	readonly by: "patient" | "clinician";
	readonly moved: (reviewer: StaffActor) => Moved;
}

const english = (words: string) => ({ words, lang: "en", translated: null });
const step = (daysAgo: number, by: Step["by"], moved: Step["moved"]): Step => ({ daysAgo, by, moved });

/** `who` is the position in `demoPatients`. */
const DISPUTES: readonly {
	readonly who: number;
	readonly daysAgo: number;
	readonly raised: Raised;
	readonly steps: readonly Step[];
}[] = [
	{
		who: 8,
		daysAgo: 3,
		raised: {
			tool: "eye-scan-urgency",
			service: "riverside-eyes",
			routes: ["tool-output"],
			words: "The tool said that my eye can wait. My sight got worse since then.",
			pauses: true,
			answerBy: "letter",
		},
		steps: [],
	},
	{
		who: 9,
		daysAgo: 60,
		raised: {
			tool: "chest-xray-priority",
			service: "riverside-imaging",
			routes: ["tool-output", "complaint"],
			words: "I waited 3 weeks for a person to look at my X-ray.",
			pauses: false,
			answerBy: "phone",
			byPhone: true,
		},
		steps: [],
	},
	{
		who: 2,
		daysAgo: 30,
		raised: {
			tool: "bone-fracture-scan",
			service: "riverside-imaging",
			routes: ["tool-output"],
			words: "It said that nothing is broken. My hand still hurts.",
			pauses: false,
			answerBy: "letter",
		},
		steps: [
			step(29, "clinician", () => ({ move: "look", harm: "none", note: "Pain, but no harm from waiting." })),
			step(29, "clinician", ({ staffId, name }) => ({ move: "take", reviewer: { id: staffId, name } })),
			step(28, "clinician", () => ({ move: "ask", written: english("Which hand is it, and since when?") })),
			step(26, "patient", () => ({ move: "reply", written: english("The left one, since May.") })),
			step(20, "clinician", () => ({
				move: "answer",
				outcomes: ["read-again", "new-test"],
				passedTo: [],
				written: english(
					"A doctor looked at your X-ray again. Nothing is broken. We offer you a new X-ray, since it still hurts.",
				),
				apology: null,
			})),
		],
	},
];

/** Records them with their own dates before `at`. The staff of the demo must have accounts. */
export async function recordDemoDisputes(db: Db, at: Date): Promise<void> {
	const register = await currentRegister(db);
	const people = await db.read
		.select({ no: patients.no, id: patients.id })
		.from(patients)
		.orderBy(patients.no);
	const members = await db.read.select().from(staff);
	const actorOf = (role: "reception" | "clinician"): StaffActor => {
		const member = members.find((one) => one.role === role && one.providerId === DEMO_PROVIDER);
		if (member === undefined) throw new Error(`the demo has no ${role}`);
		const { id, providerId, name } = member;
		return { role: "staff", staffId: id, staffRole: role, providerId, name };
	};
	const reviewer = actorOf("clinician");
	for (const { who, daysAgo, raised, steps } of DISPUTES) {
		const patient = people[who];
		if (patient === undefined) throw new RangeError(`the demo has no patient ${who}`);
		const ago = (days: number) => new Date(at.getTime() - days * DAY);
		let dispute = await db.write(async (q) => {
			const subject = await subjectOf(q, db.vault, patient.no);
			if (subject === undefined) throw new Error("a demo patient without a key");
			const fresh = bodyOf(raised, actorOf("reception"));
			const made = await raiseInside(db, q, register, subject, DEMO_PROVIDER, fresh, ago(daysAgo));
			await tell(q, subject, made, made.raised, DEMO_PROVIDER);
			return made;
		});
		for (const { daysAgo: then, by, moved } of steps) {
			const actor: Asker =
				by === "clinician"
					? { ...reviewer, patientId: patient.id }
					: { role: "patient", patientNo: patient.no, way: "letter", helped: null };
			const pressed = {
				moved: moved(reviewer),
				once: db.vault.randomHex(16),
				seen: dispute.seq,
				authority: null,
			};
			const done = await moveDispute(db, actor, register, dispute.id, pressed, ago(then), tell);
			if (done === undefined || !done.ok) throw new Error(`the demo's ${pressed.moved.move} was refused`);
			dispute = done.value;
		}
	}
}

function bodyOf(raised: Raised, reception: StaffActor): NewDispute {
	const { routes, words, byPhone, ...rest } = raised;
	return {
		...rest,
		what: { by: "patient", routes },
		use: null,
		toolVersion: null,
		checker: null,
		written: english(words),
		helpers: [],
		lang: "en",
		said: {
			decider: { who: "patient" },
			recorder: byPhone ? { who: "staff", id: reception.staffId, name: reception.name } : { who: "patient" },
			way: byPhone ? "phone" : "online",
			helped: null,
			interpreter: null,
		},
	};
}
