/** Is this report of a use a retry of one that is kept? By its sender's identifier, or by the one-time key of a form. */
import { eq } from "drizzle-orm";
import { canonical } from "#app/core/canonical.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { uses } from "#db/schema.ts";
import { type Use, type UseReported, usesIn, wasAllowed } from "./use.ts";
import type { UseRefusal, UseReport } from "./use-report.ts";

/** A use that is kept. `isNew` is false where it was kept before. */
export interface KeptUse {
	readonly id: string;
	readonly isNew: boolean;
	readonly wasAllowed: boolean;
}

/** The use that a form of this staff member saved with this key; undefined where it is the first. */
export async function savedByForm(
	q: Writer,
	staffId: string,
	once: string,
	subject: Subject,
	report: UseReport,
): Promise<Result<KeptUse, UseRefusal> | undefined> {
	const used = await usedKey(q, once, `staff:${staffId}`);
	if (used === undefined) return undefined;
	const kept = used.isTheirs
		? usesIn(await entriesOf(q, subject)).find(({ id }) => id === used.ref)
		: undefined;
	if (kept === undefined) return refuse("key-not-yours");
	// What was changed after it was saved would be lost without a word.
	return sameReport(kept, report) ? ok(keptAs(kept.id, kept.body.decided)) : refuse("came-before-otherwise");
}

/**
 * The use that came before under the identifier of this report; undefined where it is the first. `subject` undefined: nobody has that number.
 * It is told by the report alone, whose lists ever they are on now: a sender is told nothing that it did not send.
 */
export async function sentBefore(
	db: Db,
	q: Writer,
	subject: Subject | undefined,
	{ source, tool, service, usedAt, toolVersion }: UseReport,
): Promise<Result<KeptUse, UseRefusal> | undefined> {
	if (source === null) return undefined;
	const index = db.vault.index("use-source", source);
	const [row] = await q.select().from(uses).where(eq(uses.sourceIndex, index));
	if (row === undefined) return undefined;
	const same =
		row.patientNo === subject?.no &&
		row.toolId === tool &&
		row.usedAt.getTime() === usedAt.getTime() &&
		row.version === (toolVersion ?? "") &&
		(service === null || service === row.serviceId);
	return same ? ok(keptAs(row.id, { answer: row.decided })) : refuse("came-before-otherwise");
}

function sameReport({ body }: Use, report: UseReport): boolean {
	const { tool, toolVersion, service, lookedAt, recommended, checked } = body;
	const kept = { tool, toolVersion, service, lookedAt, recommended, checked, usedAt: body.usedAt };
	return Object.entries(kept).every(([name, value]) => {
		const sent = name === "usedAt" ? report.usedAt.toISOString() : report[name as keyof UseReport];
		return canonical(sent) === canonical(value);
	});
}

function keptAs(id: string, decided: Pick<UseReported["decided"], "answer">): KeptUse {
	return { id, isNew: false, wasAllowed: wasAllowed(decided) };
}
