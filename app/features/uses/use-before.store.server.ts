/** Is this report of a use a retry of one that is kept? By its sender's identifier, or by the one-time key of a form. */
import { inArray } from "drizzle-orm";
import { canonical } from "#app/core/canonical.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { uses } from "#db/schema.ts";
import { type Use, usesIn, wasAllowed } from "./use.ts";
import type { Reporter } from "./use-place.store.server.ts";
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
	const kept = used.isTheirs ? await keptUse(q, subject, used.ref) : undefined;
	if (kept === undefined) return refuse("key-not-yours");
	return sameReport(kept, report) ? ok(keptAs(kept)) : refuse("came-before-otherwise");
}

/**
 * The use that came before under the identifier of this report; undefined where it is the first. `subject` undefined: nobody has that number.
 * It is told by the report alone, whose lists ever they are on now: a sender is told nothing that it did not send.
 */
export async function sentBefore(
	db: Db,
	q: Writer,
	actor: Reporter,
	register: KnownRegister,
	subject: Subject | undefined,
	report: UseReport,
): Promise<Result<KeptUse, UseRefusal> | undefined> {
	const { source } = report;
	if (source === null) return undefined;
	const providers = await providersMeant(q, actor, register, subject, report.service);
	const tools = actor.role === "client" ? actor.tools : [...register.byId.keys()];
	const indexes = providers.flatMap((id) => tools.map((tool) => sourceIndex(db, id, tool, source)));
	const rows = await q
		.select({ id: uses.id, patientNo: uses.patientNo })
		.from(uses)
		.where(inArray(uses.sourceIndex, indexes));
	if (rows.length === 0) return undefined;
	for (const { id, patientNo } of rows) {
		const kept = patientNo === subject?.no ? await keptUse(q, subject, id) : undefined;
		if (kept !== undefined && sameReport(kept, asCheckedBy(kept, report))) return ok(keptAs(kept));
	}
	return refuse("came-before-otherwise");
}

/**
 * An identifier is one among the uses of a tool at a provider. So a client, which is told of its own tools at its own provider alone,
 * learns of no other's identifiers, and none of its uses is taken for another's.
 */
export function sourceIndex(db: Db, providerId: string, tool: string, source: string): string {
	return db.vault.index("use-source", JSON.stringify([providerId, tool, source]));
}

/** At which providers it can have been: the operator's file names a service, or means one that has the patient on its list. */
async function providersMeant(
	q: Writer,
	actor: Reporter,
	register: KnownRegister,
	subject: Subject | undefined,
	service: string | null,
): Promise<string[]> {
	if (actor.role !== "system") return [actor.providerId];
	const lists = subject === undefined ? [] : await servicesOf(q, subject.no);
	const services = service === null ? [...lists] : [service];
	return [...new Set(services.flatMap((id) => register.services.get(id)?.providerId ?? []))];
}

async function keptUse(q: Writer, subject: Subject, id: string): Promise<Use | undefined> {
	return usesIn(await entriesOf(q, subject)).find((use) => use.id === id);
}

/** A machine names who checked it: an account of theirs that came or went meanwhile makes it no other use. */
function asCheckedBy({ body }: Use, report: UseReport): UseReport {
	const { checked } = report;
	if (checked.by !== "person" || body.checked.by !== "person") return report;
	return { ...report, checked: { ...checked, staff: body.checked.staff } };
}

/** What was changed since it was saved would be lost without a word: it is the same use only where all of it is the same. */
function sameReport({ body }: Use, { service, usedAt, source: _source, ...report }: UseReport): boolean {
	const { tool, toolVersion, lookedAt, recommended, lang, checked } = body;
	return (
		// Without a service it is the one that was found the first time.
		(service === null || service === body.service) &&
		usedAt.toISOString() === body.usedAt &&
		canonical(report) === canonical({ tool, toolVersion, lookedAt, recommended, lang, checked })
	);
}

function keptAs({ id, body }: Use): KeptUse {
	return { id, isNew: false, wasAllowed: wasAllowed(body.decided) };
}
