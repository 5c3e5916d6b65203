/**
 * What the rule said at a moment that is over, for whoever looks back: on the entries that were recorded until then, of the tool as it was then
 * (`tool-then.store.server.ts` of the record). Which lists a patient is on is not kept by day, and is today's.
 */
import { eq } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { type Decision, decide } from "#app/core/decision.ts";
import { fold } from "#app/core/standing.ts";
import { type Checked, notOnList } from "#app/features/record/checked.ts";
import { questionOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { type ToolThen, toolThen } from "#app/features/record/tool-then.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import type { Check, ReadCheck } from "./check.ts";

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
		const tool = tools.get(check.tool) ?? (await toolThen(db, db.read, check.tool, then));
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
	toolWas: ToolThen,
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
	if (tool === undefined || toolWas.rule.notice === null) return couldNotTell(row.no, then);
	const { purpose, optOut } = check;
	const asked = { tool, purpose, services: new Set(theirs), onList: true, at: then, optOut };
	const question = questionOf(register, asked);
	try {
		const subject = await subjectOf(db.read, db.vault, row.no);
		if (subject === undefined) return couldNotTell(row.no, then);
		const until = (await entriesOf(db.read, subject)).filter(({ at }) => at <= then);
		const decision = decide(fold(until), { ...question, tool: { ...question.tool, ...toolWas.rule } });
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
