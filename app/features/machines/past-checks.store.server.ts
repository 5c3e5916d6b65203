/**
 * What the rule said at a moment that is over, for whoever looks back: on the entries that were recorded until then. Whether the tool was stopped, the
 * laws and its notices are those of that moment; which lists a patient is on and where a tool is used are not kept by day, and are today's.
 */
import { and, asc, eq, lte } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { type Decision, decide } from "#app/core/decision.ts";
import { fold } from "#app/core/standing.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";
import { type Checked, notOnList } from "#app/features/record/checked.ts";
import { questionOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { entriesOf, entriesWithoutPatient, subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader } from "#db/open.server.ts";
import { notices, patients } from "#db/schema.ts";
import type { Check, ReadCheck } from "./check.ts";

type ToolThen = Pick<ToolRule, "paused" | "retired" | "notice" | "materialNotice">;

/** The moment that is asked about. `turn` lets others have theirs. */
export interface Past {
	readonly moment: Date;
	turn(): Promise<void>;
}

/** By the place of the check. A patient whose entries cannot be read is `could-not-tell`. */
export async function checkPast(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	checks: readonly ReadCheck[],
	{ moment: then, turn }: Past,
): Promise<readonly (Checked | undefined)[]> {
	const tools = new Map<string, ToolThen>();
	const found: (Checked | undefined)[] = [];
	for (const [place, { check }] of checks.entries()) {
		if (check === undefined) continue;
		const tool = tools.get(check.tool) ?? (await toolThen(db, check.tool, then));
		tools.set(check.tool, tool);
		found[place] = await checkOne(db, client, register, check, tool, then);
		// Many entries are opened: others have their turn between two patients.
		await turn();
	}
	return found;
}

async function checkOne(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	check: Check,
	toolNow: ToolThen,
	then: Date,
): Promise<Checked> {
	const [row] = await db.read
		.select({ no: patients.no, importedAt: patients.importedAt })
		.from(patients)
		.where(eq(patients.nhsIndex, db.vault.index("nhs-number", check.number)));
	if (row === undefined) return notOnList(null, then);
	const theirs = [...(await servicesOf(db.read, row.no))].filter(
		(id) => register.services.get(id)?.providerId === client.providerId,
	);
	if (theirs.length === 0 || row.importedAt > then) return notOnList(row.no, then);
	const tool = register.byId.get(check.tool);
	const subject = await subjectOf(db.read, db.vault, row.no);
	if (tool === undefined || subject === undefined || toolNow.notice === null)
		return couldNotTell(row.no, then);
	const { purpose, optOut } = check;
	const asked = { tool, purpose, services: new Set(theirs), onList: true, at: then, optOut };
	const question = questionOf(register, asked);
	try {
		const until = (await entriesOf(db.read, subject)).filter(({ at }) => at <= then);
		const decision = decide(fold(until), { ...question, tool: { ...question.tool, ...toolNow } });
		const ref = until.find(({ seq }) => seq === decision.choiceSeq)?.ref ?? null;
		return checkedOf(row.no, decision, ref);
	} catch {
		return couldNotTell(row.no, then);
	}
}

function checkedOf(patientNo: number, decision: Decision, ref: string | null): Checked {
	const { answer, reason, notice, expires, lawEnds } = decision;
	return { patientNo, answer, reason, ref, notice, expires, lawEnds };
}

function couldNotTell(patientNo: number, then: Date): Checked {
	return { ...notOnList(patientNo, then), reason: "could-not-tell" };
}

async function toolThen(db: Db, id: string, then: Date): Promise<ToolThen> {
	const rows = await noticesUntil(db.read, id, then);
	let [paused, retired] = [false, false];
	for (const { at, body } of await entriesWithoutPatient(db.read, db.vault)) {
		if (body.kind !== "tool.stopped" || body.tool !== id || at > then) continue;
		if (body.what === "paused") paused = true;
		if (body.what === "resumed") paused = false;
		if (body.what === "retired") retired = true;
	}
	return {
		paused,
		retired,
		notice: rows.at(-1)?.number ?? null,
		materialNotice: rows.findLast(({ material }) => material)?.number ?? null,
	};
}

function noticesUntil(read: Reader, id: string, then: Date) {
	return read
		.select({ number: notices.number, material: notices.material })
		.from(notices)
		.where(and(eq(notices.toolId, id), lte(notices.madeAt, then)))
		.orderBy(asc(notices.number));
}
