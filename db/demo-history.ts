/** What the demo's patients said before the demo began, recorded through the same stores that everybody uses. */
import type { Answer, EntryBody } from "#app/core/entry.ts";
import type { Decider, Recorder, Way } from "#app/core/said.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { AddingBody } from "#app/core/standing.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { DEMO_PROVIDER, NEXT_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";
import { patients } from "./schema.ts";

const reception: Recorder = { who: "staff", id: "demo", name: "Priya Desai" };
const nextReception: Recorder = { who: "staff", id: "demo-next", name: "Owen Marsh" };
const patient: Decider = { who: "patient" };
const parentOf = (name: string): Decider => ({
	who: "trusted",
	id: `demo-${name}`,
	name,
	authority: "parent",
});
const attorney: Decider = { who: "trusted", id: "demo-attorney", name: "Simon Webb", authority: "attorney" };

type Step =
	| {
			readonly who: number;
			readonly says: Answer;
			readonly tool: string | null;
			readonly purpose: Purpose | null;
			readonly decider?: Decider;
			readonly way?: Way;
			readonly saidOn?: string;
			/** Who wrote it down, where it was not Riverside. */
			readonly at?: typeof NEXT_PROVIDER;
	  }
	| { readonly who: number; readonly entry: AddingBody };

const status = (value: "jointly" | "represented", evidence: string): AddingBody => ({
	kind: "status.changed",
	version: 1,
	status: value,
	evidence,
	recorder: reception,
});

/** Positions are those of `demoPatients`. */
const STEPS: readonly Step[] = [
	{ who: 1, says: "no", tool: "retina-disease-detection", purpose: "care", way: "phone" },
	{ who: 2, says: "yes", tool: "chest-xray-priority", purpose: "care", way: "in-person" },
	{ who: 4, entry: status("represented", "Birth certificate seen at the desk. He is 9.") },
	{
		who: 4,
		says: "no",
		tool: "consultation-notes",
		purpose: "care",
		decider: parentOf("Karen Reed"),
		way: "in-person",
	},
	{ who: 5, entry: status("jointly", "Dr Okoye spoke with Maya and her father.") },
	{ who: 5, says: "yes", tool: "consultation-notes", purpose: "care", way: "in-person" },
	{
		who: 5,
		says: "no",
		tool: "consultation-notes",
		purpose: "care",
		decider: parentOf("Daniel Clarke"),
		way: "phone",
	},
	{
		who: 6,
		entry: status("represented", "Lasting power of attorney for health seen. Assessment by Dr Okoye."),
	},
	{ who: 6, says: "yes", tool: "eye-scan-urgency", purpose: "care", decider: attorney, way: "letter" },
	{ who: 6, says: "no", tool: "eye-scan-urgency", purpose: "care", way: "in-person" },
	{ who: 7, says: "yes", tool: "eye-scan-urgency", purpose: "care", way: "phone" },
	{ who: 7, says: "no", tool: "eye-scan-urgency", purpose: "care", way: "paper", saidOn: "2026-01-20" },
	{ who: 9, says: "yes", tool: "chest-xray-priority", purpose: "care", way: "phone" },
	{ who: 9, says: "no", tool: "consultation-notes", purpose: "care", way: "in-person" },
	{ who: 9, says: "unsure", tool: "skin-lesion-check", purpose: "care", way: "phone" },
	{ who: 9, says: "no", tool: null, purpose: "training", way: "phone" },
	{ who: 14, says: "no", tool: "emergency-order", purpose: "care", way: "in-person", at: NEXT_PROVIDER },
];

/** Records the demo's history for these patients, in the order of `STEPS`. */
export async function recordDemoHistory(db: Db, at: Date): Promise<void> {
	const register = await currentRegister(db);
	const rows = await db.read.select({ no: patients.no }).from(patients).orderBy(patients.no);
	for (const step of STEPS) {
		const no = rows[step.who]?.no;
		if (no === undefined) throw new RangeError(`the demo has no patient ${step.who}`);
		await db.write(async (q) => {
			const subject = await subjectOf(q, db.vault, no);
			if (subject === undefined) throw new Error("a demo patient without a key");
			const before = await readStanding(q, register, no);
			if ("entry" in step) {
				const entry = await record(
					q,
					db.vault,
					subject satisfies Subject,
					step.entry satisfies EntryBody,
					at,
				);
				await applyEntry(q, register, subject, before, entry);
				return;
			}
			const said = {
				decider: step.decider ?? patient,
				recorder: step.at === undefined ? reception : nextReception,
				way: step.way ?? "phone",
				helped: null,
				interpreter: null,
			};
			await makeChoice(
				db,
				q,
				register,
				subject,
				before,
				{
					scope: { tool: step.tool, purpose: step.purpose },
					answer: step.says,
					said,
					lang: "en",
					saidOn: step.saidOn ?? null,
					settles: false,
					recordedAt: step.at ?? DEMO_PROVIDER,
				},
				at,
			);
		});
	}
}
