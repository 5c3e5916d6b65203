/** A change of who decides can set two people against each other who said different things long ago: then somebody talks with both. */
import { dayOf } from "#app/core/calendar.ts";
import type { Entry } from "#app/core/entry.ts";
import { disagreeingSeqs } from "#app/core/people-disagree.ts";
import { overlap } from "#app/core/scope.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { servicesOf } from "./decide.store.server.ts";
import { providerFor } from "./make-choice.store.server.ts";
import { openTask } from "./open-task.store.server.ts";
import type { Subject } from "./record.store.server.ts";
import { settleConflicts } from "./settle-conflict.store.server.ts";

/** What counted before and after who decides changed, and the entry that says so. */
interface StatusChanged {
	readonly before: Standing;
	readonly after: Standing;
	readonly entry: Pick<Entry, "seq">;
}

/** Opens the jobs about answers that disagree since, and closes those about answers that no longer do. */
export async function followStatus(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	changed: StatusChanged,
	at: Date,
): Promise<void> {
	await settleConflicts(db.vault, q, subject, changed.after, { because: changed.entry.seq }, at);
	await openNewConflicts(db, q, register, subject, changed, at);
}

/** The same job as after the answer that begins a conflict: one for each tool, or one for all, on which they did not disagree before. */
async function openNewConflicts(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	standing: Pick<StatusChanged, "before" | "after">,
	at: Date,
): Promise<void> {
	const known = new Set(disagreeingSeqs(standing.before, null));
	const seqs = disagreeingSeqs(standing.after, null);
	if (seqs.every((seq) => known.has(seq))) return;
	const services = await servicesOf(q, subject.no);
	for (const [tool, choice] of laterOfEach(standing.after, seqs)) {
		const provider = providerFor(register, services, tool);
		if (provider === undefined || disagreeingSeqs(standing.before, tool).length > 0) continue;
		const due = callBackBy(dayOf(at), provider.nation);
		await openTask(db, q, subject, { kind: "conflict", providerId: provider.id, tool, choice, due }, at);
	}
}

/** The later answer (its seq) of each two that disagree, by the tool that it is about: null, every tool, is one job for all of them. */
function laterOfEach(standing: Standing, seqs: readonly number[]): Map<string | null, number> {
	const rows = standing.filter(({ kind, seq }) => kind === "choice" && seqs.includes(seq));
	const found = new Map<string | null, number>();
	for (const no of rows.filter(({ state }) => state === "no"))
		for (const yes of rows.filter(({ state }) => state === "yes")) {
			if (no.who === yes.who || overlap(no, yes) === null) continue;
			const later = no.seq > yes.seq ? no : yes;
			found.set(later.tool, Math.max(found.get(later.tool) ?? 0, later.seq));
		}
	const all = found.get(null);
	return all === undefined ? found : new Map([[null, all]]);
}
