/** What is right: the rule by its letter over the whole record, and how the tool of the histories is changed. */
import { eq } from "drizzle-orm";
import { ANSWER_OF, type Reason } from "#app/core/decision-reasons.ts";
import type { Entry } from "#app/core/entry.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { questionOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import { TOOL, type World } from "../attacks/world.ts";
import { literally } from "../literal-rule.ts";
import { type Somebody, TOOLS } from "./happenings.ts";
import { type Answers, keyOf } from "./told.ts";

/** The rule by its letter, over the whole record of each. */
export async function byTheRule({ db }: Pick<World, "db">, them: readonly Somebody[]): Promise<Answers> {
	const register = await currentRegister(db);
	const answers: Answers = new Map();
	const at = new Date();
	for (const who of them) {
		const history = await historyOf({ db }, who);
		const services = await servicesOf(db.read, who.no);
		for (const id of TOOLS)
			for (const purpose of PURPOSES) {
				const tool = register.byId.get(id);
				if (tool === undefined) throw new Error(`no ${id}`);
				const question = questionOf(register, { tool, purpose, services, onList: true, at });
				const { reason, choiceSeq } = literally(history, question);
				const ref = history.find(({ seq }) => seq === choiceSeq)?.ref ?? "";
				answers.set(keyOf(who.nhsNumber, id, purpose), `${ANSWER_OF[reason as Reason]} ${reason} ${ref}`);
			}
	}
	return answers;
}

/** All entries of their record. */
export async function historyOf({ db }: Pick<World, "db">, { no }: Somebody): Promise<Entry[]> {
	const subject = await subjectOf(db.read, db.vault, no);
	if (subject === undefined) throw new Error("no patient");
	return entriesOf(db.read, subject);
}

/** Changes the tool for everybody. */
export function setTool({ db }: World, values: Partial<typeof tools.$inferInsert>): Promise<void> {
	return db.write(async (q) => {
		await q.update(tools).set(values).where(eq(tools.id, TOOL)).returning({ id: tools.id });
		await markRegisterChanged(q);
	});
}
