/** A practice with a doctor, a nurse and an AI lead, and a patient about whom nobody said anything: where emergencies are tried. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Answer, EntryBody } from "#app/core/entry.ts";
import type { Decider } from "#app/core/said.ts";
import type { AddingBody } from "#app/core/standing.ts";
import { readOverridable } from "#app/features/overrides/overridable.store.server.ts";
import { startOverride } from "#app/features/overrides/override.store.server.ts";
import type { NewOverride } from "#app/features/overrides/override.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { aSaying, NOON } from "./builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "./portal.ts";

/** A tool of the practice that needs a yes. */
export const TRIAGE = "symptom-triage";

export const hannah: StaffActor = {
	...rhian,
	staffId: "staff-hannah",
	staffRole: "clinician",
	name: "Hannah Okoye",
};
export const nadia: StaffActor = { ...hannah, staffId: "staff-nadia", name: "Nadia Shah" };
export const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };

const WANTED: NewOverride = {
	because: "not-awake",
	why: "You did not wake up.",
	lang: "en",
	minutes: 30,
};

interface Pressed {
	readonly actor: StaffActor;
	readonly tool: string;
	readonly once: string;
	readonly seen: string;
	readonly at: Date;
	readonly patient: string;
	readonly minutes: NewOverride["minutes"];
}

export interface EmergencyDesk {
	readonly portal: TestPortal;
	readonly amina: TestPatient;
	/** What is known of her and the tool, as Hannah's page has it. */
	known(at?: Date, tool?: string): ReturnType<typeof readOverridable>;
	/** Hannah starts one for her; `over` says what is different. */
	start(over?: Partial<Pressed>): ReturnType<typeof startOverride>;
	/** Somebody says this about the tool in her care, at noon or at `at`. */
	says(answer: Answer, decider?: Decider, tool?: string | null, at?: Date): Promise<void>;
	/** This happens to her. */
	happens(body: AddingBody): Promise<void>;
	/** All that is in her record of this kind. */
	recorded<Kind extends EntryBody["kind"]>(kind: Kind): Promise<Extract<EntryBody, { kind: Kind }>[]>;
}

/** Opens it. Close its portal after the test. */
export async function openEmergencyDesk(): Promise<EmergencyDesk> {
	const portal = await openPortal();
	const { db } = portal;
	const amina = await portal.addPatient({ services: ["riverside-gp"], language: "ur" });
	const subject = async (): Promise<Subject> => {
		const found = await subjectOf(db.read, db.vault, amina.no);
		if (found === undefined) throw new Error("no patient");
		return found;
	};
	const known: EmergencyDesk["known"] = async (at = NOON, tool = TRIAGE) =>
		readOverridable(db, hannah, await currentRegister(db), amina.id, tool, at);
	let keys = 0;
	return {
		portal,
		amina,
		known,
		async start(over = {}) {
			keys += 1;
			const { actor = hannah, tool = TRIAGE, at = NOON, patient = amina.id } = over;
			const once = over.once ?? String(keys).padStart(32, "0");
			const seen = over.seen ?? (await known(at, tool))?.mark ?? "";
			const wanted = { ...WANTED, minutes: over.minutes ?? WANTED.minutes };
			const register = await currentRegister(db);
			return startOverride(db, actor, register, patient, tool, wanted, { once, seen }, at);
		},
		async says(answer, decider, tool = TRIAGE, at = NOON) {
			const [register, who] = [await currentRegister(db), await subject()];
			await db.write(async (q) => {
				const before = await standingNow(q, register, who);
				const scope = { tool, purpose: tool === null ? null : "care" } as const;
				const rest = { lang: "en", saidOn: null, settles: false, recordedAt: null };
				const said = aSaying(decider);
				await makeChoice(db, q, register, who, before, { scope, answer, said, ...rest }, at);
			});
		},
		async happens(body) {
			const [register, who] = [await currentRegister(db), await subject()];
			await db.write(async (q) => {
				const before = await standingNow(q, register, who);
				await applyEntry(q, register, who, before, await record(q, db.vault, who, body, NOON));
			});
		},
		async recorded(kind) {
			const entries = await entriesOf(db.read, await subject());
			return entries.flatMap(({ body }) =>
				body.kind === kind ? [body as Extract<EntryBody, { kind: typeof kind }>] : [],
			);
		},
	};
}
