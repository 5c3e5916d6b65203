/** Disputes and challenges in the database: raised, moved, found. A row is what lists need; all that was said is in the entries. */
import { and, eq } from "drizzle-orm";
import type { PersonActor, StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { HARMS, type Moved } from "#app/core/dispute-entry.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Authority } from "#app/core/said.ts";
import { whyNotNow } from "#app/features/record/acting.store.server.ts";
import { ownerOf, spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { ActingRefusal } from "#app/features/trust/acting.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { disputes } from "#db/schema.ts";
import { casePatient } from "./case-patient.store.server.ts";
import { clocksOf, nextClock } from "./clocks.ts";
import { apply, begun, type Dispute, disputesIn, isOpen } from "./dispute.ts";
import { mayKnow } from "./for-who-acts.ts";
import { decide, type MoveRefusal } from "./moves.ts";

type Raised = Extract<EntryBody, { kind: "dispute.raised" }>;

/** Why who acts for the patient may not do it now: their authority ended meanwhile, or does not go so far. */
export type NotNow = Exclude<ActingRefusal, "own">;

/** What is raised, but for what only the store knows. */
export type NewDispute = Omit<Raised, "kind" | "version" | "dispute">;

/** Who looks at a patient's disputes: the patient, who acts for them, or a staff member who names the patient by their random id. */
export type Asker = PersonActor | (StaffActor & { readonly patientId: string });

/** The patient whose disputes this actor may see; undefined for "not there" and "not at your provider" alike. */
export async function subjectFor(
	db: Db,
	handle: Reader | Writer,
	actor: Asker,
): Promise<Subject | undefined> {
	if (actor.role !== "staff") return subjectOf(handle, db.vault, actor.patientNo);
	return (await casePatient(db, handle, actor, actor.patientId))?.subject;
}

/**
 * Raises it in the caller's transaction, once: the entry, its row, and where it was asked for the pause of the tool for
 * this patient. `providerId` answers it.
 */
export async function raiseInside(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	providerId: string,
	raised: NewDispute,
	at: Date,
): Promise<Dispute> {
	const body: Raised = {
		...raised,
		kind: "dispute.raised",
		version: 1,
		dispute: db.vault.randomHex(8),
	};
	const dispute = begun(await record(q, db.vault, subject, body, at));
	await q
		.insert(disputes)
		.values({
			id: dispute.id,
			patientNo: subject.no,
			providerId,
			raisedBy: body.what.by,
			useId: body.use,
			toolId: body.tool,
			version: body.toolVersion ?? "",
			serviceId: body.service,
			raisedAt: at,
			...rowOf(dispute, register, providerId, at),
		})
		.returning({ id: disputes.id });
	if (body.pauses && body.tool !== null)
		await pause(db, q, register, subject, "pause.opened", dispute.id, body.tool, at);
	return dispute;
}

/** What a move is refused for: by the rules, or because the page that was pressed knew an older state. */
export type MoveProblem = MoveRefusal | "changed" | "key-not-yours";

/** A move as it was pressed: what it says, the one-time key of its form, and the latest entry that its page knew. */
export interface PressedMove {
	readonly moved: Moved;
	readonly once: string;
	readonly seen: number;
	/** Of the trusted person who does it for the patient; null for the patient and for staff's own moves. */
	readonly authority: Authority | null;
}

/**
 * Makes one move, once; undefined where there is no such dispute for this actor. Closing one ends its pause: the rule then
 * asks the patient. `after` does what belongs to it in the same transaction, such as telling the patient.
 */
export async function moveDispute(
	db: Db,
	actor: Asker,
	register: KnownRegister,
	id: string,
	pressed: PressedMove,
	at: Date,
	after: (q: Writer, subject: Subject, dispute: Dispute, entry: Entry, providerId: string) => Promise<void>,
): Promise<Result<Dispute, MoveProblem | NotNow> | undefined> {
	return db.write(async (q) => {
		const refusal = actor.role === "staff" ? undefined : await whyNotNow(q, db.vault, actor, "decide", at);
		if (refusal !== undefined) return refuse(refusal);
		const subject = await subjectFor(db, q, actor);
		const found = subject && (await findIn(q, subject, actor, id));
		if (subject === undefined || found === undefined) return undefined;
		const { dispute, providerId } = found;
		const owner = ownerOf(actor);
		const used = await usedKey(q, pressed.once, owner);
		if (used !== undefined) return used.isTheirs ? ok(dispute) : refuse("key-not-yours");
		if (dispute.seq !== pressed.seen) return refuse("changed");
		const allowed = decide(dispute, pressed.moved, actor, dayOf(at));
		if (!allowed.ok) return allowed;
		const { authority } = pressed;
		const body = {
			kind: "dispute.moved",
			version: 1,
			dispute: id,
			moved: allowed.value,
			authority,
			recorder: recorderOf(actor),
		} as const;
		const entry = await record(q, db.vault, subject, body, at);
		const moved = apply(dispute, entry);
		await q
			.update(disputes)
			.set(rowOf(moved, register, providerId, at))
			.where(eq(disputes.id, id))
			.returning({ id: disputes.id });
		await followPause(db, q, register, subject, dispute, moved, at);
		await spendKey(q, pressed.once, owner, entry.ref, at);
		await after(q, subject, moved, entry, providerId);
		return ok(moved);
	});
}

/** While it is open the tool is not used for this patient, where they asked for that; when it closes the rule asks them. */
async function followPause(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	before: Dispute,
	after: Dispute,
	at: Date,
): Promise<void> {
	const { pauses, tool } = after.raised.body;
	if (!pauses || tool === null || isOpen(before) === isOpen(after)) return;
	await pause(db, q, register, subject, isOpen(after) ? "pause.opened" : "pause.closed", after.id, tool, at);
}

async function pause(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	kind: "pause.opened" | "pause.closed",
	dispute: string,
	tool: string,
	at: Date,
): Promise<void> {
	const before = await readStanding(q, register, subject.no);
	const entry = await record(q, db.vault, subject, { kind, version: 1, tool, dispute }, at);
	await applyEntry(q, register, subject, before, entry);
}

/** What the row says of it now. */
function rowOf(dispute: Dispute, register: KnownRegister, providerId: string, at: Date) {
	const nation = register.providers.get(providerId)?.nation ?? "england";
	return {
		state: dispute.state,
		harm: urgency(dispute),
		due: nextClock(dispute, clocksOf(dispute, nation, dayOf(at)))?.due ?? null,
		reviewerId: dispute.reviewer?.id ?? null,
		withheld: dispute.withheld !== null,
		closedAt: dispute.closedAt,
		seq: dispute.seq,
	};
}

/** The order of the inbox: an urgent worry that nobody looked at, then by harm, then what nobody looked at. */
function urgency({ harm, raised }: Dispute): number {
	if (harm !== null) return HARMS.indexOf(harm);
	const { what } = raised.body;
	const worst = what.by === "patient" ? what.routes.includes("urgent") : what.challenge === "harm";
	return worst ? -1 : HARMS.length;
}

async function findIn(handle: Reader | Writer, subject: Subject, actor: Asker, id: string) {
	const own = [eq(disputes.id, id), eq(disputes.patientNo, subject.no)];
	const scope = actor.role === "staff" ? [...own, eq(disputes.providerId, actor.providerId)] : own;
	const [row] = await handle
		.select({ providerId: disputes.providerId })
		.from(disputes)
		.where(and(...scope));
	if (row === undefined) return undefined;
	const entries = await entriesOf(handle, subject);
	const dispute = disputesIn(entries).find((one) => one.id === id);
	if (dispute === undefined || (actor.role !== "staff" && !mayKnow(dispute, actor, entries)))
		return undefined;
	return { dispute, providerId: row.providerId };
}

/** One dispute and the provider that answers it; undefined for "not there" and "not yours" alike. */
export async function findDispute(
	db: Db,
	actor: Asker,
	id: string,
): Promise<{ readonly dispute: Dispute; readonly providerId: string } | undefined> {
	const subject = await subjectFor(db, db.read, actor);
	return subject && findIn(db.read, subject, actor, id);
}

/** All of a patient's, newest first: for the patient and who acts for them those that they may know of, for staff those of their provider. */
export async function listDisputes(db: Db, actor: Asker): Promise<Dispute[]> {
	const subject = await subjectFor(db, db.read, actor);
	if (subject === undefined) return [];
	const entries = await entriesOf(db.read, subject);
	const all = disputesIn(entries).toReversed();
	if (actor.role !== "staff") return all.filter((one) => mayKnow(one, actor, entries));
	const rows = await db.read
		.select({ id: disputes.id })
		.from(disputes)
		.where(and(eq(disputes.patientNo, subject.no), eq(disputes.providerId, actor.providerId)));
	return all.filter(({ id }) => rows.some((row) => row.id === id));
}
