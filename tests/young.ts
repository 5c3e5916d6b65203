/** A portal with young patients and those who act for them, on whatever day a test is about. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach } from "vitest";
import { dayOf } from "#app/core/calendar.ts";
import type { DecisionStatus, EntryBody } from "#app/core/entry.ts";
import type { Decider } from "#app/core/said.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { handOverByAge } from "#app/features/trust/hand-over.store.server.ts";
import type { NewTrust } from "#app/features/trust/new-trust.ts";
import { changeStatus, readStatusKnown } from "#app/features/trust/status.store.server.ts";
import type { NewStatus } from "#app/features/trust/status.ts";
import { giveTrust, ownTrusted, type Trusting } from "#app/features/trust/trust.store.server.ts";
import { tasks } from "#db/schema.ts";
import { aSaying, NOON } from "./builders.ts";
import { openPortal, rhian, system, type TestPatient, type TestPortal } from "./portal.ts";
import { proveClock } from "./proven-clock.ts";

const SCAN = "eye-scan-urgency";
/** A mother who decides. */
export const karen: NewTrust = {
	...{ name: "Karen Reed", authority: "parent", may: "decide", evidence: "Birth certificate.", limits: null },
	...{ from: "2026-11-21", until: null, address: null, email: null, phone: null, lang: null },
};

/** Opened anew for each test. */
export let portal: TestPortal;
/** Call it once in a file: each of its tests has a portal of its own. */
export function withYoungPatients(): void {
	beforeEach(async () => {
		portal = await openPortal();
		await portal.addStaff(rhian);
	});
	afterEach(() => portal.close());
}

/** What the register has now. */
export const register = () => currentRegister(portal.db);

/** A child with their mother on record since noon of 21 November 2026. Answers the mother too. */
export async function child(birthDate: string): Promise<[TestPatient, Decider]> {
	const patient = await portal.addPatient({ birthDate });
	return [patient, await give(patient, karen)];
}

/** Staff put this person on record; answers them as who decides. */
export async function give(to: TestPatient, person: NewTrust, at = NOON): Promise<Decider> {
	const once = portal.db.vault.randomHex(16);
	const given = await giveTrust(portal.db, rhian, await register(), to.id, person, once, at);
	if (!given?.ok || person.authority === "carer") throw new Error("nobody who decides was put on record");
	return { who: "trusted", id: given.value, name: person.name, authority: person.authority };
}

/** Staff write down who was found to decide. */
export async function assess(
	of: TestPatient,
	found: DecisionStatus,
	assessment: NewStatus["assessment"],
	at = NOON,
): Promise<void> {
	const seen = (await readStatusKnown(portal.db, rhian, await register(), of.id, at))?.seen ?? "";
	const assessed = { status: found, assessment, on: dayOf(at), by: "Dr Okoye", evidence: "Seen." };
	const once = portal.db.vault.randomHex(16);
	const done = await changeStatus(portal.db, rhian, await register(), of.id, assessed, { once, seen }, at);
	if (!done?.ok) throw new Error("it was not written down");
}

/** A member of staff signed in by this clock a day before. */
export function signedInBefore(at: Date): Promise<void> {
	return proveClock(portal.db, at);
}

/** Hands over by a clock that is borne out; answers for how many. */
export async function handOver(at: Date): Promise<number> {
	await signedInBefore(at);
	const { handed, failures } = await handOverByAge(portal.db, system, await register(), at);
	if (failures.length > 0) throw failures[0];
	return handed;
}

/** The patient's own page about whom they trust. */
export async function trusting(of: TestPatient): Promise<Trusting> {
	const found = await ownTrusted(portal.db, of.actor, await register());
	if (found === undefined) throw new Error("no patient");
	return found;
}
/** Who decides for them now. */
export const status = async (of: TestPatient) => (await trusting(of)).status;

/** What somebody says on the phone about the eye scan tool. */
export async function says(
	of: TestPatient,
	answer: "yes" | "no",
	decider: Decider,
	at = NOON,
	isPrivate = false,
): Promise<void> {
	const [all, subject] = [await register(), await subjectOf(portal.db.read, portal.db.vault, of.no)];
	if (subject === undefined) throw new Error("no patient");
	const rest = { lang: "en", saidOn: null, settles: false, recordedAt: "riverside", isPrivate };
	const said = aSaying(decider, "phone");
	const choice = { scope: { tool: SCAN, purpose: "care" as const }, answer, said, ...rest };
	await portal.db.write(async (q) =>
		makeChoice(portal.db, q, all, subject, await standingNow(q, all, subject), choice, at),
	);
}

/** Why staff get the answer that they get about the eye scan tool. */
export async function reason(of: TestPatient, at: Date): Promise<string | undefined> {
	const summary = await readSummary(portal.db, rhian, await register(), of.id, "en", at);
	return summary?.tools.find(({ id }) => id === SCAN)?.reason;
}

/** How many jobs there are to ask them again. */
export async function asking(of: TestPatient): Promise<number> {
	const all = await portal.db.read.select().from(tasks).where(eq(tasks.patientNo, of.no));
	return all.filter(({ kind }) => kind === "ask-again").length;
}

/** What is in their record. */
export async function recorded(of: TestPatient): Promise<EntryBody[]> {
	const subject = await subjectOf(portal.db.read, portal.db.vault, of.no);
	return subject ? (await entriesOf(portal.db.read, subject)).map(({ body }) => body) : [];
}
