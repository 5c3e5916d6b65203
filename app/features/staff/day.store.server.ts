/** A whole clinic at once: one read of each table for everybody on it, and for each person and tool the answer of the staff check. */
import type { StaffActor } from "#app/core/actor.ts";
import { type ListedPatient, listedPatientsOf } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOfKinds } from "#app/features/record/record.store.server.ts";
import { readStandings } from "#app/features/record/standing.store.server.ts";
import { asksInCare, type KnownRegister, type KnownTool, stageIn } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { checkedDecisions } from "./checked-decision.store.server.ts";
import { servicesHere } from "./summary.store.server.ts";
import type { Shown } from "./summary.ts";

/** An answer of the staff check; null where the tool is not in use. `isPrivate`: the patient keeps what it rests on to themself. */
export type DayAnswer = (Pick<Shown, "answer" | "reason"> & { readonly isPrivate: boolean }) | null;

export interface DayList {
	/** The tools of the clinic that there is something to ask about in care, in the order of the register. */
	readonly tools: readonly KnownTool[];
	readonly rows: readonly {
		readonly patient: ListedPatient;
		/** One for each tool. */
		readonly answers: readonly DayAnswer[];
	}[];
	/** The numbers of nobody who is on a list of the actor's provider. */
	readonly missing: readonly string[];
}

/** The list of these NHS numbers (ten digits) for a service of the actor's provider. Each look is logged before anything is read to be shown. */
export async function readDayList(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	service: string,
	numbers: readonly string[],
	at: Date,
): Promise<DayList> {
	const patients = await listedPatientsOf(db.read, db.vault, actor, numbers);
	const subjects = patients.map(({ subject }) => subject);
	const nos = subjects.map(({ no }) => no);
	await db.write((q) => logStaffLook(q, actor, nos, "summary", at));
	const tools = register.tools.filter(
		(tool) => !tool.retired && asksInCare(tool) && tool.uses.some(({ serviceId }) => serviceId === service),
	);
	const [standings, entries] = [
		await readStandings(db.read, register, nos),
		await entriesOfKinds(db.read, subjects),
	];
	const rows = patients.map((patient) => {
		const { no } = patient.subject;
		const services = servicesHere(register, actor, patient);
		const known = { standing: standings.get(no) ?? [], entries: entries.get(no), services };
		const decided = checkedDecisions(register, known, at);
		const answers = tools.map((tool) => {
			if (stageIn(tool, services) === undefined) return null;
			const { answer, reason, said, against } = decided(tool, "care");
			const isPrivate = [said, ...against].some((one) => one?.isPrivate === true);
			return { answer, reason, isPrivate };
		});
		return { patient, answers };
	});
	const found = new Set(patients.map(({ nhsNumber }) => nhsNumber));
	return { tools, rows, missing: numbers.filter((number) => !found.has(number)) };
}
