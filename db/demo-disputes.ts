/** What the demo's patients said is wrong before the demo began: one open, one overdue, one answered. Through the same stores as everybody's. */
import { and, desc, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { Moved } from "#app/core/dispute-entry.ts";
import { type Asker, type NewDispute, raiseInside } from "#app/features/disputes/dispute.store.server.ts";
import { tell } from "#app/features/disputes/tell.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { demoStaffActor, english, moveInDemo } from "./demo-move.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db, Writer } from "./open.server.ts";
import { patients, uses } from "./schema.ts";

const DAY = 86_400_000;

type Raised = Pick<NewDispute, "tool" | "service" | "pauses" | "answerBy"> & {
	readonly routes: Extract<NewDispute["what"], { by: "patient" }>["routes"];
	readonly words: string;
	/** About the newest use of the tool in their care; else about no use on record. */
	readonly fromUse?: true;
	/** By phone, typed by reception; else online. */
	readonly byPhone?: true;
};

/** A move so many days ago: by the patient, or by the clinician who reviews it. */
interface Step {
	readonly daysAgo: number;
	readonly by: "patient" | "clinician";
	readonly moved: (reviewer: StaffActor) => Moved;
}

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
		daysAgo: 0,
		raised: {
			tool: "eye-scan-urgency",
			service: "riverside-eyes",
			routes: ["tool-output"],
			words: "The tool said that my eye can wait. I saw flashes of light.",
			pauses: true,
			answerBy: "letter",
			fromUse: true,
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
	const reception = await demoStaffActor(db, "reception");
	const reviewer = await demoStaffActor(db, "clinician");
	for (const { who, daysAgo, raised, steps } of DISPUTES) {
		const patient = people[who];
		if (patient === undefined) throw new RangeError(`the demo has no patient ${who}`);
		const ago = (days: number) => new Date(at.getTime() - days * DAY);
		let dispute = await db.write(async (q) => {
			const subject = await subjectOf(q, db.vault, patient.no);
			if (subject === undefined) throw new Error("a demo patient without a key");
			const use = raised.fromUse && (await newestUse(q, patient.no, raised.tool));
			const fresh = { ...bodyOf(raised, reception), ...use };
			const made = await raiseInside(db, q, register, subject, DEMO_PROVIDER, fresh, ago(daysAgo));
			await tell(q, subject, made, made.raised, DEMO_PROVIDER);
			return made;
		});
		for (const { daysAgo: then, by, moved } of steps) {
			const actor: Asker =
				by === "clinician"
					? { ...reviewer, patientId: patient.id }
					: { role: "patient", patientNo: patient.no, way: "letter", helped: null };
			dispute = await moveInDemo(db, register, actor, dispute, moved(reviewer), ago(then), tell);
		}
	}
}

/** What a dispute says of the use that it is about. */
async function newestUse(q: Writer, patientNo: number, tool: string | null) {
	const [newest] = await q
		.select({ use: uses.id, toolVersion: uses.version })
		.from(uses)
		.where(and(eq(uses.patientNo, patientNo), eq(uses.toolId, tool ?? "")))
		.orderBy(desc(uses.usedAt))
		.limit(1);
	if (newest === undefined) throw new Error(`the demo has no use of ${tool} for this patient`);
	return newest;
}

function bodyOf(raised: Raised, reception: StaffActor): NewDispute {
	const { routes, words, byPhone, fromUse, ...rest } = raised;
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
