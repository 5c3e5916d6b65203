/**
 * One choice from whatever way it came: the entry, what now counts, the jobs it asks for and the notice that confirms
 * it, all in the caller's transaction. A choice on the web, by phone and on paper are the same entry.
 */
import { dayOf } from "#app/core/calendar.ts";
import type { Answer, ChoiceMade, Entry } from "#app/core/entry.ts";
import { isInConflict, paperConflicts } from "#app/core/paper-conflict.ts";
import { disagreeingSeqs, peopleDisagree } from "#app/core/people-disagree.ts";
import type { Said } from "#app/core/said.ts";
import type { Scope } from "#app/core/scope.ts";
import { PATIENT, type Standing } from "#app/core/standing-row.ts";
import { callBackBy, isConfirmedByPost, wishAnsweredBy } from "#app/features/choices/choice.ts";
import type { KnownProvider, KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { confirmByPost } from "./confirm.store.server.ts";
import { servicesOf } from "./decide.store.server.ts";
import { openTask } from "./open-task.store.server.ts";
import { record, type Subject } from "./record.store.server.ts";
import { settleCalls } from "./settle-call.store.server.ts";
import { settleConflicts } from "./settle-conflict.store.server.ts";
import { applyEntry, readStanding } from "./standing.store.server.ts";

export interface NewChoice {
	readonly scope: Scope;
	readonly answer: Answer;
	readonly said: Said;
	/** The version of the tool's page that they read, where it is not the newest: a form of before. */
	readonly notice?: number | undefined;
	/** Language the patient was shown or spoken to in. */
	readonly lang: string;
	/** The patient's own date on a paper form (ISO day), else null. */
	readonly saidOn: string | null;
	/** The provider whose staff wrote it down; null where the patient saved it themself. */
	readonly recordedAt: string | null;
	/** Staff talked a conflict through, and this answer settles it. */
	readonly settles: boolean;
	/** The patient keeps it to themself. */
	readonly isPrivate?: boolean;
}

/** Records the choice and all that follows from it. `before` is what counted when the caller looked, in this transaction. */
export async function makeChoice(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	before: Standing,
	choice: NewChoice,
	at: Date,
): Promise<Entry<ChoiceMade>> {
	const { scope, answer, said, lang, saidOn } = choice;
	const disagreesWith =
		saidOn === null ? [] : paperConflicts(before, { scope, answer, who: whoOf(said), saidOn });
	const tool = scope.tool === null ? undefined : register.byId.get(scope.tool);
	const body: ChoiceMade = {
		kind: "choice.made",
		version: 1,
		scope,
		answer,
		notice: (tool && choice.notice) ?? tool?.notice.number ?? null,
		lang,
		saidOn,
		...(disagreesWith.length > 0 && { disagreesWith }),
		...(choice.settles && { settles: true }),
		...(choice.isPrivate === true && { private: true }),
		said,
	};
	const entry = await record(q, db.vault, subject, body, at);
	const after = await applyEntry(q, register, subject, before, entry);
	await settleCalls(db.vault, q, subject, before, entry, at);
	// What staff settle, they settle with a reason, once all answers of the talk are written down.
	const isOwnOnline = said.way === "online" && isInConflict(before, null);
	if (isOwnOnline || (!choice.settles && peopleDisagree(before, scope.tool)))
		await settleConflicts(db.vault, q, subject, after, { choice: entry.seq }, at);

	const services = await servicesOf(q, subject.no);
	const provider =
		choice.recordedAt === null
			? providerFor(register, services, scope.tool)
			: register.providers.get(choice.recordedAt);
	if (provider !== undefined) {
		const isWish =
			answer === "yes" && tool !== undefined && !tool.uses.some((use) => services.has(use.serviceId));
		const today = dayOf(at);
		const job = { providerId: provider.id, tool: scope.tool, choice: entry.seq };
		if (answer === "unsure")
			await openTask(
				db,
				q,
				subject,
				{ ...job, kind: "call-back", due: callBackBy(today, provider.nation) },
				at,
			);
		if (isWish)
			await openTask(
				db,
				q,
				subject,
				{ ...job, kind: "wish", due: wishAnsweredBy(today, provider.nation) },
				at,
			);
		if (disagreesWith.length > 0 || disagreeingSeqs(after, scope.tool).includes(entry.seq))
			await openTask(
				db,
				q,
				subject,
				{ ...job, kind: "conflict", due: callBackBy(today, provider.nation) },
				at,
			);
		if (isConfirmedByPost(answer, said.way, said.recorder.who !== "patient"))
			await confirmByPost(q, subject, provider.id, entry, at);
	}
	return entry;
}

function whoOf(said: Said): string {
	return said.decider.who === "patient" ? PATIENT : said.decider.id;
}

/** The provider that answers for this patient and tool: who uses the tool on them, else the first whose list they are on. */
export function providerFor(
	register: KnownRegister,
	services: ReadonlySet<string>,
	tool: string | null,
): KnownProvider | undefined {
	const use =
		tool === null
			? undefined
			: register.byId.get(tool)?.uses.find(({ serviceId }) => services.has(serviceId));
	const [first] = [...services].sort();
	const providerId =
		use?.providerId ?? (first === undefined ? undefined : register.services.get(first)?.providerId);
	return providerId === undefined ? undefined : register.providers.get(providerId);
}

/** What counts for the patient inside this transaction. */
export function standingNow(q: Writer, register: KnownRegister, subject: Subject): Promise<Standing> {
	return readStanding(q, register, subject.no);
}
