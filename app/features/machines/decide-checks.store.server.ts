/**
 * Answers the checks of a machine, in their order, by the rule of every screen (`app/core/decision.ts`), and writes down each look at a patient
 * before anything is answered: what cannot be written down is not told.
 */
import { sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { checkInOrder } from "#app/features/record/check-numbers.store.server.ts";
import { type Checked, notOnList } from "#app/features/record/checked.ts";
import { countClientDay } from "#app/features/record/client-day.store.server.ts";
import { logMachineLooks, type MachineLook } from "#app/features/record/look-machine.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { registerChangeCount } from "#db/register-changes.server.ts";
import { entries } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { answered, type Check, type CheckAnswer, type ReadCheck, TODAYS, unanswered } from "./check.ts";
import { checkPast, type Past } from "./past-checks.store.server.ts";

/** Answers, and how many entries the record had at least when they were read. */
export interface Answers {
	readonly decisions: readonly CheckAnswer[];
	readonly size: number;
}

/** One call of a client. `then`: what was found of a moment that is over. */
interface Call {
	readonly vault: Vault;
	readonly client: ClientActor;
	readonly register: KnownRegister;
	readonly checks: readonly ReadCheck[];
	readonly at: Date;
	readonly then: (Answered & { readonly moment: Date }) | undefined;
}

/** What was found, by the place of the check, and how many entries the record had. */
interface Answered {
	readonly found: readonly (Checked | undefined)[];
	readonly size: number;
}

/**
 * Answers each check as it is now, or as it was at a moment that is over. Both are looks that the patients read. What is so now is read in
 * the transaction that writes the looks down: nothing comes between the two, and the writer still has the pages that another connection would
 * fetch anew after each commit. Calls that wait for the same commit are answered in one step, as of the moment when the last of them came.
 * `register-changed`: what is asked about now would be answered by a register that is not true any more. Nothing was written down; ask by the new one.
 */
export async function decideChecks(
	db: Db,
	client: ClientActor,
	register: KnownRegister,
	checks: readonly ReadCheck[],
	at: Date,
	past?: Past,
): Promise<Answers | "register-changed"> {
	const then = past && {
		moment: past.moment,
		size: await recordSize(db.read),
		found: await checkPast(db, client, register, checks, past),
	};
	return db.writeTogether(answerCalls, { vault: db.vault, client, register, checks, at, then });
}

/** Whose calls they are, and whether about now, makes no difference to an answer: each client's looks are written for that client. */
async function answerCalls(
	q: Writer,
	all: readonly Call[],
): Promise<readonly (Answers | "register-changed")[]> {
	// As it stands in this transaction: a tool that was stopped in front of it counts.
	const changes = await registerChangeCount(q);
	const calls = all.filter(({ then, register }) => then !== undefined || register.changes === changes);
	const at = new Date(Math.max(...calls.map((call) => call.at.getTime())));
	const size = await recordSize(q);
	const answers = new Map<Call, Answers>();
	const alike = Map.groupBy(calls, ({ client, then }) => `${client.clientId} ${then === undefined}`);
	for (const group of alike.values()) await answerAlike(q, group, { at, size }, answers);
	return all.map((call) => answers.get(call) ?? "register-changed");
}

/** Calls of one client, all about now or all about moments that are over. */
async function answerAlike(
	q: Writer,
	calls: readonly Call[],
	{ at, size }: { readonly at: Date; readonly size: number },
	answers: Map<Call, Answers>,
): Promise<void> {
	const { client, register, vault, then: isPast } = calls.at(-1) as Call;
	const all = calls.flatMap(({ checks }) => checks);
	const now = isPast ? [] : await checkNow(q, vault, client, register, all, at);
	const looks: MachineLook[] = [];
	let place = 0;
	for (const call of calls) {
		const { checks, then } = call;
		const found = then?.found ?? now.slice(place, place + checks.length);
		place += checks.length;
		const decisions = checks.map((check, n) => answerOne(check, found[n], then?.moment, at, looks));
		answers.set(call, { decisions, size: then?.size ?? size });
	}
	await logMachineLooks(q, client, looks, isPast ? "asked-past" : "asked", at);
	// Also where nobody was found: whether a number is known is not to be told by the wait for the disk.
	await countClientDay(q, client, all.length, at);
}

/** Adds the look to `looks`, where there is somebody who is looked at. */
function answerOne(
	{ echo, check, error }: ReadCheck,
	found: Checked | undefined,
	moment: Date | undefined,
	at: Date,
	looks: MachineLook[],
): CheckAnswer {
	if (check === undefined) return unanswered(echo, error, at);
	const { patientNo, ...said } = found ?? notOnList(null, at);
	const { tool, purpose } = check;
	if (patientNo !== null) looks.push({ patientNo, tool, purpose, answer: said.answer });
	const answer = answered(echo, said, said, moment ?? at);
	return moment ? { ...answer, expires: answer.asOf, past: true, today: [...TODAYS] } : answer;
}

/** By the place of the check. Those with the same question are read together. */
async function checkNow(
	q: Writer,
	vault: Vault,
	client: ClientActor,
	register: KnownRegister,
	checks: readonly ReadCheck[],
	at: Date,
): Promise<readonly (Checked | undefined)[]> {
	const found: (Checked | undefined)[] = [];
	const indexOf = vault.indexes("nhs-number");
	const places = checks.flatMap(({ check }, place) =>
		check ? [{ check, place, index: indexOf(check.number) }] : [],
	);
	const alike = Map.groupBy(places, ({ check }) => `${check.tool} ${check.purpose} ${check.optOut}`);
	for (const group of alike.values()) {
		const { tool: id, purpose, optOut } = (group[0] as { readonly check: Check }).check;
		const tool = register.byId.get(id);
		if (tool === undefined) throw new RangeError(`the register has no tool ${id}`);
		const asked = group.map(({ index }) => ({ index, optOut }));
		const answers = await checkInOrder(q, client, register, { tool, purpose, at }, asked);
		for (const [at, { place }] of group.entries()) found[place] = answers[at];
	}
	return found;
}

const sizeQuery = (handle: Reader | Writer) =>
	prepared(handle, "machines.record-size", (q) =>
		q
			.select({ size: sql<number>`coalesce(max(${entries.seq}), 0)` })
			.from(entries)
			.prepare(),
	);

async function recordSize(handle: Reader | Writer): Promise<number> {
	const [row] = await sizeQuery(handle).execute();
	return row?.size ?? 0;
}
