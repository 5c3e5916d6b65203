/** Decisions a second in one process, beside the bare statements that fetch the same rows. */
import Sqlite from "better-sqlite3";
import { decideOn, servicesOf } from "#app/features/record/decide.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { atTheEnd } from "./clean-up.ts";
import type { MadeUp } from "./made-up-patients.ts";
import { perSecond } from "./per-second.ts";
import { type Effort, inRounds } from "./rounds.ts";
import type { Subject } from "./table.ts";

/** Patients are asked about in an order that is not that of the table: this prime steps through all of them. */
const STEP = 7_919;

/** May this tool be used in this patient's care? Asked of one patient after another, from the rows on the disk. */
export async function decisions(madeUp: MadeUp, effort: Effort): Promise<Subject> {
	const { db, file, register, patients, at } = madeUp;
	const tool = register.byId.get("consultation-notes");
	if (tool === undefined) throw new Error("the register has no note-taking tool");
	const raw = new Sqlite(file, { readonly: true });
	atTheEnd(() => raw.close());
	const standingRows = raw.prepare(
		"SELECT kind, who, tool, purpose, seq, rest FROM standing WHERE patient_no = ?",
	);
	const serviceRows = raw.prepare("SELECT service_id FROM patient_services WHERE patient_no = ?");

	let asked = 0;
	const next = () => {
		asked += STEP;
		return (asked % patients) + 1;
	};
	let denied = 0;
	const decideOne = async () => {
		const no = next();
		const standing = await readStanding(db.read, register, no);
		const services = await servicesOf(db.read, no);
		const asking = { tool, purpose: "care", services, onList: services.size > 0, at } as const;
		if (decideOn(register, standing, asking).answer === "deny") denied += 1;
	};
	let found = 0;
	const fetchOne = () => {
		const no = next();
		found += standingRows.all(no).length + serviceRows.all(no).length;
	};

	const ours = () => perSecond(decideOne, effort.seconds);
	const yardstick = () => perSecond(fetchOne, effort.seconds);
	await ours();
	await yardstick();
	const figures = await inRounds(effort.rounds, ours, yardstick);
	if (denied === 0 || found === 0) throw new Error("nothing was decided");
	return {
		title: "Decisions a second",
		yardstick: "bare statements",
		compared: [
			{
				what: `one tool, one of ${patients.toLocaleString("en-GB")} patients`,
				unit: "/s",
				...figures,
				goal: { least: 0.7 },
			},
		],
		notes: [
			"The patient's standing choices and lists are read and the rule decides; one process, one after another.",
			"bare statements: better-sqlite3, prepared once, fetching the same rows and deciding nothing.",
			"Profiled once, the portal's time: the statements 70%, mapping their rows 8%, reading the rows as choices 7%, the " +
				"rule 3%.",
		],
	};
}
